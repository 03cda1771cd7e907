import type { Layer as StreamLayer } from '../layers/contract.ts';
import type { LayerReport } from '../layers/contract.ts';
import { createLayer } from '../layers/layer.ts';
import { createLook, type Look } from '../layers/look.ts';
import type { ReadOptions } from '../read-through.ts';

/** What the key let see. */
export interface Opened {
  readonly layer: LayerReport;
  readonly look: Look;
}

/** How a key fits a file. What a format cannot tell apart has a kind of its own. */
export type KeyOutcome =
  | { readonly kind: 'opens'; readonly scheme: string; readonly opened?: Opened }
  | { readonly kind: 'wrong'; readonly scheme: string; readonly opened?: undefined }
  | { readonly kind: 'wrong-or-unknown-scheme'; readonly schemes: number; readonly opened?: undefined }
  | { readonly kind: 'damaged'; readonly scheme: string; readonly opened?: Opened }
  | { readonly kind: 'unsupported'; readonly scheme: string; readonly opened?: undefined }
  | { readonly kind: 'not-needed'; readonly opened?: undefined }
  /** The file is damaged before the place where the key shows. */
  | { readonly kind: 'not-tried'; readonly opened?: undefined }
  | { readonly kind: 'cannot-tell'; readonly opened?: undefined };

/** A look into what comes out of a decryption. */
export interface ClearLook {
  readonly look: Look;
  readonly layer: StreamLayer;
}

/** The clear data are as deep as what is in a container, and bounded like it; the file itself counts as read. */
export function createClearLook(options: ReadOptions, sizeBytes: number): ClearLook {
  const look = createLook(createLayer, options.signal, options.bounds);
  look.readBytes = sizeBytes;
  return { look, layer: createLayer(look, { depth: 1, within: [] }) };
}

/** What was opened is damaged where a container in it is cut or broken: with the key nothing else can be the cause. */
export function outcomeOf(scheme: string, opened: Opened): KeyOutcome {
  const isDamaged = (layer: LayerReport | undefined): boolean =>
    layer !== undefined &&
    (layer.end.kind === 'cut' || layer.end.kind === 'broken' || isDamaged(layer.inner));
  return { kind: isDamaged(opened.layer) ? 'damaged' : 'opens', scheme, opened };
}
