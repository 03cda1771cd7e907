import { parseVersion } from '../../shared/rules/parse-version.ts';
import { versionRule } from '../../shared/rules/versions.ts';
import { reason, type Inspection, type InspectionReason } from '../../shared/run/inspection.ts';
import { dateFields, fieldOf, productFields, versionFields, type Manifest } from './manifest.ts';

type MadeOn = NonNullable<Inspection['madeOn']>;
type MadeAt = NonNullable<Inspection['madeAt']>;

/**
 * The version of the server that made a backup: what the file says of itself counts most, then what the admin says, then
 * the name, which anybody may have changed.
 */
export function madeOn(
  name: string,
  manifest: Manifest | undefined,
  told: string | undefined,
): MadeOn | undefined {
  const inside = versionIn(fieldOf(manifest, versionFields));
  if (inside !== undefined) return { version: inside, from: 'manifest' };
  if (told !== undefined) return { version: versionIn(told) ?? told, from: 'told' };
  const named = versionIn(name.replace(/\d{4}-?\d\d-?\d\d/g, ' ').replaceAll('_', ' '));
  return named === undefined ? undefined : { version: named, from: 'name' };
}

/** Whose backup it is, as far as the file says it; `isNone` where it is seen to be no backup at all. */
export function productReasons(manifest: Manifest | undefined, isNone: boolean): InspectionReason[] {
  if (isNone) return [];
  const product = fieldOf(manifest, productFields);
  if (product === undefined) return [reason('product.not-shown', {})];
  return [
    reason(/endpoint\s*protector|\bepp\b/i.test(product) ? 'product.seen' : 'product.other', { product }),
  ];
}

/** What the version says for a server that should restore the backup. */
export function versionReasons(
  seen: MadeOn | undefined,
  told: string | undefined,
  targetVersion: string | undefined,
): InspectionReason[] {
  const reasons: InspectionReason[] = [];
  if (seen) reasons.push(reason('version.seen', { version: seen.version, from: seen.from }));
  if (seen && told !== undefined && seen.from !== 'told' && (versionIn(told) ?? told) !== seen.version)
    reasons.push(reason('version.told-differs', { told, seen: seen.version, from: seen.from }));
  if (targetVersion === undefined) return reasons;
  if (!seen) return [...reasons, reason('version.not-readable', { targetVersion })];
  const { verdict, rule, remedy } = versionRule(seen.version, targetVersion);
  const params = { backupVersion: seen.version, targetVersion, from: seen.from, rule: rule.id, remedy };
  const code = {
    accepted: 'version.accepted',
    'accepted-less-tested': 'version.less-tested',
    refused: 'version.refused',
    unknown: 'version.unknown',
  } as const;
  return [...reasons, reason(code[verdict], params)];
}

/** When a backup was made: as it says itself, as its name says, the newest of its entries, the date of the file. */
export function madeAt(
  name: string,
  manifest: Manifest | undefined,
  newestEntry: string | undefined,
  modifiedAt: Date,
): MadeAt {
  const inside = dateIn(fieldOf(manifest, dateFields));
  if (inside !== undefined) return { at: inside, from: 'manifest' };
  const named = dateInName(name);
  if (named !== undefined) return { at: named, from: 'name' };
  if (newestEntry !== undefined) return { at: newestEntry, from: 'entries' };
  return { at: modifiedAt.toISOString(), from: 'file' };
}

function versionIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : parseVersion(text)?.text;
}

function dateIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{9,10}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(seconds) ? undefined : new Date(seconds).toISOString();
}

/** Year, month and day, and perhaps a time, with or without signs between them. */
function dateInName(name: string): string | undefined {
  const found =
    /(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?:[-_T. ]?(\d\d)[-_.:]?(\d\d)(?:[-_.:]?(\d\d))?)?(?!\d)/.exec(
      name,
    );
  if (!found) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = found;
  return dateIn(`${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour}:${minute}:${second}Z`);
}
