import type { DeclarationId, Declaration } from '../../../shared/run/declaration.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import type { StepContext } from '../step.ts';

export interface DeclareOptions {
  /** Of these an earlier answer does not count. */
  readonly ofTheMoment?: readonly DeclarationId[];
  /** Default: true for all. */
  readonly mayBePlanned?: boolean | ((id: DeclarationId) => boolean);
}

/** Asks one thing as {@link declareAll} does. Returns the value. */
export async function declare(
  context: StepContext,
  step: StepId,
  id: DeclarationId,
  options: DeclareOptions = {},
): Promise<Declaration['value']> {
  await declareAll(context, step, [id], options);
  return context.state.declared[id]?.value ?? 'unknown';
}

/**
 * Asks what only the admin can know, in one question, and records each answer as the admin's word. What the plan declares, or was
 * answered before with a yes, is not asked again. What is left out of an answer is recorded as not known.
 */
export async function declareAll(
  context: StepContext,
  step: StepId,
  ids: readonly DeclarationId[],
  { ofTheMoment = [], mayBePlanned = true }: DeclareOptions = {},
): Promise<void> {
  const { plan, signal, state } = context;
  const open = ids.filter((id) => ofTheMoment.includes(id) || state.declared[id]?.value !== 'yes');
  const record = (id: DeclarationId, { value, note }: Declaration, by: string): void =>
    context.emit({ type: 'declared', id, value, note, by });
  const asked = open.filter((id) => {
    const mayBe = typeof mayBePlanned === 'function' ? mayBePlanned(id) : mayBePlanned;
    const planned = mayBe ? plan.declare[id] : undefined;
    if (planned) record(id, planned, 'plan');
    return !planned;
  });
  if (asked.length === 0) return;
  const answers = await context.ask({ kind: 'declare', ids: asked, step }, { signal });
  for (const id of asked) record(id, answers[id] ?? { value: 'unknown', note: '' }, context.state.operator);
}
