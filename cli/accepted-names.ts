import { ledgerRowIds } from '../shared/rules/ledger/ledger.ts';
import { finding, findingName, type FindingId } from '../shared/run/finding.ts';
import { en } from '../shared/text/en.ts';

/** It names no check, and so accepts none. */
const untested = 'preflight.could-not-test' satisfies FindingId;

/**
 * What is wrong with names that `--accept` was given: one that no finding and no proof has would accept nothing, and nobody
 * would hear of it. Undefined where nothing is.
 */
export function acceptProblem(names: readonly string[]): string | undefined {
  // A row is accepted by its own name alone.
  const rows = ledgerRowIds.map((row) => findingName(finding('ledger.row-open', 'warning', { row })));
  const ids = [...Object.keys(en.findings), ...Object.keys(en.proofs)];
  const known = [...ids.filter((id) => id !== 'ledger.row-open'), ...rows];
  // Behind the id stand the side, and the check that could not be made: `preflight.could-not-test@old:disk-free-old`.
  const unknown = names.find(
    (name) =>
      name === untested ||
      !(known.includes(name) || known.includes(name.replace(/(@(old|new|local))?(:[\w.-]+)?$/, ''))),
  );
  return unknown === undefined
    ? undefined
    : en.cli.noSuchName(unknown, unknown === untested ? [`${untested}@SIDE:CHECK`] : nearest(unknown, known));
}

/** Three at most, those first that have most in common with it. */
function nearest(name: string, known: readonly string[]): string[] {
  const given = pairsOf(name);
  const likeness = (other: string): number => {
    const pairs = pairsOf(other);
    return (2 * given.filter((pair) => pairs.includes(pair)).length) / (given.length + pairs.length);
  };
  return known
    .map((other) => ({ other, like: likeness(other) }))
    .filter(({ like }) => like > 0.5)
    .sort((a, b) => b.like - a.like)
    .slice(0, 3)
    .map(({ other }) => other);
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
