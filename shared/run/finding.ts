import { z } from 'zod';
import type { DeclarationId } from './declaration.ts';
import type { DirectRefusal } from './direct-switch.ts';
import type { MoveDoubt } from '../rules/clients/moved-clients.ts';
import type { WaveName } from '../rules/clients/wave-names.ts';
import type { WaveRefusal, WaveVerdict } from '../rules/clients/waves.ts';
import type { Side } from './error-codes.ts';
import type { LedgerRowId } from '../rules/ledger/ledger.ts';
import type { LoginRights } from './login-rights.ts';

/** `error` blocks; `warning` needs a named acknowledgement; `info` is told. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/**
 * Who may be without a server after a wave that told `moving` clients. `staying`: who cannot move at all. `line`: what a Windows computer
 * runs; empty where none of the `windows` is left.
 */
interface LeftInWave {
  wave: WaveName;
  moving: number;
  staying: string;
  duplicates: string;
  windows: string;
  line: string;
}

/**
 * Everything that a check can find, with the typed parameters of its sentences. Severity, words (seen, why, fix) and
 * source page stand in `shared/text/en/findings.ts`; the checks in `engine/steps/preflight` and `shared/rules`.
 */
export interface FindingParams {
  'preflight.not-the-product': { side: Side; expected: string; seen: string };
  /** No rules are known for the product; a version is empty where it is not known. */
  'preflight.no-rules': { oldVersion: string; newVersion: string };
  /** `client`: what was told is a client's build, and no server's; else empty. */
  'preflight.version-unknown': { side: Side; client: string };
  'preflight.version-unsupported': { backupVersion: string; targetVersion: string; rule: string };
  'preflight.version-less-tested': { backupVersion: string; targetVersion: string; rule: string };
  /** Both versions are known, but the vendor's matrix has no row for the pair. */
  'preflight.version-not-listed': { backupVersion: string; targetVersion: string; rule: string };
  /** `points`: ids of contradictions, separated by commas. */
  'preflight.pages-contradict': { points: string };
  /** `expected`: empty where the pages name the seen system for other versions alone. */
  'preflight.guest-os': { side: Side; version: string; os: string; expected: string };
  'preflight.same-machine': { sha256: string };
  'preflight.ipv6-only': { side: Side };
  'preflight.direct-refused': { reason: DirectRefusal; address: string };
  /** `also`: further addresses on the card; `dns`: servers. Both may be empty. */
  'preflight.direct-ready': {
    address: string;
    card: string;
    owner: string;
    file: string;
    gateway: string;
    also: string;
    dns: string;
  };
  /** `refused`: each operation with the words of the appliance. */
  'preflight.command-refused': { side: Side; refused: string };
  'preflight.folder-refused': { side: Side; refused: string };
  'preflight.ipv6-not-moved': { addresses: string };
  /** Each as `address/prefix (card)`, separated by commas. */
  'preflight.addresses-not-moved': { addresses: string };
  'preflight.final-address-subnet': { address: string; networks: string };
  'preflight.new-not-newest': { version: string; newest: string };
  'preflight.snapshot-unconfirmed': Record<string, never>;
  'preflight.patch-too-recent': Record<string, never>;
  'preflight.audit-backup-running': Record<string, never>;
  /** `neededPercent` 0: nobody published how much. */
  'preflight.disk-free-old': { freeBytes: number; totalBytes: number; neededPercent: number };
  'preflight.disk-free-new': { freeBytes: number; neededBytes: number };
  'preflight.disk-free-local': { freeBytes: number; neededBytes: number; folder: string };
  'preflight.database-large': { sizeBytes: number; limitBytes: number };
  'preflight.database-unknown': Record<string, never>;
  'preflight.sizing': { endpoints: number; need: string; seen: string };
  'preflight.licence-unconfirmed': Record<string, never>;
  'preflight.php-els': { targetVersion: string };
  'preflight.trial-licence': Record<string, never>;
  'preflight.new-not-fresh': { seen: string };
  'preflight.client-communication-on-new': Record<string, never>;
  'preflight.integrations-unrecorded': Record<string, never>;
  'preflight.integrations-recorded': { list: string };
  'preflight.dhcp-on-new': { interfaceName: string };
  'preflight.dns-fields': { targetVersion: string };
  'preflight.cloud-image': { side: Side; platform: string };
  'preflight.clock-skew': { side: Side; skewSeconds: number };
  'preflight.name-resolution': { name: string; resolvesTo: string; expected: string };
  /** Of what only the admin can know, where no check of its own tells of it. */
  'preflight.unconfirmed': { declaration: DeclarationId; answer: 'no' | 'unknown' };
  'preflight.window-too-short': { plannedMinutes: number; neededMinutes: number };
  'preflight.window-unknown': { neededMinutes: number };
  'preflight.console-unreachable': { side: Side; address: string };
  'preflight.certificate-address': { address: string; names: string };
  'preflight.certificate-expires': { side: Side; expires: string };
  'preflight.job-folder-unsafe': { folder: string; reason: string };
  'preflight.different-address': { oldAddress: string; newAddress: string };
  'preflight.no-client-baseline': Record<string, never>;
  /** `endpoints` 0: the plan names none; `shown` above 0: as many as a list of the console shows by default. */
  'preflight.client-list': { rows: number; endpoints: number; shown: number; duplicates: string };
  /** Names are cut after some; `hours`: of the built-in upgrade, for all but Linux. */
  'preflight.clients-old': {
    count: number;
    names: string;
    unknown: number;
    unknownNames: string;
    hours: number;
  };
  'preflight.clients-linux': { count: number; names: string };
  /** `led`: whether the plan wants the clients to be moved so. */
  'preflight.waves': {
    verdict: WaveVerdict;
    moving: number;
    staying: number;
    pilot: string;
    led: 'yes' | 'no';
  };
  /** The plan wants waves, and the vendor's pages do not allow them here, or nobody knows whether they do. */
  'preflight.waves-refused': { reason: WaveRefusal };
  /** `unseen`: the checks that could not be made for that reason, by their names, separated by commas. */
  'preflight.no-shell': { side: Side; rights: LoginRights; unseen: string };
  'preflight.could-not-test': { check: string; side: Side; reason: string };
  /** The answer was no, or nobody knows. */
  'hold-point.autostart-on': { answer: 'no' | 'unknown' };
  /** The same of an old appliance that stays on, isolated. */
  'hold-point.isolation-ends': { answer: 'no' | 'unknown' };
  'hold-point.backup-old': { ageMs: number; limitMs: number };
  'hold-point.backup-age-unknown': { limitMs: number };
  /** `seen`: by the API, `count` actions; `named`: some of them, as the server words them. Else what the admin said. */
  'hold-point.changes-since-backup': { answer: 'seen' | 'no' | 'unknown'; count: number; named: string };
  /** The list of before, of `count` computers: nobody handed over a later one. */
  'hold-point.client-list-old': { count: number; ageMs: number };
  /** A wave is about to move: `there` of the `told` that were to move before it have done so. */
  'hold-point.clients-moving': {
    wave: WaveName;
    count: number;
    told: number;
    there: number | 'uncompared';
  };
  /** Who was to move in a wave and was not seen by the new appliance. `withOld`: of those, seen by the old one since. */
  'hold-point.clients-behind': LeftInWave & {
    there: number;
    behind: string;
    withOld: string;
    joined: string;
  };
  /** Nobody can say who moved in a wave; the new appliance's list alone has `seen` of them. */
  'hold-point.clients-uncompared': LeftInWave & { doubt: MoveDoubt; seen: number };
  /** Nothing has settled this row of the ledger. */
  'ledger.row-open': { row: LedgerRowId };
  /** What of the new appliance could be looked at: `yes` or `no`. */
  'restore.no-restart': { services: string; console: string };
  'limit.close': { name: string; sizeBytes: number; limitBytes: number };
  'limit.over-200-mb': { name: string; sizeBytes: number; limitBytes: number };
  'limit.over-200-mib': { name: string; sizeBytes: number; limitBytes: number };
  'key.surrounding-space': Record<string, never>;
  'key.inner-space': { count: number };
  'key.line-break': Record<string, never>;
  'key.look-alike': { characters: string };
  'key.unusual-character': { characters: string };
  'key.short': { length: number };
}
export type FindingId = keyof FindingParams;
/** What the preflight finds, and what it looks for by a check of its own. */
export type PreflightId = Extract<FindingId, `preflight.${string}`>;
export type CheckId = Exclude<PreflightId, 'preflight.could-not-test' | 'preflight.no-shell'>;

