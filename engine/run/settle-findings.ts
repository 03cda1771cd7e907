import { findingName, type Finding } from '../../shared/run/finding.ts';
import { unacceptedWarnings } from '../../shared/run/reduce-run.ts';
import type { StepId } from '../../shared/run/steps.ts';
import { MigrationError } from '../errors.ts';
import type { StepContext } from './step.ts';

/**
 * Records the findings of a step and settles them: errors block, warnings need an acknowledgement by name, from the
 * plan, from an earlier attempt or from the admin. Returns when nothing stands in the way. Throws `run.blocked` with
 * the names that do.
 */
export async function settleFindings(
  context: StepContext,
  step: StepId,
  findings: readonly Finding[],
  signal: AbortSignal = context.signal,
): Promise<void> {
  context.emit({ type: 'findings.replaced', step, findings: [...findings] });
  const errors = findings.filter((f) => f.severity === 'error');
  for (const found of unacceptedWarnings(context.state, step)) {
    const name = findingName(found);
    if (context.plan.accept.includes(name)) accept(context, step, name, 'plan');
  }
  const open = unacceptedWarnings(context.state, step);
  if (open.length > 0 && errors.length === 0) {
    const names = await context.ask({ kind: 'accept-findings', step, findings: open }, { signal });
    for (const found of open) {
      if (names.includes(findingName(found)))
        accept(context, step, findingName(found), context.state.operator);
    }
  }
  const blocking = [...errors, ...unacceptedWarnings(context.state, step)].map(findingName);
  if (blocking.length > 0) throw new MigrationError('run.blocked', { findings: blocking.join(', ') });
}

function accept(context: StepContext, step: StepId, name: string, by: string): void {
  context.emit({ type: 'finding.accepted', step, name, by });
}
