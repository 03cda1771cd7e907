import type { ArchiveEntry } from '../../shared/run/inspection.ts';
import type { LayerReport } from './layers/contract.ts';
import type { Look } from './layers/look.ts';
import { askSevenZip } from './layers/seven-zip.ts';

/**
 * What lies in a 7z, and whether its check sums fit: its contents can only be read from the disk, so that this is a second
 * pass. What is encrypted is listed where its header is not, and left untested. Rejects with the signal's reason.
 */
export async function lookIntoSevenZip(
  file: string,
  layer: LayerReport,
  look: Look,
  signal: AbortSignal,
): Promise<LayerReport> {
  if (layer.contentType !== '7z' || (layer.end.kind !== 'whole' && layer.end.kind !== 'trailing'))
    return layer;
  const listing = await askSevenZip('l', file, undefined, signal);
  if (!listing || listing.exitCode !== 0) {
    // An encrypted header tells nothing without the key.
    return isAboutPassword(listing?.output) ? layer : { ...layer, end: { kind: 'not-visible' } };
  }
  noteSevenZipEntries(listing.output, look);
  const { bombFloorBytes, bombRatio } = look.bounds;
  const { totalBytes, encryptedCount, isFull } = look.entries;
  if (totalBytes > bombFloorBytes && totalBytes > bombRatio * layer.sizeBytes) {
    look.isBomb = true;
    look.unpackedBytes = totalBytes;
    return { ...layer, end: { kind: 'bounded' } };
  }
  if (isFull) return { ...layer, end: { kind: 'bounded' } };
  if (encryptedCount > 0) return layer;
  const test = await askSevenZip('t', file, undefined, signal);
  if (test && /^Everything is Ok/m.test(test.output)) return layer;
  const detail = /^ERROR: (.*?)(?: : .*)?$/m.exec(test?.output ?? '')?.[1] ?? 'data';
  return { ...layer, end: test ? { kind: 'broken', atBytes: 32, detail } : { kind: 'not-visible' } };
}

function isAboutPassword(output = ''): boolean {
  return /password|encrypted/i.test(output);
}

/** Entries of a listing in 7-Zip's technical form. */
export function noteSevenZipEntries(output: string, look: Look): void {
  const [, body = ''] = output.split(/^-{10}$/m);
  for (const block of body.split(/\n\s*\n/)) {
    const field = (name: string) => new RegExp(`^${name} = (.*)$`, 'm').exec(block)?.[1]?.trim();
    const path = field('Path');
    if (path === undefined) continue;
    const attributes = field('Attributes') ?? '';
    const kind: ArchiveEntry['kind'] = attributes.startsWith('D')
      ? 'folder'
      : /\bl[r-][w-]/.test(attributes)
        ? 'symlink'
        : 'file';
    const modified = Date.parse(`${(field('Modified') ?? '').slice(0, 19).replace(' ', 'T')}Z`);
    const crc = field('CRC');
    const isGoingOn = look.entries.add(
      {
        path,
        kind,
        sizeBytes: Number(field('Size') ?? 0) || 0,
        ...(!Number.isNaN(modified) && { modifiedAt: new Date(modified).toISOString() }),
        ...(crc !== undefined && crc !== '' && { crc32: crc.toLowerCase() }),
        ...(field('Encrypted') === '+' && { isEncrypted: true }),
      },
      [],
    );
    if (!isGoingOn) return;
  }
}
