import { declarationIds } from '../run/declaration.ts';
import type { Finding } from '../run/finding.ts';
import { contradictions, type ContradictionId } from './contradictions.ts';
import { parseServerVersion } from './parse-version.ts';
import { declarationRule } from './preflight/declaration-rules.ts';
import type { SourceId } from './sources.ts';
import { needsPhpEls, newestRelease, versionRule } from './versions.ts';

/** Those that touch a move between these versions, beside the one about the pair itself ({@link contradictionsOf}). */
export function contradictionsOfMove(oldVersion: string, newVersion: string): ContradictionId[] {
  const target = parseServerVersion(newVersion);
  if (target?.line !== 'image') return [];
  const isImage = needsPhpEls(newVersion) === true;
  const isNewest = target.release === newestRelease;
  const { verdict, contradiction } = versionRule(oldVersion, newVersion);
  return [
    // A pair that is less tested tells its own.
    ...(contradiction && verdict === 'accepted' ? [contradiction] : []),
    ...(isImage ? (['licence-or-trial'] as const) : []),
    ...(isNewest ? (['patch-before-restore', 'client-upgrade-first', 'audit-job'] as const) : []),
    'live-update',
    'queued-events',
    'licence-again',
    'external-storage',
    'encryption-packages',
  ];
}

/** The contradictions that a finding rests on or tells; those of a journal that this version does not know are left out. */
export function contradictionsOf({ id, params }: Finding): readonly ContradictionId[] {
  switch (id) {
    case 'preflight.pages-contradict':
      return String(params['points'])
        .split(', ')
        .filter((point): point is ContradictionId => Object.hasOwn(contradictions, point));
    case 'preflight.version-less-tested': {
      const { contradiction } = versionRule(String(params['backupVersion']), String(params['targetVersion']));
      return contradiction ? [contradiction] : [];
    }
    default:
      return [];
  }
}

/** The pages that a finding cites, where they depend on what was found; undefined: the page of its words. */
export function pagesOf(found: Finding): readonly SourceId[] | undefined {
  const { id, params } = found;
  switch (id) {
    case 'preflight.version-unsupported':
    case 'preflight.version-less-tested':
    case 'preflight.version-not-listed': {
      const { rule } = versionRule(String(params['backupVersion']), String(params['targetVersion']));
      return [...new Set([rule.source, ...contradictionsOf(found).flatMap((each) => contradictions[each])])];
    }
    case 'preflight.pages-contradict':
      return [...new Set(contradictionsOf(found).flatMap((each) => contradictions[each]))];
    case 'preflight.version-unknown':
      return typeof params['client'] === 'string' && params['client'] !== '' ? ['versioning'] : undefined;
    case 'preflight.unconfirmed': {
      const asked = declarationIds.find((each) => each === params['declaration']);
      return asked && [declarationRule(asked).source];
    }
    default:
      return undefined;
  }
}
