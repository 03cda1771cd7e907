import { finding, findingName, severities, type CheckId, type Finding } from '../../run/finding.ts';
import { hasShell } from '../../run/login-rights.ts';
import { limitFinding } from '../limits.ts';
import { answerChecks } from './preflight-answers.ts';
import { applianceChecks } from './preflight-appliances.ts';
import { clientChecks } from './preflight-clients.ts';
import type { Checks, PreflightInput } from './preflight-input.ts';
import { networkChecks } from './preflight-network.ts';
import { vendorChecks } from '../rule-pack.ts';

/** One check for each finding of the preflight: a finding without a check does not compile. */
export const preflightChecks = {
  ...applianceChecks,
  ...answerChecks,
  ...clientChecks,
  ...networkChecks,
} satisfies Checks<CheckId>;

/**
 * Everything that the preflight finds, gravest first. All checks are made, whatever the others found. What could not be
 * tested is a finding, `preflight.could-not-test`, not silence. Pure: the same input gives the same findings.
 */
export function preflightFindings(input: PreflightInput): Finding[] {
  const { backup, rules } = input;
  const checks = Object.entries(preflightChecks as Checks<CheckId>).filter(
    ([id]) => rules !== 'none' || !vendorChecks.some((each) => each === id),
  );
  const found = checks.flatMap(([, check]) => check(input) ?? []);
  const limit =
    rules === 'none' || backup?.sizeBytes === undefined
      ? undefined
      : limitFinding(backup.name, backup.sizeBytes);
  const all = limit ? [limit, ...found] : found;
  const told = (['old', 'new'] as const).reduce(
    (findings, side) => unseenTogether(findings, input, side),
    all,
  );
  const unique = [...new Map(told.map((f) => [findingName(f), f])).values()];
  return unique.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** Where Handover has no shell, what it cannot see there for that reason is one finding with the list of it, to be accepted once. */
function unseenTogether(found: readonly Finding[], input: PreflightInput, side: 'old' | 'new'): Finding[] {
  const { rights } = input[side];
  if (rights === undefined || hasShell(rights)) return [...found];
  const isOfIt = ({ id, params }: Finding) =>
    id === 'preflight.could-not-test' &&
    params['side'] === side &&
    ['not-read', 'no-shell'].some((reason) => reason === params['reason']);
  const unseen = new Set(found.filter(isOfIt).map(({ params }) => String(params['check'])));
  return [
    finding('preflight.no-shell', 'warning', { side, rights, unseen: [...unseen].join(', ') }),
    ...found.filter((each) => !isOfIt(each)),
  ];
}
