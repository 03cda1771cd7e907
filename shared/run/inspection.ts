import { z } from 'zod';
import type { RemedyId, VersionRuleId } from '../rules/versions.ts';
import { findingSchema } from './finding.ts';
import type { LookEnd } from './look-end.ts';

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
  'key-file',
  'empty',
  'unknown-high-entropy',
  'unknown-low-entropy',
] as const;
export type ContentType = (typeof contentTypes)[number];

/** Everything that speaks for or against a file, with the typed parameters of its sentence (`shared/text/en/inspection.ts`). */
export interface InspectionReasonParams {
  'content.container': { contentType: ContentType };
  'content.encrypted': { contentType: ContentType };
  'content.holds': { contentType: ContentType };
  'content.database': { contentType: ContentType };
  'content.empty': Record<string, never>;
  'content.web-page': { title: string };
  'content.document': { contentType: ContentType };
  'content.disk-image': { contentType: ContentType };
  'content.audit-log': Record<string, never>;
  'content.key-file': Record<string, never>;
  'content.error-message': { message: string };
  'content.entries': { count: number; totalBytes: number };
  'content.too-many-entries': { count: number };
  'content.too-deep': { depth: number };
  'content.too-many-parts': { count: number };
  'content.look-ended': { why: LookEnd };
  'content.bomb': { unpackedBytes: number; packedBytes: number };
  'content.not-unpacked': { contentType: ContentType };
  'entry.absolute-path': { entry: string; count: number };
  'entry.parent-path': { entry: string; count: number };
  'entry.link-outside': { entry: string; count: number };
  'entry.device': { entry: string; count: number };
  'entry.broken': { entry: string; contentType: ContentType; detail: string };
  'entry.cut': { entry: string; contentType: ContentType };
  'entry.more-broken': { count: number };
  'entry.encrypted': { count: number };
  'content.unknown-encrypted': { entropyBitsPerByte: number };
  'content.unknown': { entropyBitsPerByte: number };
  'whole.end-seen': { contentType: ContentType };
  'whole.end-not-visible': { contentType: ContentType };
  'whole.end-missing': { contentType: ContentType };
  'whole.broken-inside': { contentType: ContentType; detail: string };
  'whole.cut-at': { contentType: ContentType; atBytes: number };
  'whole.cut-inside': { entry: string };
  'whole.bytes-missing': { missingBytes: number };
  'whole.trailing-data': { contentType: ContentType; atBytes: number; extraBytes: number };
  'whole.zero-tail': { zeroBytes: number };
  'whole.zero-run': { atBytes: number; zeroBytes: number };
  'whole.sparse': { holeBytes: number };
  'whole.not-read': { readBytes: number; sizeBytes: number };
  'whole.round-size': { sizeBytes: number; bufferBytes: number };
  'whole.block-size': { sizeBytes: number; blockBytes: number };
  'name.partial-download': { name: string };
  'name.second-download': { name: string };
  'sidecar.matches': { sidecar: string };
  'sidecar.differs': { sidecar: string; expectedSha256: string; actualSha256: string };
  'sidecar.unreadable': { sidecar: string };
  'sidecar.not-compared': { sidecar: string };
  'limit.close': { sizeBytes: number; limitBytes: number };
  'limit.needs-confirmation': { sizeBytes: number; limitBytes: number };
  'limit.too-large': { sizeBytes: number; limitBytes: number };
  'product.seen': { product: string };
  'product.other': { product: string };
  'product.not-shown': Record<string, never>;
  'version.not-readable': { targetVersion: string };
  'version.seen': { version: string; from: EvidenceSource };
  'version.told-differs': { told: string; seen: string; from: EvidenceSource };
  'version.accepted': VersionParams;
  'version.less-tested': VersionParams;
  'version.refused': VersionParams;
  'version.unknown': VersionParams;
  'key.opens': { scheme: string };
  'key.wrong': { scheme: string };
  'key.wrong-or-unknown-scheme': { schemes: number };
  'key.damaged': { scheme: string };
  'key.unsupported': { scheme: string };
  'key.not-needed': Record<string, never>;
  'key.not-tried': Record<string, never>;
  'key.cannot-tell': Record<string, never>;
}
/** Where something that was told of a backup stands; `list` is the old appliance's own. */
export const evidenceSources = ['manifest', 'name', 'told', 'entries', 'file', 'list'] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

