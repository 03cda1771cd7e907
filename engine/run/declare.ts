import type { DeclarationId } from '../../shared/run/declaration.ts';
import type { StepId } from '../../shared/run/steps.ts';
import type { StepContext } from './step.ts';

/**
 * Asks what only the admin can know and records the answer as the admin's word. What the plan declares, or was answered
 * before with a yes, is not asked again; with `isOfTheMoment` an earlier answer does not count, and without `mayBePlanned`
 * (default true) the plan's does not either. Returns the value.
 */
export async function declare(
  context: StepContext,
  step: StepId,
  id: DeclarationId,
  options: { readonly isOfTheMoment?: boolean; readonly mayBePlanned?: boolean } = {},
): Promise<'yes' | 'no' | 'unknown'> {
  const earlier = options.isOfTheMoment === true ? undefined : context.state.declared[id];
  if (earlier?.value === 'yes') return 'yes';
  const planned = options.mayBePlanned === false ? undefined : context.plan.declare[id];
  const { value, note } =
    planned ?? (await context.ask({ kind: 'declare', id, step }, { signal: context.signal }));
  context.emit({ type: 'declared', id, value, note, by: planned ? 'plan' : context.state.operator });
  return value;
}
