import { reason, type InspectionReason } from '../../../shared/run/inspection.ts';
import type { Layer as StreamLayer, LayerReport } from '../layers/contract.ts';
import { createLayer } from '../layers/layer.ts';
import { Look } from '../layers/look.ts';
import type { Secret } from '../../secret.ts';
import type { ReadOptions, ReadThrough } from '../read-through.ts';

/** What the key let see. */
interface Opened {
  readonly layer: LayerReport;
  readonly look: Look;
}

/** How a key fits a file, and what it let see. What a format cannot tell apart has a reason of its own. */
export interface KeyOutcome {
  readonly reason: InspectionReason;
  readonly opened?: Opened;
}

/** Tries a key on a file that `readThrough` has read. Rejects with the signal's reason, or with the error of the file system. */
export type TryKey = (
  file: string,
  read: ReadThrough,
  key: Secret,
  options: ReadOptions,
) => Promise<KeyOutcome>;

type Scheme = 'key.opens' | 'key.damaged' | 'key.wrong' | 'key.unsupported';

/** What is said of a key whose scheme is known. */
export function keyOutcome(code: Scheme, scheme: string, opened?: Opened): KeyOutcome {
  return { reason: reason(code, { scheme }), ...(opened && { opened }) };
}

/** The file is damaged before the place where the key shows. */
export const notTried: KeyOutcome = { reason: reason('key.not-tried', {}) };
export const notNeeded: KeyOutcome = { reason: reason('key.not-needed', {}) };

/**
 * A look into what comes out of a decryption. The clear data are as deep as what is in a container, and bounded like it; the
 * file itself counts as read.
 */
export function createClearLook(
  options: ReadOptions,
  sizeBytes: number,
): { readonly look: Look; readonly layer: StreamLayer } {
  const look = new Look(createLayer, options.signal, options.bounds);
  look.readBytes = sizeBytes;
  return { look, layer: createLayer(look, { depth: 1, within: [] }) };
}

/** What was opened is damaged where a container in it is cut or broken: with the key nothing else can be the cause. */
export function outcomeOf(scheme: string, opened: Opened): KeyOutcome {
  const isDamaged = (layer: LayerReport | undefined): boolean =>
    layer !== undefined &&
    (layer.end.kind === 'cut' || layer.end.kind === 'broken' || isDamaged(layer.inner));
  return keyOutcome(isDamaged(opened.layer) ? 'key.damaged' : 'key.opens', scheme, opened);
}
