import type { Comparison } from '../run/comparison.ts';
import type { EvidenceSource } from '../run/inspection.ts';

/** Headings and sentences of a look into backup files, beside those of its reasons. */
export interface InspectWords {
  readonly file: string;
  readonly size: string;
  readonly madeAt: string;
  readonly madeOn: string;
  readonly verdict: string;
  readonly holds: string;
  readonly manifest: string;
  readonly notHashed: string;
  /** For the command line: how all of a huge file is read. */
  readonly hashHint: string;
  readonly sources: Readonly<Record<EvidenceSource, string>>;
  readonly moreEntries: (count: number) => string;
  readonly moreFiles: string;
  readonly noFiles: string;
  readonly counted: (counts: {
    readonly fine: number;
    readonly open: number;
    readonly bad: number;
  }) => string;
  readonly twoFiles: string;
  readonly keyPrompt: string;
  readonly noKey: string;
  readonly keyHint: string;
  readonly sameContent: string;
  readonly otherContent: string;
  readonly contentUnknown: string;
  readonly source: Readonly<Record<Comparison['source']['kind'], (field: string) => string>>;
  readonly newer: Readonly<Record<Comparison['newer']['kind'], string>>;
  readonly dates: (first: string, second: string) => string;
  readonly entriesDiffer: (counts: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly same: number;
  }) => string;
  readonly entriesUnknown: string;
  readonly entriesPartial: string;
}
