/** What a kit is for: the whole key, or one of its two halves. */
export type KitPart = 'whole' | 'A' | 'B';

/** The words of the emergency kit and of what reads it back. */
export interface KitWords {
  readonly title: Readonly<Record<KitPart, string>>;
  readonly intro: Readonly<Record<KitPart, string>>;
  readonly opens: string;
  readonly backup: string;
  readonly size: string;
  readonly sha256: string;
  readonly madeOn: string;
  readonly version: string;
  readonly madeAt: string;
  readonly job: string;
  readonly unknown: string;
  readonly key: Readonly<Record<KitPart, string>>;
  /** How the lines are read. */
  readonly reading: string;
  readonly space: string;
  readonly code: string;
  readonly oldKeys: string;
  readonly restoreTitle: string;
  readonly restore: readonly string[];
  readonly joinTitle: string;
  readonly join: readonly string[];
  readonly verifyTitle: string;
  readonly verify: readonly string[];
  readonly printed: (date: string) => string;

  readonly whole: (characters: number) => string;
  readonly halfWhole: (side: 'A' | 'B') => string;
  readonly joined: string;
  readonly notJoined: string;
  readonly written: (path: string) => string;
  readonly sameFile: (file: string) => string;
  readonly otherFile: (file: string) => string;
  readonly noHash: string;
  readonly keyPrompt: string;
  readonly noKey: string;
  readonly folder: (reason: string) => string;
}
