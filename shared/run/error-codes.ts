import type { LookEnd } from './look-end.ts';
import type { DirectEnd, DirectRefusal } from './direct-switch.ts';

/** Which machine a thing belongs to. `local` is the admin's laptop. */
export const sides = ['old', 'new', 'local'] as const;
export type Side = (typeof sides)[number];
export type ApplianceSide = 'old' | 'new';

/**
 * Every error that Handover can name, with the typed parameters of its sentence. The words stand in
 * `shared/text/en/errors.ts`; a code without words does not compile. The part before the dot is the family.
 */
export interface ErrorParams {
  'reach.refused': { address: string; port: number };
  'reach.timeout': { address: string; port: number; timeoutMs: number };
  'reach.unknown-name': { address: string };
  'reach.unreachable': { address: string; port: number };
  'reach.not-ssh': { address: string; port: number };
  'reach.no-common-algorithm': { address: string; detail: string };
  'reach.connection-lost': { address: string };
  'reach.tunnel-refused': { address: string; port: number; through: string };

  'trust.host-key-unknown': { address: string; keyType: string; sha256: string };
  'trust.host-key-changed': {
    address: string;
    keyType: string;
    sha256: string;
    knownSha256: string;
    knownFrom: string;
  };
  'trust.host-key-revoked': { address: string; keyType: string; sha256: string };
  'trust.host-key-not-pinned': { address: string; sha256: string; pinnedSha256: string };
  'trust.certificate-changed': { address: string; sha256: string; pinnedSha256: string };
  'trust.same-machine': { address: string; sha256: string };

  'auth.rejected': { address: string; user: string; tried: string };
  'auth.no-method': { address: string; user: string; offered: string };
  'auth.key-unreadable': { path: string; detail: string };
  'auth.wrong-passphrase': { path: string };
  'auth.sudo-rejected': { address: string; user: string };
  'auth.sudo-missing': { address: string; user: string };
  /** sudo refused before or after the password, and not because of it; `detail` in its own words. */
  'auth.sudo-not-allowed': { address: string; user: string; detail: string };

  'plan.unreadable': { path: string; detail: string };
  'plan.invalid': { path: string; line: number; column: number; field: string; problem: string };
  'profile.unreadable': { path: string; detail: string };
  'profile.invalid': { path: string; line: number; column: number; field: string; problem: string };
  'profile.unknown': { id: string; known: string };

  'appliance.command-failed': { operation: string; exitCode: number; output: string };
  'appliance.command-timeout': { operation: string; timeoutMs: number };
  'appliance.output-unexpected': { operation: string; problem: string; output: string };
  'appliance.operation-missing': { operation: string; profile: string };

  'backup.none-found': { folder: string };
  'backup.failed': { name: string; detail: string };
  'backup.stalled': { name: string; unchangedMs: number; sizeBytes: number };
  /** Not even its bytes could be read through within the limits. */
  'backup.look-ended': { path: string; why: LookEnd };
  'backup.not-a-backup': { path: string; looksLike: string };
  'restore.failed': { detail: string };
  'restore.stalled': { unchangedMs: number; lastState: string };
  'restore.wrong-key': { backup: string };

  'size.over-limit': { name: string; sizeBytes: number; limitBytes: number };
  'size.grew': { name: string; sizeBytes: number; expectedBytes: number };

  'transfer.cut': { name: string; doneBytes: number; attempts: number };
  'transfer.stalled': { name: string; doneBytes: number; stallMs: number };
  'transfer.source-truncated': { name: string; sizeBytes: number; expectedBytes: number };
  'transfer.source-missing': { path: string };
  'transfer.disk-full': { path: string; freeBytes: number; neededBytes: number };
  'transfer.permission-denied': { path: string };
  'transfer.already-exists': { path: string };
  'transfer.failed': { path: string; detail: string };
  'transfer.unsupported': { operation: string };

  'integrity.hash-mismatch': { name: string; expectedSha256: string; actualSha256: string };
  'integrity.size-mismatch': { name: string; expectedBytes: number; actualBytes: number };

  'key.not-proven': { attempts: number };
  'key.kit-damaged': { path: string; line: number };
  /** `number` is that of the first line that is missing; 0: the last line, which tells how many characters there are. */
  'key.kit-incomplete': { path: string; number: number };
  /** The kit and BACKUP_KEY hold different keys. */
  'key.sources-differ': { path: string };
  'key.no-browser': { path: string };
  'key.lost': { backup: string };

