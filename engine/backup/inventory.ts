import fs from 'node:fs';
import path from 'node:path';
import type { Inspection } from '../../shared/run/inspection.ts';
import { localError } from '../transfer/local-errors.ts';
import { isSidecarName } from './sidecar.ts';

/** More files than this are no folder of backups. */
const mostFiles = 10_000;
const deepest = 8;

export interface FoundFiles {
  readonly files: readonly string[];
  /** There were more than are told. */
  readonly isPartial: boolean;
}

/**
 * The files that stand for `paths`: a file for itself, a folder for all files below it, without hidden ones, links, and
 * lists of hashes, in the order of their names. Throws `local.*` where one is not there.
 */
export async function findBackups(paths: readonly string[], signal: AbortSignal): Promise<FoundFiles> {
  const files: string[] = [];
  for (const given of paths) {
    const stat = await fs.promises.stat(given).catch(async (error: unknown) => {
      throw await localError(error, given);
    });
    if (stat.isDirectory()) await collect(given, 0, files, signal);
    else files.push(given);
  }
  return { files: files.slice(0, mostFiles), isPartial: files.length > mostFiles };
}

async function collect(folder: string, depth: number, files: string[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const entries = await fs.promises.readdir(folder, { withFileTypes: true }).catch(async (error: unknown) => {
    throw await localError(error, folder);
  });
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
    if (files.length > mostFiles) return;
    if (entry.name.startsWith('.') || isSidecarName(entry.name)) continue;
    const inside = path.join(folder, entry.name);
    if (entry.isFile()) files.push(inside);
    else if (entry.isDirectory() && depth < deepest) await collect(inside, depth + 1, files, signal);
  }
}

const columns = [
  'file',
  'size_bytes',
  'sha256',
  'content',
  'made_at',
  'made_at_from',
  'version',
  'version_from',
  'verdict',
  'reasons',
] as const;

/** The header line of an inventory as CSV (RFC 4180). */
export const inventoryHeader = columns.join(',');

/** One line of an inventory as CSV: identifiers, not sentences, for whoever reads it is a program. */
export function inventoryLine(seen: Inspection): string {
  const { restorable } = seen;
  return [
    seen.path,
    String(seen.sizeBytes),
    seen.sha256 ?? '',
    seen.contentType,
    seen.madeAt?.at ?? '',
    seen.madeAt?.from ?? '',
    seen.madeOn?.version ?? '',
    seen.madeOn?.from ?? '',
    restorable.kind,
    restorable.reasons.map((given) => given.code).join(' '),
  ]
    .map(csvCell)
    .join(',');
}

/** Quoted where it must be. What a spreadsheet would take for a formula gets a sign before it. */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
