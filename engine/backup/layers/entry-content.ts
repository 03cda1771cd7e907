import { crc32 } from 'node:zlib';
import type { ArchiveEntry } from '../../../shared/run/inspection.ts';
import { createLayer } from './layer.ts';
import type { LayerOptions, LayerReport } from './layer.ts';
import type { Look } from './look.ts';

/** The content of one entry of an archive, as it passes by. */
export interface EntryContent {
  push(bytes: Buffer): Promise<void> | void;
  /** Notes what was found. Gives the CRC-32 of what passed. */
  end(): Promise<number>;
  close(): void;
}

/**
 * Looks into an entry: an archive in an archive is read like one on the disk, and small documents that may tell what the
 * backup is are kept.
 */
export function createEntryContent(
  look: Look,
  entry: ArchiveEntry,
  { depth, within }: Pick<LayerOptions, 'depth' | 'within'>,
): EntryContent {
  const layer = createLayer(look, { depth: depth + 1, within: [...within, entry.path] });
  const wanted = look.entries.wants(entry.path, entry.sizeBytes) ? ([] as Buffer[]) : undefined;
  let crc = 0;
  return {
    push(bytes) {
      crc = crc32(bytes, crc);
      wanted?.push(Buffer.from(bytes));
      return layer.push(bytes);
    },
    async end() {
      if (wanted) look.entries.document(entry.path, Buffer.concat(wanted));
      note(look, entry.path, await layer.end());
      const kept = look.entries.listed.at(-1);
      // Only while the entry is the last one listed: an archive inside has listed its own since.
      if (kept && kept.path.endsWith(entry.path)) kept.crc32 = (crc >>> 0).toString(16).padStart(8, '0');
      return crc >>> 0;
    },
    close: () => layer.close(),
  };
}

/** What is wrong with an entry that is a container itself, however deep. */
function note(look: Look, entry: string, report: LayerReport): void {
  for (let layer: LayerReport | undefined = report; layer; layer = layer.inner) {
    const { end, contentType } = layer;
    if (end.kind === 'cut')
      look.entries.broken.push({ entry, report: { kind: 'cut', contentType, detail: '' } });
    else if (end.kind === 'broken')
      look.entries.broken.push({ entry, report: { kind: 'broken', contentType, detail: end.detail } });
  }
}