interface VersionParams {
  backupVersion: string;
  targetVersion: string;
  /** Where the version of the backup stands. */
  from: EvidenceSource;
  rule: VersionRuleId;
  remedy: RemedyId;
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
  'content.audit-log': 'no',
  'content.key-file': 'no',
  'content.error-message': 'no',
  'content.entries': 'note',
  'content.too-many-entries': 'cannot-tell',
  'content.too-deep': 'note',
  'content.too-many-parts': 'cannot-tell',
  'content.look-ended': 'cannot-tell',
  'content.bomb': 'cannot-tell',
  'content.not-unpacked': 'note',
  'entry.absolute-path': 'cannot-tell',
  'entry.parent-path': 'cannot-tell',
  'entry.link-outside': 'cannot-tell',
  'entry.device': 'cannot-tell',
  'entry.broken': 'no',
  'entry.cut': 'no',
  'entry.more-broken': 'no',
  'entry.encrypted': 'note',
  'content.unknown-encrypted': 'cannot-tell',
  'content.unknown': 'cannot-tell',
  'whole.end-seen': 'looks-fine',
  'whole.end-not-visible': 'note',
  'whole.end-missing': 'no',
  'whole.broken-inside': 'no',
  'whole.cut-at': 'note',
  'whole.cut-inside': 'note',
  'whole.bytes-missing': 'note',
  'whole.trailing-data': 'cannot-tell',
  'whole.zero-tail': 'no',
  'whole.zero-run': 'cannot-tell',
  'whole.sparse': 'note',
  'whole.not-read': 'cannot-tell',
  'whole.round-size': 'cannot-tell',
  'whole.block-size': 'cannot-tell',
  'name.partial-download': 'no',
  'name.second-download': 'note',
  'sidecar.matches': 'looks-fine',
  'sidecar.differs': 'no',
  'sidecar.unreadable': 'cannot-tell',
  'sidecar.not-compared': 'note',
  'limit.close': 'note',
  'limit.needs-confirmation': 'cannot-tell',
  'limit.too-large': 'no',
  'product.seen': 'looks-fine',
  'product.other': 'cannot-tell',
  'product.not-shown': 'cannot-tell',
  'version.not-readable': 'note',
  'version.seen': 'note',
  'version.told-differs': 'cannot-tell',
  'version.accepted': 'note',
  'version.less-tested': 'note',
  'version.refused': 'no',
  'version.unknown': 'cannot-tell',
  'key.opens': 'looks-fine',
  'key.wrong': 'no',
  'key.wrong-or-unknown-scheme': 'cannot-tell',
  'key.damaged': 'no',
  'key.unsupported': 'cannot-tell',
  'key.not-needed': 'note',
  'key.not-tried': 'cannot-tell',
  'key.cannot-tell': 'cannot-tell',
} as const satisfies Record<InspectionReasonCode, VerdictKind | 'note'>;

