import path from 'node:path';
import { limitFinding, limitVerdict } from '../../shared/rules/limits.ts';
import {
  answersOf,
  reason,
  verdictOf,
  type Inspection,
  type InspectionReason,
} from '../../shared/run/inspection.ts';
import type { LookEnd } from '../../shared/run/look-end.ts';
import type { Secret } from '../secret.ts';
import { localError } from '../transfer/local-errors.ts';
import { contentReasons } from './content-reasons.ts';
import { madeAt, madeOn, productReasons, versionReasons } from './evidence.ts';
import { boundReasons, entryReasons, isEndSeen, layerReasons, layersOf } from './layer-reasons.ts';
import { lookIntoSevenZip } from './look-into-seven-zip.ts';
import { readManifest } from './manifest.ts';
import { readThrough, type ReadOptions, type ReadThrough } from './read-through.ts';
import { readSidecar } from './sidecar.ts';
import { nameSigns, truncationSigns } from './truncation.ts';

export interface InspectOptions extends Omit<ReadOptions, 'ended'> {
  /** Version of the appliance that the backup is meant for. */
  readonly targetVersion?: string;
  /** Version of the server that made it, as the admin says. */
  readonly toldVersion?: string;
  /** Is tried on the file; it is neither kept nor part of what comes back. */
  readonly key?: Secret;
}

export interface FileOptions extends InspectOptions {
  /** A look into it was ended before: now its bytes alone are read, and that is said. */
  readonly ended?: LookEnd;
}

/**
 * Looks into a backup file in this very thread: one pass, bounded memory, nothing is written; with a key a second pass,
 * through what it opens. Whoever has other work in its process calls `inspectBackup`. May run twice. Throws `local.*`, and
 * the signal's reason when aborted.
 */
export async function inspectFile(file: string, options: FileOptions): Promise<Inspection> {
  const { signal, targetVersion, toldVersion, ended } = options;
  const failed = async (error: unknown): Promise<never> => {
    signal.throwIfAborted();
    throw await localError(error, file);
  };
  const passed = await readThrough(file, options).catch(failed);
  const layer =
    passed.layer && (await lookIntoSevenZip(file, passed.layer, passed.look, signal).catch(failed));
  const read = { ...passed, ...(layer && { layer }) };
  // The libraries of the keys take their time to load.
  const keys = options.key && !ended ? await import('./keys/open-with-key.ts') : undefined;
  const opened =
    keys && options.key && (await keys.openWithKey(file, read, options.key, options).catch(failed));
  const name = path.basename(file);
  // What lies in an encrypted file shows with the key only.
  const look = opened?.opened?.look ?? read.look;
  const manifest =
    readManifest(look.entries.documents, read.head) ?? readManifest(read.look.entries.documents, read.head);
  const reasons = [
    ...contentReasons(read, look),
    ...(ended ? [reason('content.look-ended', { why: ended })] : wholeReasons(read)),
    ...nameSigns(name),
    ...truncationSigns(
      read,
      opened?.reason.code === 'key.opens' || (read.layer !== undefined && isEndSeen(read.layer)),
    ),
    ...(keys && opened ? keys.keyReasons(opened) : []),
    ...entryReasons(look),
    // What stopped the first look is not undone by a second one that went further.
    ...(look === read.look ? [] : boundReasons(read.look)),
    ...(await sidecarReasons(file, read.sha256)),
  ];
  const made = madeOn(name, manifest, toldVersion);
  const { kind, limitBytes } = limitVerdict(read.sizeBytes);
  const limit = limitFinding(name, read.sizeBytes);
  const layers = [
    ...(read.layer ? layersOf(read.layer) : []),
    ...(opened?.opened ? layersOf(opened.opened.layer) : []),
  ];
  const { count, totalBytes, listed } = look.entries;
  const verdict = verdictOf(reasons);
  const all = [
    ...reasons,
    ...productReasons(manifest, answersOf(reasons).backup === 'no'),
    ...(kind === 'fits' ? [] : [reason(`limit.${kind}`, { sizeBytes: read.sizeBytes, limitBytes })]),
    ...versionReasons(made, toldVersion, targetVersion),
  ];
  const inner = read.layer?.inner ?? opened?.opened?.layer;
  return {
    path: file,
    name,
    sizeBytes: read.sizeBytes,
    ...(read.sha256 !== undefined && { sha256: read.sha256 }),
    contentType: read.contentType,
    ...(inner && inner.sizeBytes > 0 && { innerContentType: inner.contentType }),
    entropyBitsPerByte: read.entropy,
    ...(layers.length > 0 && { layers }),
    ...(count > 0 && { entries: { count, totalBytes, listed } }),
    ...(manifest && { manifest: { entry: manifest.entry, fields: { ...manifest.fields } } }),
    ...(made && { madeOn: made }),
    madeAt: madeAt(name, manifest, newest(listed), read.modifiedAt),
    limit: { kind, limitBytes },
    findings: limit ? [limit] : [],
    answers: answersOf(all),
    verdict,
    restorable: verdictOf(all),
  };
}

function wholeReasons({ layer, sizeBytes, head, tail }: ReadThrough): InspectionReason[] {
  return layer
    ? layerReasons(layer)
    : [reason('whole.not-read', { readBytes: Math.min(sizeBytes, head.length + tail.length), sizeBytes })];
}

function newest(entries: readonly { readonly modifiedAt?: string | undefined }[]): string | undefined {
  return entries.reduce<string | undefined>(
    (last, { modifiedAt }) =>
      modifiedAt !== undefined && (last === undefined || modifiedAt > last) ? modifiedAt : last,
    undefined,
  );
}

async function sidecarReasons(file: string, actualSha256: string | undefined): Promise<InspectionReason[]> {
  const found = await readSidecar(file);
  if (found.kind === 'none') return [];
  const { sidecar } = found;
  if (found.kind === 'unreadable') return [reason('sidecar.unreadable', { sidecar })];
  if (actualSha256 === undefined) return [reason('sidecar.not-compared', { sidecar })];
  return found.sha256 === actualSha256
    ? [reason('sidecar.matches', { sidecar })]
    : [reason('sidecar.differs', { sidecar, expectedSha256: found.sha256, actualSha256 })];
}
