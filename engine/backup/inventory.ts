import fs from 'node:fs';
import path from 'node:path';
import { isPassedOver } from '../../shared/rules/backup-names.ts';
import { asLocal } from '../transfer/local-errors.ts';

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
    const stat = await fs.promises.stat(given).catch(asLocal(given));
    if (stat.isDirectory()) await collect(given, 0, files, signal);
    else files.push(given);
  }
  return { files: files.slice(0, mostFiles), isPartial: files.length > mostFiles };
}

async function collect(folder: string, depth: number, files: string[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const entries = await fs.promises.readdir(folder, { withFileTypes: true }).catch(asLocal(folder));
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
    if (files.length > mostFiles) return;
    if (isPassedOver(entry.name)) continue;
    const inside = path.join(folder, entry.name);
    if (entry.isFile()) files.push(inside);
    else if (entry.isDirectory() && depth < deepest) await collect(inside, depth + 1, files, signal);
  }
}
