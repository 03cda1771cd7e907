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

/** Everything that is proved during a job, with the typed parameters of its sentence (`shared/text/en/proofs.ts`). */
export interface ProofParams {
  /** Who looked through a list of the old appliance; `count` is 0 where a person did. */
  'preserve.backups-listed': { count: number };
  'preserve.audit-logs-listed': { count: number };
  'verify.hash-on-old': { name: string; sha256: string; how: string };
  'verify.hash-local': { name: string; sha256: string };
  'verify.limit': { name: string; sizeBytes: number; limitBytes: number };
  'verify.container': { name: string; looksLike: string; seen: string };
  'push.hash-on-new': { name: string; sha256: string; how: string };
  'restore.evidence': { seen: string };
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
  'cutover.old-off-by-word': { by: string };
  'cutover.new-answers': { address: string; sha256: string };
  'cutover.given-back': { address: string; seen: Seen; arp: string };
  'cutover.old-back': { address: string; sha256: string };
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
  /** `kinds`: of the missing, as `system, agent: missing/all`, separated by semicolons; absent in old journals. */
  'validate.clients': { seen: number; baseline: number; missing: string; kinds?: string };
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
