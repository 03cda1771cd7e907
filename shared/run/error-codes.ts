import type { LookEnd } from './look-end.ts';
import type { DirectEnd, DirectRefusal } from './direct-switch.ts';
import type { Seen } from './sighting.ts';

/** Which machine a thing belongs to. `local` is the admin's laptop. */
export const sides = ['old', 'new', 'local'] as const;
export type Side = (typeof sides)[number];
export type ApplianceSide = 'old' | 'new';

/** What the engine and the admin may do about an error. */
export type ErrorBehaviour =
  /** Tried again by the engine with back-off, then shown. */
  | 'retry'
  /** The admin may mend the cause and try the step again. */
  | 'mend'
  /** Nobody should go on before a person has understood it. */
  | 'stop'
  /** The same again would come to the same: something else is to be done, or nothing went wrong. */
  | 'none';

/** What follows from an error, whoever asks. */
export interface ErrorMeaning {
  readonly behaviour: ErrorBehaviour;
  /** How a run ends that ends with it. */
  readonly outcome: 'failed' | 'blocked' | 'waiting' | 'cancelled';
  /** The exit code of the command line, by its name in `cli/exit-codes.ts`. */
  readonly exit: ErrorMeaning['outcome'] | 'usage' | 'unreachable' | 'wrongKey';
  /** Nothing went wrong: a person chose it, or one is waited for. The step is shown as stopped, not as failed. */
  readonly isHalt: boolean;
  /** The machine does not answer, or nothing that could be talked to does. */
  readonly isUnreachable: boolean;
  /** An address is held by a machine that must not hold it. The step has a page of its own for it. */
  readonly isConflict: boolean;
}

/** `params` is a type only, and never there. */
interface Entry<P> extends ErrorMeaning {
  readonly params?: P;
}

type Special = Partial<ErrorMeaning>;

/** An error with the parameters `P`, which is a failure that the admin may mend, but for what is `special`. */
function entry<P = Record<string, never>>(special: Special = {}): Entry<P> {
  const outcome = special.outcome ?? 'failed';
  const usual = { behaviour: 'mend', outcome, exit: outcome } as const;
  return { ...usual, isHalt: false, isUnreachable: false, isConflict: false, ...special };
}

const unreachable: Special = { exit: 'unreachable', isUnreachable: true };
const lost: Special = { ...unreachable, behaviour: 'retry' };
/** The machine answers, and is not trusted or does not let Handover in. */
const refused: Special = { exit: 'unreachable' };
const mixedUp: Special = { ...refused, behaviour: 'stop' };
const usage: Special = { exit: 'usage', behaviour: 'none' };
/** Nothing to be tried again. */
const settled: Special = { behaviour: 'none' };
const passing: Special = { behaviour: 'retry' };
const alarm: Special = { behaviour: 'stop' };
const conflict: Special = { ...alarm, isConflict: true };
const waiting: Special = { outcome: 'waiting', isHalt: true, behaviour: 'none' };

/** What is wrong in a file that a person wrote, and where. */
type Flaw = Place & { field: string; problem: string };
type Place = { path: string; line: number; column: number };
/** Why a text that a person wrote is no YAML. */
export type YamlFlaw =
  | 'indent'
  | 'tab'
  | 'twice'
  | 'escape'
  | 'unclosed'
  | 'colon'
  | 'quotes-needed'
  | 'alias'
  | 'second-document'
  | 'unexpected';

/**
 * Every error that Handover can name: the typed parameters of its sentence, and what follows from it. The words stand in
 * `shared/text/en/errors.ts`; a code without words does not compile. The part before the dot is the family.
 */