/** One of them, with its parameters. */
export const reasonSchema = z.object({
  code: z.string() as unknown as z.ZodType<InspectionReasonCode>,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type InspectionReason = z.infer<typeof reasonSchema>;

/** What a person wants to know of a file: is all of it there, does the server take it, is it a backup of this product? */
export const inspectionQuestions = ['whole', 'fits', 'backup'] as const;
export type InspectionQuestion = (typeof inspectionQuestions)[number];

const verdictSchema = z.object({ kind: z.enum(verdictKinds), reasons: z.array(reasonSchema) });
export type Verdict = z.infer<typeof verdictSchema>;

/** How the data of one container ended. */
export const layerEnds = ['whole', 'cut', 'broken', 'trailing', 'not-visible', 'bounded'] as const;

/** One wrapping of a file, the outermost first: a tar in a gzip in a zip are three. */
const layerSchema = z.object({
  contentType: z.enum(contentTypes),
  /** Of this layer; of what was read of it where it was not read to its end. */
  sizeBytes: z.number(),
  end: z.enum(layerEnds),
});
export type Layer = z.infer<typeof layerSchema>;

/** Kinds of entries of an archive. */
export const entryKinds = ['file', 'folder', 'symlink', 'hardlink', 'device', 'other'] as const;

/** One entry of an archive. Its name is a stranger's text. */
export const entrySchema = z.object({
  path: z.string(),
  kind: z.enum(entryKinds),
  sizeBytes: z.number(),
  /** ISO 8601. */
  modifiedAt: z.string().optional(),
  linkTarget: z.string().optional(),
  /** CRC-32 of the content, eight hexadecimal digits, where it was read or is written beside it. */
  crc32: z.string().optional(),
  isEncrypted: z.boolean().optional(),
});
export type ArchiveEntry = z.infer<typeof entrySchema>;

/** What a look into one file on the laptop told. Data only; no network, and never the key. */
export const inspectionSchema = z.object({
  path: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  /** Absent where a huge sparse file was read at its ends only. */
  sha256: z.string().optional(),
  contentType: z.enum(contentTypes),
  /** Of what a compressed file holds, where it was unpacked. */
  innerContentType: z.enum(contentTypes).optional(),
  entropyBitsPerByte: z.number(),
  layers: z.array(layerSchema).optional(),
  /** What an archive holds: all are counted, the first ones are listed. */
  entries: z.object({ count: z.number(), totalBytes: z.number(), listed: z.array(entrySchema) }).optional(),
  /** Fields that the file tells of itself, and the entry in which they stand; an empty name is the head of the file. */
  manifest: z.object({ entry: z.string(), fields: z.record(z.string(), z.string()) }).optional(),
  /** The version of the server that made the backup, and where that stands. */
  madeOn: z.object({ version: z.string(), from: z.enum(evidenceSources) }).optional(),
  /** When it was made (ISO 8601), and where that stands. */
  madeAt: z.object({ at: z.string(), from: z.enum(evidenceSources) }).optional(),
  limit: z.object({
    kind: z.enum(['fits', 'close', 'needs-confirmation', 'too-large']),
    limitBytes: z.number(),
  }),
  /** The finding about the size, as the job itself would show it. */
  findings: z.array(findingSchema),
  /** The three questions behind `restorable`, each by itself. */
  answers: z.record(z.enum(inspectionQuestions), z.enum(verdictKinds)),
  /** Whether this is a whole file that can be a backup. The size limit is not part of it. */
  verdict: verdictSchema,
  /** Whether an appliance would take it: the verdict, the limit, whose backup it is, and the version where it can be read. */
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

/** Which question a reason answers, by what stands before its dot; `key` and the rest answer none. */
export function questionOf({ code }: InspectionReason): InspectionQuestion | undefined {
  const topic = code.split('.', 1)[0];
  if (code === 'key.damaged' || lookReasons.has(code)) return 'whole';
  if (topic === 'whole' || topic === 'entry' || topic === 'name' || topic === 'sidecar') return 'whole';
  if (topic === 'limit' || topic === 'version') return 'fits';
  return topic === 'content' || topic === 'product' ? 'backup' : undefined;
}

/** A look that ended before the end of the file says nothing of its end. */
const lookReasons: ReadonlySet<InspectionReasonCode> = new Set<InspectionReasonCode>([
  'content.empty',
  'content.too-many-entries',
  'content.too-many-parts',
  'content.look-ended',
  'content.bomb',
]);

/**
 * The three answers, of all reasons. A file fits unless something says otherwise; it is a backup of this product only where it
 * shows the product itself, for an archive can be anything.
 */
export function answersOf(reasons: readonly InspectionReason[]): Record<InspectionQuestion, VerdictKind> {
  const about = (question: InspectionQuestion) => reasons.filter((given) => questionOf(given) === question);
  const fits = about('fits');
  const backup = about('backup').filter(
    ({ code }) => reasonEffects[code] !== 'looks-fine' || code === 'product.seen',
  );
  return {
    whole: verdictOf(about('whole')).kind,
    fits: fits.some(({ code }) => ['no', 'cannot-tell'].includes(reasonEffects[code]))
      ? verdictOf(fits).kind
      : 'looks-fine',
    backup: verdictOf(backup).kind,
  };
}

/** What a trial of a key on a file came to; undefined where none was tried. */
export type KeyResult = 'opens' | 'opens-not' | 'not-needed' | 'cannot-tell';

export function keyResultOf({ restorable }: Pick<Inspection, 'restorable'>): KeyResult | undefined {
  const codes = new Set(restorable.reasons.map(({ code }) => code).filter((code) => code.startsWith('key.')));
  if (codes.size === 0) return undefined;
  if (codes.has('key.wrong') || codes.has('key.wrong-or-unknown-scheme')) return 'opens-not';
  // Damaged data show that the key fits.
  if (codes.has('key.opens') || codes.has('key.damaged')) return 'opens';
  return codes.has('key.not-needed') ? 'not-needed' : 'cannot-tell';
}

/** Whether a key was tried on these, does not open one of them at least, and opens none. */
export function isWrongKeyOf(inspections: readonly Inspection[]): boolean {
  const results = inspections.map(keyResultOf);
  return results.includes('opens-not') && !results.includes('opens');
}
