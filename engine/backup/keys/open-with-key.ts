import { reason, type InspectionReason } from '../../../shared/run/inspection.ts';
import { layerReasons } from '../layer-reasons.ts';
import { openAge } from './age-key.ts';
import { notNeeded, type KeyOutcome, type TryKey } from './key-outcome.ts';
import { openOpenPgp } from './openpgp-key.ts';
import { openOpensslEnc } from './openssl-enc.ts';
import { openSevenZip } from './seven-zip-key.ts';
import { openZip } from './zip-key.ts';

/**
 * Tries a key on a file that `readThrough` has read. The work is bounded by the lists of schemes and by the bounds of the
 * look. Rejects with the signal's reason, or with the error of the file system.
 */
export const openWithKey: TryKey = async (file, read, key, options) => {
  switch (read.contentType) {
    case 'openssl-salted':
      return openOpensslEnc(file, read, key, options);
    case 'openpgp':
    case 'openpgp-armor':
      return openOpenPgp(file, read, key, options);
    case 'age':
    case 'age-armor':
      return openAge(file, read, key, options);
    case 'zip':
      return openZip(file, read, key, options);
    case '7z':
      return openSevenZip(file, read, key, options);
    case 'unknown-high-entropy':
    case 'unknown-low-entropy':
      return { reason: reason('key.cannot-tell', {}) };
    default:
      return notNeeded;
  }
};

/** What trying the key comes to, and what lies in the file that it opened. */
export function keyReasons({ reason: said, opened }: KeyOutcome): InspectionReason[] {
  const { layer } = opened ?? {};
  if (!layer || layer.contentType === 'zip' || layer.contentType === '7z') return [said];
  return [said, reason('content.holds', { contentType: layer.contentType }), ...layerReasons(layer)];
}