  'cutover.old-still-alive': { address: string; answering: string };
  'cutover.old-came-back': { address: string; sha256: string };
  'cutover.third-party': { address: string; sha256: string };
  'cutover.new-unreachable': { address: string; waitedMs: number };
  /** Seen by ARP while the new appliance holds the address. `isOld`: by its network card. */
  'cutover.address-claimed': { address: string; mac: string; isOld: 'yes' | 'no' };
  /** While a job is taken back. */
  'cutover.old-not-back': { address: string };
  'cutover.old-deaf': { address: string };
  'cutover.give-back-failed': { address: string; detail: string };
  /** Before anything was changed. */
  'cutover.direct-refused': { reason: DirectRefusal; address: string };
  /** The scripts could not be put in place or started; nothing was changed. */
  /** `now`: whether the final address was out of reach of what failed. */
  'cutover.direct-failed': { detail: string; now: 'untouched' | 'not-known' };
  /** It was switched, or begun, and taken back: the new appliance has its own address again. */
  'cutover.direct-undone': { end: DirectEnd; address: string; mac: string };
  /** It was switched, and no timer would have taken it back. `now`: whether it could be taken back at once. */
  'cutover.direct-unarmed': { address: string; detail: string; now: 'taken-back' | 'not-known' };
  /** It was made last, but the card holds other addresses than it should. */
  'cutover.direct-unsettled': { address: string; held: string };

  'validate.failed': { checks: string };

  'run.blocked': { findings: string };
  'run.waiting': { step: string };
  'run.declined': { step: string; question: string };
  'run.cancelled': { step: string };
  'run.cannot-revert': { step: string };
  'run.past-hold-point': { mode: string };
  'appliance.api-refused': { status: number; detail: string };

  'evidence.unreadable': Record<string, never>;
  'evidence.stale': { from: string; at: string };
  'evidence.elsewhere': { address: string; expected: string };

  'run.not-switched': Record<string, never>;
  'run.not-confirmed': { step: string };

  'bridge.unknown-handle': Record<string, never>;
  'bridge.read-only': Record<string, never>;
  'bridge.invalid': { field: string };
  'bridge.no-dialog': Record<string, never>;
  'bridge.file-declined': Record<string, never>;
  'bridge.host-declined': { hosts: string };
  'bridge.question-closed': Record<string, never>;
  'bridge.disconnected': Record<string, never>;

  /** A question that is not secret was answered with a secret again and again, or nobody is there to be asked again. */
  'record.answer-holds-secret': { question: string };
  /** The last look before something is written found a secret in it; `where`: `plan`, `report`, or the type of an event. */
  'record.holds-secret': { where: string };

  'local.journal-broken': { path: string; line: number; detail: string };
  'local.job-locked': { path: string; holder: string };
  /** The lock names another computer; `path` is the lock itself. */
  'local.job-locked-elsewhere': {
    path: string;
    holder: string;
    host: string;
    thisHost: string;
    pid: number;
  };
  'local.job-missing': { path: string };
  'local.file-missing': { path: string };
  'local.disk-full': { path: string; freeBytes: number; neededBytes: number };
  'local.permission-denied': { path: string };
  'local.io': { path: string; detail: string };
  bug: { detail: string };
}
export type ErrorCode = keyof ErrorParams;

/** What the errors of a kind have in common: the word before the dot. */
export type ErrorFamily = ErrorCode extends infer C
  ? C extends `${infer Family}.${string}`
    ? Family
    : C
  : never;

export function errorFamily(code: ErrorCode): ErrorFamily {
  return code.split('.', 1)[0] as ErrorFamily;
}

/** What the engine and the admin may do about an error: a property of its code. */
export type ErrorBehaviour =
  /** Tried again by the engine with back-off, then shown. */
  | 'retry'
  /** The admin may mend the cause and try the step again. */
  | 'mend'
  /** Nobody should go on before a person has understood it. */
  | 'stop';

const stops = new Set<ErrorCode>([
  'trust.host-key-changed',
  'trust.host-key-revoked',
  'trust.host-key-not-pinned',
  'trust.certificate-changed',
  'trust.same-machine',
  'integrity.hash-mismatch',
  'integrity.size-mismatch',
  'cutover.old-came-back',
  'cutover.third-party',
  'local.journal-broken',
  'bug',
]);

const retried = new Set<ErrorCode>([
  'reach.refused',
  'reach.timeout',
  'reach.unreachable',
  'reach.connection-lost',
  'transfer.cut',
  'transfer.stalled',
]);

/** How an error is treated; see {@link ErrorBehaviour}. */
export function errorBehaviour(code: ErrorCode): ErrorBehaviour {
  if (stops.has(code)) return 'stop';
  return retried.has(code) ? 'retry' : 'mend';
}