const errors = {
  /** `by`: absent where it was SSH. */
  'reach.refused': entry<{ address: string; port: number; by?: 'console' }>(lost),
  'reach.timeout': entry<{ address: string; port: number; timeoutMs: number; by?: 'console' }>(lost),
  'reach.unknown-name': entry<{ address: string }>(unreachable),
  'reach.unreachable': entry<{ address: string; port: number; by?: 'console' }>(lost),
  'reach.not-ssh': entry<{ address: string; port: number }>(unreachable),
  'reach.no-common-algorithm': entry<{ address: string; detail: string }>(unreachable),
  'reach.connection-lost': entry<{ address: string }>(lost),
  'reach.tunnel-refused': entry<{ address: string; port: number; through: string }>(unreachable),

  'trust.host-key-unknown': entry<{ address: string; keyType: string; sha256: string }>(refused),
  'trust.host-key-changed': entry<{
    address: string;
    keyType: string;
    sha256: string;
    knownSha256: string;
    knownFrom: string;
  }>(mixedUp),
  'trust.host-key-revoked': entry<{ address: string; keyType: string; sha256: string }>(mixedUp),
  'trust.host-key-not-pinned': entry<{ address: string; sha256: string; pinnedSha256: string }>(mixedUp),
  'trust.certificate-changed': entry<{ address: string; sha256: string; pinnedSha256: string }>(mixedUp),
  'trust.same-machine': entry<{ address: string; sha256: string }>(mixedUp),

  'auth.rejected': entry<{ address: string; user: string; tried: string }>(refused),
  'auth.no-method': entry<{ address: string; user: string; offered: string }>(refused),
  'auth.key-unreadable': entry<{ path: string; detail: string }>(refused),
  'auth.wrong-passphrase': entry<{ path: string }>(refused),
  'auth.sudo-rejected': entry<{ address: string; user: string }>(refused),
  'auth.sudo-missing': entry<{ address: string; user: string }>(refused),
  /** sudo refused before or after the password, and not because of it; `detail` in its own words. */
  'auth.sudo-not-allowed': entry<{ address: string; user: string; detail: string }>(refused),

  'plan.unreadable': entry<{ path: string; detail: string }>(usage),
  'plan.invalid': entry<Flaw>(usage),
  'plan.not-yaml': entry<Place & { flaw: YamlFlaw }>(usage),
  /** A new plan goes to a name of its own. */
  'plan.exists': entry<{ path: string }>(usage),
  /** `handover init` has nobody to ask. */
  'plan.no-terminal': entry(usage),
  'secrets.unreadable': entry<{ path: string; detail: string }>(usage),
  'profile.unreadable': entry<{ path: string; detail: string }>(usage),
  'profile.invalid': entry<Flaw>(usage),
  'profile.not-yaml': entry<Place & { flaw: YamlFlaw }>(usage),
  'profile.unknown': entry<{ id: string; known: string }>(usage),

  'appliance.command-failed': entry<{ operation: string; exitCode: number; output: string }>(),
  'appliance.command-timeout': entry<{ operation: string; timeoutMs: number }>(),
  'appliance.output-unexpected': entry<{ operation: string; problem: string; output: string }>(),
  'appliance.operation-missing': entry<{ operation: string; profile: string }>(),
  /** A step wanted a command or a file of a machine that has no shell for Handover. */
  'appliance.no-shell': entry<{ address: string }>(),
  'appliance.api-refused': entry<{ status: number; detail: string }>(),

  'backup.none-found': entry<{ folder: string }>(),
  'backup.failed': entry<{ name: string; detail: string }>(),
  'backup.stalled': entry<{ name: string; unchangedMs: number; sizeBytes: number }>(),
  /** Not even its bytes could be read through within the limits. */
  'backup.look-ended': entry<{ path: string; why: LookEnd }>(),
  'backup.not-a-backup': entry<{ path: string; looksLike: string }>(),
  'restore.failed': entry<{ detail: string }>(),
  /** `lastState`: of `import/import-standing.ts`; a text in journals of before 0.2, where `detail` is absent. */
  'restore.stalled': entry<{ unchangedMs: number; lastState: string; detail?: string }>(),
  'restore.wrong-key': entry<{ backup: string }>({ exit: 'wrongKey' }),

  'size.over-limit': entry<{ name: string; sizeBytes: number; limitBytes: number }>(),
  'size.grew': entry<{ name: string; sizeBytes: number; expectedBytes: number }>(),

  'transfer.cut': entry<{ name: string; doneBytes: number; attempts: number }>(passing),
  'transfer.stalled': entry<{ name: string; doneBytes: number; stallMs: number }>(passing),
  'transfer.source-truncated': entry<{ name: string; sizeBytes: number; expectedBytes: number }>(),
  'transfer.source-missing': entry<{ path: string }>(),
  'transfer.disk-full': entry<{ path: string; freeBytes: number; neededBytes: number }>(),
  'transfer.permission-denied': entry<{ path: string }>(),
  'transfer.already-exists': entry<{ path: string }>(),
  'transfer.failed': entry<{ path: string; detail: string }>(),
  'transfer.unsupported': entry<{ operation: string }>(),

  'integrity.hash-mismatch': entry<{ name: string; expectedSha256: string; actualSha256: string }>(alarm),
  'integrity.size-mismatch': entry<{ name: string; expectedBytes: number; actualBytes: number }>(alarm),

  'key.not-proven': entry<{ attempts: number }>({ exit: 'wrongKey' }),
  'key.kit-damaged': entry<{ path: string; line: number }>(),
  /** `number` is that of the first line that is missing; 0: the last line, which tells how many characters there are. */
  'key.kit-incomplete': entry<{ path: string; number: number }>(),
  /** The kit and BACKUP_KEY hold different keys. */
  'key.sources-differ': entry<{ path: string }>(),
  'key.no-browser': entry<{ path: string }>(),
  'key.lost': entry<{ backup: string }>(settled),

  'cutover.old-still-alive': entry<{ address: string; answering: Seen }>(),
  /** `by`: absent where it was its host key. */
  'cutover.old-came-back': entry<{ address: string; sha256: string; by?: 'certificate' }>(conflict),
  'cutover.third-party': entry<{ address: string; sha256: string }>(conflict),
  /** Before anything was switched off: this computer alone could prove who is there, and does not see the address. */
  'cutover.final-unseen': entry<{ address: string }>(),
  'cutover.new-unreachable': entry<{ address: string; waitedMs: number }>(),
  /** Seen by ARP while the new appliance holds the address. `isOld`: by its network card. */
  'cutover.address-claimed': entry<{ address: string; mac: string; isOld: 'yes' | 'no' }>(),
  /** While a job is rolled back. */
  'cutover.old-not-back': entry<{ address: string }>(waiting),
  'cutover.old-deaf': entry<{ address: string }>(),
  /** `at`: where the new appliance was looked for, when `detail` is what was seen there. */
  'cutover.give-back-failed': entry<{ address: string; detail: Seen; at?: string }>(),
  /** Before anything was changed. */
  'cutover.direct-refused': entry<{ reason: DirectRefusal; address: string }>(),
  /**
   * The scripts could not be put in place or started. `now`: whether the final address was out of reach of what failed; absent in
   * journals of 0.1, and not known there.
   */
  'cutover.direct-failed': entry<{ detail: string; now: 'untouched' | 'not-known' }>(),
  /** It was switched, or begun, and rolled back: the new appliance has its own address again. */
  'cutover.direct-undone': entry<{ end: DirectEnd; address: string; mac: string }>(),
  /** It was switched, and no timer would have rolled it back. `now`: whether it could be rolled back at once. */
  'cutover.direct-unarmed': entry<{ address: string; detail: string; now: 'taken-back' | 'not-known' }>(),
  /** It was committed, but the card holds other addresses than it should. */
  'cutover.direct-unsettled': entry<{ address: string; held: string }>(),

  'validate.failed': entry<{ checks: string }>(),

  'run.blocked': entry<{ findings: string }>({ outcome: 'blocked', behaviour: 'none' }),
  /** `needs`: what would have answered without a person: the name of a secret, an option, or a field of the plan. */
  'run.waiting': entry<{ step: string; needs?: string }>(waiting),
  'run.declined': entry<{ step: string; question: string }>({ isHalt: true, behaviour: 'none' }),
  'run.cancelled': entry<{ step: string }>({ outcome: 'cancelled', isHalt: true, behaviour: 'none' }),
  'run.past-hold-point': entry<{ mode: string }>(settled),
  'run.not-switched': entry(settled),
  'run.not-confirmed': entry<{ step: string }>(),

  'evidence.unreadable': entry(settled),
  'evidence.stale': entry<{ from: string; at: string }>(settled),
  'evidence.elsewhere': entry<{ address: string; expected: string }>(settled),
  'evidence.no-such-row': entry<{ row: string }>(settled),

  'bridge.unknown-handle': entry(settled),
  'bridge.read-only': entry(settled),
  'bridge.invalid': entry<{ field: string }>(settled),
  'bridge.no-dialog': entry(settled),
  'bridge.file-declined': entry(settled),
  'bridge.host-declined': entry<{ hosts: string }>(settled),
  'bridge.question-closed': entry(settled),
  'bridge.disconnected': entry(),

  /** A question that is not secret was answered with a secret again and again, or nobody is there to be asked again. */
  'record.answer-holds-secret': entry<{ question: string }>(settled),
  /** The last look before something is written found a secret in it; `where`: `plan`, `report`, or the type of an event. */
  'record.holds-secret': entry<{ where: string }>(),

  'local.journal-broken': entry<{ path: string; line: number; detail: string }>(alarm),
  'local.job-locked': entry<{ path: string; holder: string }>(),
  /** The lock names another computer; `path` is the lock itself. */
  'local.job-locked-elsewhere': entry<{
    path: string;
    holder: string;
    host: string;
    thisHost: string;
    pid: number;
  }>(),
  'local.job-missing': entry<{ path: string }>(usage),
  /** A part of an id that several jobs have; `ids` are theirs. */
  'local.job-ambiguous': entry<{ given: string; ids: string }>(usage),
  /** It may be neither put aside nor deleted. */
  'local.job-in-outage': entry<{ path: string }>(),
  /** A demo job whose appliances went with the program that made them. */
  'local.demo-over': entry<{ path: string }>(usage),
  /** An exported list of computers was expected. */
  'local.no-client-list': entry<{ path: string; problem: string }>(),
  'local.file-missing': entry<{ path: string }>(),
  'local.disk-full': entry<{ path: string; freeBytes: number; neededBytes: number }>(),
  'local.permission-denied': entry<{ path: string }>(),
  'local.io': entry<{ path: string; detail: string }>(),
  bug: entry<{ detail: string }>(alarm),
};
export type ErrorCode = keyof typeof errors;
export type ErrorParams = { readonly [C in ErrorCode]: NonNullable<(typeof errors)[C]['params']> };

/** What follows from an error. One that this version does not know, as of a newer journal, is a failure to be mended. */
export function errorMeaning(code: ErrorCode): ErrorMeaning {
  return Object.hasOwn(errors, code) ? errors[code] : entry();
}

/** What the errors of a kind have in common: the word before the dot. */
export type ErrorFamily = FamilyOf<ErrorCode>;
type FamilyOf<C> = C extends `${infer Family}.${string}` ? Family : C;

export function errorFamily(code: ErrorCode): ErrorFamily {
  return code.split('.', 1)[0] as ErrorFamily;
}

/** What can only go wrong on this computer. */
const familiesOfThisComputer: readonly ErrorFamily[] = [
  'local',
  'plan',
  'profile',
  'secrets',
  'bridge',
  'evidence',
  'record',
];

/** The machine that an error is about where nobody says otherwise; undefined where that has to be said. */
export function usualSide(code: ErrorCode): Side | undefined {
  return familiesOfThisComputer.includes(errorFamily(code)) ? 'local' : undefined;
}
