import { z } from 'zod';
import { sides } from './error-codes.ts';
import { paramSchema, type Seen } from './sighting.ts';

/** The result of one observation. `could-not-test` never counts as passed; `by-word`: nobody looked, and somebody said so. */
export const proofStatuses = [
  'passed',
  'passed-with-warning',
  'by-word',
  'failed',
  'could-not-test',
] as const;
export type ProofStatus = (typeof proofStatuses)[number];

/**
 * What showed the new appliance: its host key; where SSH shows nothing, a certificate that it alone has, or that of the old one, which
 * the restore brought, where the old one is proved away; or a person's word for a certificate that nobody knew.
 */
export const newShownBy = ['host-key', 'certificate', 'restored-certificate', 'word'] as const;
export type NewShownBy = (typeof newShownBy)[number];

/** Everything that is proved during a job, with the typed parameters of its sentence (`shared/text/en/proofs.ts`). */
export interface ProofParams {
  /** Who looked through a list of the old appliance; `count` is 0 where a person did. */
  'preserve.backups-listed': { count: number };
  'preserve.audit-logs-listed': { count: number };
  /**
   * A new file on the old appliance that a person made at its console. `folder`: where a plan may point to, empty where only root
   * reads it. `unseen`: folders that could not be looked into; `cut`: why the search ended early; `why`: why it could not be made.
   */
  'back-up.found': {
    path: string;
    folder: string;
    found: number;
    looked: number;
    unseen: string;
    cut: string;
    why: string;
  };
  /** Somebody decided that no copy goes to the new appliance: the import takes the file from the admin's computer. */
  'push.left-out': { by: string };
  /** The copy on the new appliance was removed after the restore, as the plan says. */
  'push.removed': { path: string };
  'verify.hash-on-old': { name: string; sha256: string; how: string };
  'verify.hash-local': { name: string; sha256: string };
  'verify.limit': { name: string; sizeBytes: number; limitBytes: number };
  'verify.container': { name: string; looksLike: string; seen: string };
  'push.hash-on-new': { name: string; sha256: string; how: string };
  /**
   * `seen`: what an automated import shows. The others are of one by hand: services that restarted, whether the console was away,
   * and whose certificate it shows now.
   */
  'restore.evidence': {
    seen: string;
    restarted?: string;
    wasAway?: string;
    whose?: string;
    console?: string;
  };
  /**
   * Clients that were told to move to the new appliance while both serve, by the lists of both. By word: a list told no zone, and a person
   * did.
   */
  'hold-point.clients-moved': { moving: number; there: number };
  /** Off on the new appliance before anything is imported. */
  'restore.client-communication': { state: string };
  'restore.version': { version: string; expected: string };
  'key.custody': Record<string, never>;
  'cutover.positive-control': { from: string; answering: Seen };
  'cutover.old-silent': { from: string; address: string; seen: Seen };
  'cutover.arp-control': { address: string; mac: string };
  'cutover.arp-silent': { address: string; looks: number; seconds: number };
  /** Nobody saw the old appliance go, and the new one holds its address: an address shows one machine. */
  'cutover.old-replaced': { address: string };
  /** `old`: what it is by that word; absent: off. */
  'cutover.old-off-by-word': { by: string; old?: string };
  /** An isolated old appliance that the way of the plan still reaches, somewhere else than where the clients look. */
  'cutover.old-reached': { address: string; through: string };
  /** `by`: what showed it; absent in old journals, where it was always the host key. `sha256` is that of it. */
  'cutover.new-answers': { address: string; sha256: string; by?: NewShownBy };
  /** `arp`: absent where it was not asked by it. `elsewhere`: where the new appliance was seen at the same time, or empty. */
  'cutover.given-back': { address: string; seen: Seen; arp?: string; from?: string; elsewhere?: string };
  /** `from`: absent in old journals. `by`: absent where it was the host key. By word: one that both have, and a person said whose. */
  'cutover.old-back': { address: string; sha256: string; from?: string; by?: 'certificate' };
  /** A place that could not look while it was watched whether the old appliance stays off; one that always could is not told of. */
  'cutover.watched': { address: string; from: string; reason: Seen };
  'cutover.old-serves': { state: string };
  'validate.host-key': { address: string; sha256: string };
  /** `whose`: one that the new appliance had, the old one's, or one that neither had; absent where none is shown, and in old journals. */
  'validate.certificate': {
    address: string;
    sha256: string;
    names: string;
    whose?: 'new' | 'old' | 'other';
  };
  'validate.certificate-names': { address: string; names: string };
  'validate.version': { version: string; expected: string };
  'validate.restored-backup': { seen: string };
  'validate.old-stays-off': { address: string; seen: Seen };
  'validate.client-network': { from: string; address: string; seen: Seen; at: string };
  'validate.certificate-issuer': { address: string; before: string; issuer: string };
  /** `ca`: SHA-256 of the old appliance's Client CA Certificate, which was handed over. `before`: whether the old one's was signed by it. */
  'validate.certificate-ca': { address: string; ca: string; before: 'yes' | 'no' };
  'validate.certificate-expiry': { address: string; validTo: string; days: number };
  /** The bytes of the old appliance's fullest disk are absent where they were not read. */
  'validate.disk': {
    freeBytes: number;
    totalBytes: number;
    mount: string;
    oldFreeBytes?: number;
    oldTotalBytes?: number;
  };
  /** Averages of five minutes, with the processors that they are for; those of the old appliance where they were read. */
  'validate.load': { load: number; cores: number; oldLoad?: number; oldCores?: number };
  /** As the appliances word it. `days` is absent where `until` is no date. */
  'validate.licence': { state: string; until: string; before: string; days?: number };
  'validate.audit-job': { state: string };
  'validate.client-communication': { state: string };
  /** On the new appliance, after the restore. */
  'ledger.communication-off': { state: string };
  /** What systemd says of syslog-ng on the new appliance, which sends the events to a SIEM: not that one arrives there. */
  'ledger.syslog': { state: string };
  /**
   * `kinds`: of the missing, as `system, agent: missing/all`, separated by semicolons; absent in old journals. `duplicates`: names that
   * stand in the list more than once. By word: its times have no zone, and a person told it.
   */
  'validate.clients': {
    seen: number;
    baseline: number;
    missing: string;
    kinds?: string;
    duplicates?: string;
  };
}
export type ProofId = keyof ProofParams;

export const proofSchema = z.object({
  id: z.string() as unknown as z.ZodType<ProofId>,
  side: z.enum(sides).optional(),
  status: z.enum(proofStatuses),
  params: z.record(z.string(), paramSchema),
});
export type Proof = z.infer<typeof proofSchema>;

/** Makes a proof; the parameters are checked against the id by the compiler. */
export function proof<P extends ProofId>(
  id: P,
  status: ProofStatus,
  params: ProofParams[P],
  side?: (typeof sides)[number],
): Proof {
  return { id, status, params: { ...params }, ...(side && { side }) };
}
