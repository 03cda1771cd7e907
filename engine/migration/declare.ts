import type { DeclarationId } from '../../shared/run/question.ts';
import type { StepId } from '../../shared/run/steps.ts';
import type { StepContext } from './step.ts';

/**
 * Asks what only the admin can know and records the answer as the admin's word. What the plan declares, or was answered
 * before with a yes, is not asked again. Returns the value.
 */
export async function declare(
  context: StepContext,
  step: StepId,
  id: DeclarationId,
): Promise<'yes' | 'no' | 'unknown'> {
  const earlier = context.state.declared[id];
  if (earlier?.value === 'yes') return 'yes';
  const planned = context.plan.declare[id];
  const { value, note } =
    planned ?? (await context.ask({ kind: 'declare', id, step }, { signal: context.signal }));
  context.emit({ type: 'declared', id, value, note, by: planned ? 'plan' : context.state.operator });
  return value;
}
