import type { ContentType } from '../../../shared/run/inspection.ts';
import type { ZipDirectory } from './zip-directory.ts';

/** How the data of a layer ended. */
export type LayerEnd =
  | { readonly kind: 'whole' }
  /** `entry` is the one inside which it stops; `missingBytes` where the format says how long it should be. */
  | {
      readonly kind: 'cut';
      readonly atBytes: number;
      readonly entry?: string;
      readonly missingBytes?: number;
    }
  | { readonly kind: 'broken'; readonly atBytes: number; readonly detail: string; readonly entry?: string }
  /** Whole, and something follows that does not belong to it. */
  | { readonly kind: 'trailing'; readonly atBytes: number; readonly extraBytes: number }
  /** The format does not show it from outside, or it was not unpacked. */
  | { readonly kind: 'not-visible' }
  /** A bound of `look.ts` was reached. */
  | { readonly kind: 'bounded' };

export interface LayerReport {
  readonly contentType: ContentType;
  readonly sizeBytes: number;
  readonly end: LayerEnd;
  /** What came out of it, for a compressed file. */
  readonly inner?: LayerReport;
}

/** Reads one format from a stream of bytes. */
export interface Reader {
  /** Takes the next bytes; the caller waits for the answer and may use their memory again then. Never throws for what they are. */
  push(bytes: Buffer): Promise<void> | void;
  /** After the last byte. */
  end(): Promise<ReaderReport> | ReaderReport;
  /** Lets go of what it holds; at any time, and more than once. */
  close(): void;
}

export interface ReaderReport {
  readonly end: LayerEnd;
  readonly inner?: LayerReport;
}

/** A stream of bytes of a kind that shows at its beginning. */
export interface Layer {
  push(bytes: Buffer): Promise<void> | void;
  end(): Promise<LayerReport>;
  close(): void;
}

export interface LayerOptions {
  readonly depth: number;
  /** Short names of the archives' entries around it, the outermost first. */
  readonly within: readonly string[];
  /** The directory at the end of a zip, for one that lies on the disk. */
  readonly directory?: ZipDirectory;
}
