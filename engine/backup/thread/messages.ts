import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { Inspection } from '../../../shared/run/inspection.ts';
import type { FileOptions } from '../inspect-file.ts';

/** What a thread is told to look into. */
export interface LookOrder {
  readonly file: string;
  readonly options: Pick<FileOptions, 'targetVersion' | 'toldVersion' | 'hash' | 'bounds' | 'ended'>;
  /** UTF-8; moved to the thread and not copied, and overwritten there after the look. */
  readonly key?: Uint8Array;
}

/** What a thread tells of it. */
export type LookNews =
  | { readonly type: 'progress'; readonly doneBytes: number; readonly totalBytes?: number }
  | { readonly type: 'seen'; readonly inspection: Inspection }
  | { readonly type: 'failed'; readonly error: ErrorRecord };
