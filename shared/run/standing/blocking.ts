import { findingName, type Finding } from '../finding.ts';
import type { RunState } from '../run-state.ts';
import type { StepId } from '../steps.ts';

/** The findings for which a step does not begin, the errors first: they cannot be accepted. */
export function blockingFindings({ findings, accepted }: RunState, step: StepId): Finding[] {
  const found = findings[step] ?? [];
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter((each) => each.severity === 'warning' && !accepted[findingName(each)]),
  ];
}
