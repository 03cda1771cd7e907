import { createLayer } from '../layers/layer.ts';
import { Look } from '../layers/look.ts';
import { noteSevenZipEntries } from '../look-into-seven-zip.ts';
import { askSevenZip } from '../layers/seven-zip.ts';
import { keyOutcome, notNeeded, notTried, type TryKey } from './key-outcome.ts';

const scheme = '7z AES-256';

/** Tries a key on a 7z. Its check sums cover the clear data: a wrong key and damaged data look the same, except to the header. */
export const openSevenZip: TryKey = async (file, read, key, options) => {
  // Without its header nothing can be tried.
  if (read.layer?.end.kind !== 'whole' && read.layer?.end.kind !== 'trailing') return notTried;
  const answer = await askSevenZip('t', file, key, options.signal);
  if (!answer) return keyOutcome('key.unsupported', scheme);
  if (/^Everything is Ok/m.test(answer.output)) {
    const isEncrypted = read.look.entries.encryptedCount > 0 || read.look.entries.count === 0;
    if (!isEncrypted) return notNeeded;
    const look = new Look(createLayer, options.signal, options.bounds);
    const listing = await askSevenZip('l', file, key, options.signal);
    if (listing) noteSevenZipEntries(listing.output, look);
    return keyOutcome('key.opens', scheme, {
      look,
      layer: { contentType: '7z', sizeBytes: read.sizeBytes, end: read.layer.end },
    });
  }
  if (/wrong password/i.test(answer.output)) return keyOutcome('key.wrong', scheme);
  return keyOutcome('key.damaged', scheme);
};
