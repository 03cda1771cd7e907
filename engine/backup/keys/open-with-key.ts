import { reason, type InspectionReason } from '../../../shared/run/inspection.ts';
import type { Secret } from '../../secret.ts';
import type { ReadOptions, ReadThrough } from '../read-through.ts';
import { layerReasons } from '../layer-reasons.ts';
import { openAge } from './age-key.ts';
import type { KeyOutcome } from './key-outcome.ts';
import { openOpenPgp } from './openpgp-key.ts';
import { openOpensslEnc } from './openssl-enc.ts';
import { openSevenZip } from './seven-zip-key.ts';
import { openZip } from './zip-key.ts';

/**
 * Tries a key on a file that `readThrough` has read. The work is bounded by the lists of schemes and by the bounds of the
 * look. Rejects with the signal's reason, or with the error of the file system.
 */
export async function openWithKey(
  file: string,
  read: ReadThrough,
  key: Secret,
  options: ReadOptions,
): Promise<KeyOutcome> {
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
      return { kind: 'cannot-tell' };
    default:
      return { kind: 'not-needed' };
  }
}

/** What trying the key comes to, and what lies in the file that it opened. */
export function keyReasons(outcome: KeyOutcome): InspectionReason[] {
  switch (outcome.kind) {
    case 'opens':
      return [reason('key.opens', { scheme: outcome.scheme }), ...openedReasons(outcome)];
    case 'damaged':
      return [reason('key.damaged', { scheme: outcome.scheme }), ...openedReasons(outcome)];
    case 'wrong':
      return [reason('key.wrong', { scheme: outcome.scheme })];
    case 'wrong-or-unknown-scheme':
      return [reason('key.wrong-or-unknown-scheme', { schemes: outcome.schemes })];
    case 'unsupported':
      return [reason('key.unsupported', { scheme: outcome.scheme })];
    case 'not-needed':
      return [reason('key.not-needed', {})];
    case 'not-tried':
      return [reason('key.not-tried', {})];
    case 'cannot-tell':
      return [reason('key.cannot-tell', {})];
    default:
      return outcome satisfies never;
  }
}

function openedReasons({ opened }: KeyOutcome): InspectionReason[] {
  if (!opened || opened.layer.contentType === 'zip' || opened.layer.contentType === '7z') return [];
  const { contentType } = opened.layer;
  return [reason('content.holds', { contentType }), ...layerReasons(opened.layer)];
}
