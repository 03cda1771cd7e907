import { reason, type InspectionReason, type Verdict } from '../../../shared/run/inspection.ts';
import { versionRule, type VersionVerdict } from '../../../shared/rules/versions.ts';

/** What can be said of the versions: nothing, that the file does not tell its own, or what the vendor's matrix says. */
export type VersionNote =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-readable'; readonly reason: InspectionReason }
  | { readonly kind: 'rule'; readonly verdict: VersionVerdict };

/** Both versions are a person's word: no file tells them. */
export function versionNote(madeOn: string, targetVersion: string): VersionNote {
  const [from, to] = [madeOn.trim(), targetVersion.trim()];
  if (from !== '' && to !== '') return { kind: 'rule', verdict: versionRule(from, to) };
  if (to === '') return { kind: 'nothing' };
  return { kind: 'not-readable', reason: reason('version.not-readable', { targetVersion: to }) };
}

/**
 * The engine's verdict on the file, together with the vendor's matrix: the graver of both. A version that cannot be read says
 * nothing about the file.
 */
export function verdictWith(restorable: Verdict['kind'], note: VersionNote): Verdict['kind'] {
  if (note.kind !== 'rule' || restorable === 'no') return restorable;
  const { verdict, rule } = note.verdict;
  if (verdict === 'refused') return 'no';
  return verdict === 'unknown' && rule.id !== 'unreadable' ? 'cannot-tell' : restorable;
}