/** A finding: what a check saw. Data only; the words are made where a person reads them. */
export const findingSchema = z.object({
  id: z.string() as unknown as z.ZodType<FindingId>,
  severity: z.enum(severities),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof findingSchema>;

/** Makes a finding; the parameters are checked against the id by the compiler. */
export function finding<F extends FindingId>(id: F, severity: Severity, params: FindingParams[F]): Finding {
  return { id, severity, params: { ...params } };
}

/** Which parameter says what a finding is about, where one id stands for many things. */
const subjects: Partial<Record<FindingId, string>> = {
  'preflight.could-not-test': 'check',
  'preflight.unconfirmed': 'declaration',
  'ledger.row-open': 'row',
  'preflight.waves-refused': 'reason',
  'hold-point.clients-moving': 'wave',
  'hold-point.clients-behind': 'wave',
  'hold-point.clients-uncompared': 'wave',
};

/**
 * The name by which a finding is accepted: its id, and the side where the same id can stand for both (`id@old`). A check that
 * could not be made is named too (`id@old:disk-free-old`), and so is a row of the ledger, and what nobody confirmed: accepting one
 * does not accept the others.
 */
export function findingName(found: Finding): string {
  const side = found.params['side'];
  const of = subjects[found.id];
  const subject = of === undefined ? undefined : found.params[of];
  return `${found.id}${typeof side === 'string' ? `@${side}` : ''}${typeof subject === 'string' ? `:${subject}` : ''}`;
}
