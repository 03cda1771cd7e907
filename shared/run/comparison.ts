import type { EvidenceSource } from './inspection.ts';

/** What two backups have to do with each other, by what both tell. */
export interface Comparison {
  /** Whether they are the same bytes; undefined where one was not hashed. */
  readonly isSameContent: boolean | undefined;
  /** Whether both were made on one server, and the field that says so; `unknown` where they do not tell. */
  readonly source: { readonly kind: 'same' | 'other'; readonly field: string } | { readonly kind: 'unknown' };
  readonly newer: {
    readonly kind: 'first' | 'second' | 'same';
    readonly firstAt: string;
    readonly firstFrom: EvidenceSource;
    readonly secondAt: string;
    readonly secondFrom: EvidenceSource;
  };
  /** Of the second against the first, by path, size and check sum; absent where one of them shows no entries. */
  readonly entries?: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
    readonly same: number;
    /** Not all entries of one were listed, so that more may differ. */
    readonly isPartial: boolean;
  };
  /** The second less the first. */
  readonly differenceBytes: number;
}
