import { keyResultOf, type Inspection } from '../run/inspection.ts';

const columns = [
  'file',
  'size_bytes',
  'sha256',
  'content',
  'made_at',
  'made_at_from',
  'version',
  'version_from',
  'verdict',
  'reasons',
  'limit_bytes',
  'whole',
  'fits',
  'is_backup',
  'key',
] as const;

/** The header line of an inventory of backups as CSV (RFC 4180). */
export const inventoryHeader = columns.join(',');

/** One line of an inventory as CSV: identifiers, not sentences, for whoever reads it is a program. */
export function inventoryLine(seen: Inspection): string {
  const { restorable, answers, limit } = seen;
  return [
    seen.path,
    String(seen.sizeBytes),
    seen.sha256 ?? '',
    seen.contentType,
    seen.madeAt?.at ?? '',
    seen.madeAt?.from ?? '',
    seen.madeOn?.version ?? '',
    seen.madeOn?.from ?? '',
    restorable.kind,
    restorable.reasons.map((given) => given.code).join(' '),
    String(limit.limitBytes),
    answers.whole,
    answers.fits,
    answers.backup,
    keyResultOf(seen) ?? '',
  ]
    .map(csvCell)
    .join(',');
}

/** Quoted where it must be. What a spreadsheet would take for a formula gets a sign before it. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
