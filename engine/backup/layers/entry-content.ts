import { crc32 } from 'node:zlib';
import type { ArchiveEntry } from '../../../shared/run/inspection.ts';
import { longestDocumentBytes, shortName } from './entry-list.ts';
import type { LayerOptions, LayerReport } from './contract.ts';
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
  const layer = look.openLayer(look, { depth: depth + 1, within: [...within, shortName(entry.path)] });
  const wanted = look.entries.wants(entry.path, entry.sizeBytes) ? createDocument() : undefined;
  let crc = 0;
  return {
    push(bytes) {
      crc = crc32(bytes, crc);
      wanted?.push(bytes);
      return layer.push(bytes);
    },
    async end() {
      const document = wanted?.take();
      if (document) look.entries.document(entry.path, document);
      note(look, entry.path, await layer.end());
      const kept = look.entries.listed.at(-1);
      // Only while the entry is the last one listed: an archive inside has listed its own since.
      if (kept && kept.path.endsWith(shortName(entry.path)))
        kept.crc32 = (crc >>> 0).toString(16).padStart(8, '0');
      return crc >>> 0;
    },
    close: () => layer.close(),
  };
}

/** What is wrong with an entry that is a container itself, however deep. */
function note(look: Look, entry: string, report: LayerReport): void {
  for (let layer: LayerReport | undefined = report; layer; layer = layer.inner) {
    const { end, contentType } = layer;
    if (end.kind === 'cut') look.entries.noteBroken(entry, { kind: 'cut', contentType, detail: '' });
    else if (end.kind === 'broken')
      look.entries.noteBroken(entry, { kind: 'broken', contentType, detail: end.detail });
  }
}

/** Gathers a small document. One that grows beyond what its entry said of itself is none. */
function createDocument() {
  const content = Buffer.alloc(longestDocumentBytes);
  let bytes = 0;
  return {
    push(part: Buffer): void {
      if (bytes + part.length <= longestDocumentBytes) part.copy(content, bytes);
      bytes += part.length;
    },
    take: () => (bytes <= longestDocumentBytes ? Buffer.from(content.subarray(0, bytes)) : undefined),
  };
}
