import { findingName, severities, type Finding } from '../../run/finding.ts';
import { limitFinding } from '../limits.ts';
import { answerChecks } from './preflight-answers.ts';
import { applianceChecks } from './preflight-appliances.ts';
import type { Checks, PreflightInput } from './preflight-input.ts';
import type { CheckId } from '../../run/finding.ts';
import { networkChecks } from './preflight-network.ts';
import { vendorChecks } from '../rule-pack.ts';

/** One check for each finding of the preflight: a finding without a check does not compile. */
export const preflightChecks = {
  ...applianceChecks,
  ...answerChecks,
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
  const unique = [...new Map(all.map((f) => [findingName(f), f])).values()];
  return unique.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
