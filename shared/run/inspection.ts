import { z } from 'zod';
import { findingSchema } from './finding.ts';

/** What the bytes of a file look like. `encrypted` ones tell nothing of what is in them without the key. */
export const contentTypes = [
  'tar',
  'gzip',
  'zstd',
  'xz',
  'bzip2',
  'zip',
  '7z',
  'openssl-salted',
  'openpgp',
  'openpgp-armor',
  'age',
  'age-armor',
  'sql-dump',
  'database-file',
  'iso-image',
  'vm-image',
  'html',
  'xml',
  'json',
  'csv',
  'log',
  'text',
  'empty',
  'unknown-high-entropy',
  'unknown-low-entropy',
] as const;
export type ContentType = (typeof contentTypes)[number];

/** Everything that speaks for or against a file, with the typed parameters of its sentence (`shared/text/en-inspection.ts`). */
export interface InspectionReasonParams {
  'content.container': { contentType: ContentType };
  'content.encrypted': { contentType: ContentType };
  'content.holds': { contentType: ContentType };
  'content.database': { contentType: ContentType };
  'content.empty': Record<string, never>;
  'content.web-page': { title: string };
  'content.document': { contentType: ContentType };
  'content.disk-image': { contentType: ContentType };
  'content.unknown-encrypted': { entropyBitsPerByte: number };
  'content.unknown': { entropyBitsPerByte: number };
  'whole.end-seen': { contentType: ContentType };
  'whole.end-not-visible': { contentType: ContentType };
  'whole.end-missing': { contentType: ContentType };
  'whole.broken-inside': { contentType: ContentType; detail: string };
  'whole.zero-tail': { zeroBytes: number };
  'whole.round-size': { sizeBytes: number; bufferBytes: number };
  'whole.block-size': { sizeBytes: number; blockBytes: number };
  'name.partial-download': { name: string };
  'name.second-download': { name: string };
  'sidecar.matches': { sidecar: string };
  'sidecar.differs': { sidecar: string; expectedSha256: string; actualSha256: string };
  'sidecar.unreadable': { sidecar: string };
  'limit.close': { sizeBytes: number; limitBytes: number };
  'limit.needs-confirmation': { sizeBytes: number; limitBytes: number };
  'limit.too-large': { sizeBytes: number; limitBytes: number };
  'version.not-readable': { targetVersion: string };
}
export type InspectionReasonCode = keyof InspectionReasonParams;

/** `no`: it cannot be restored. `cannot-tell`: nobody can say from the file alone. `looks-fine`: nothing speaks against it. */
export const verdictKinds = ['no', 'cannot-tell', 'looks-fine'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** What a reason by itself comes to; `note` is told and changes nothing. The gravest reason of a file is its verdict. */
export const reasonEffects = {
  'content.container': 'looks-fine',
  'content.encrypted': 'looks-fine',
  'content.holds': 'note',
  'content.database': 'cannot-tell',
  'content.empty': 'no',
  'content.web-page': 'no',
  'content.document': 'no',
  'content.disk-image': 'no',
  'content.unknown-encrypted': 'cannot-tell',
  'content.unknown': 'cannot-tell',
  'whole.end-seen': 'looks-fine',
  'whole.end-not-visible': 'note',
  'whole.end-missing': 'no',
  'whole.broken-inside': 'no',
  'whole.zero-tail': 'no',
  'whole.round-size': 'cannot-tell',
  'whole.block-size': 'cannot-tell',
  'name.partial-download': 'no',
  'name.second-download': 'note',
  'sidecar.matches': 'looks-fine',
  'sidecar.differs': 'no',
  'sidecar.unreadable': 'cannot-tell',
  'limit.close': 'note',
  'limit.needs-confirmation': 'cannot-tell',
  'limit.too-large': 'no',
  'version.not-readable': 'note',
} as const satisfies Record<InspectionReasonCode, VerdictKind | 'note'>;

const reasonSchema = z.object({
  code: z.string() as unknown as z.ZodType<InspectionReasonCode>,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type InspectionReason = z.infer<typeof reasonSchema>;

const verdictSchema = z.object({ kind: z.enum(verdictKinds), reasons: z.array(reasonSchema) });
export type Verdict = z.infer<typeof verdictSchema>;

/** What a look into one file on the laptop told. Data only; no network, no key. */
export const inspectionSchema = z.object({
  path: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  contentType: z.enum(contentTypes),
  /** Of what a compressed file holds, where it was unpacked. */
  innerContentType: z.enum(contentTypes).optional(),
  entropyBitsPerByte: z.number(),
  limit: z.object({
    kind: z.enum(['fits', 'close', 'needs-confirmation', 'too-large']),
    limitBytes: z.number(),
  }),
  /** The finding about the size, as the job itself would show it. */
  findings: z.array(findingSchema),
  /** Whether this is a whole file that can be a backup. The size limit is not part of it. */
  verdict: verdictSchema,
  /** Whether an appliance would take it: the verdict, and the limit, and the version where it can be read. */
  restorable: verdictSchema,
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** Makes a reason; the parameters are checked against the code by the compiler. */
export function reason<C extends InspectionReasonCode>(
  code: C,
  params: InspectionReasonParams[C],
): InspectionReason {
  return { code, params: { ...params } };
}

/** The gravest of the reasons decides; without any that speaks for the file nobody can tell. */
export function verdictOf(reasons: readonly InspectionReason[]): Verdict {
  const effects = new Set<string>(reasons.map((given) => reasonEffects[given.code]));
  const kind = verdictKinds.find((candidate) => effects.has(candidate)) ?? 'cannot-tell';
  return { kind, reasons: [...reasons] };
}
