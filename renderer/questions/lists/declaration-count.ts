import type { Plan } from '../../../shared/contract/plan.ts';
import { declarationStages } from '../../../shared/rules/preflight/preflight-answers.ts';
import { isAskedFor } from '../../../shared/rules/rule-pack.ts';
import { type DeclarationId, declarationIds } from '../../../shared/run/declaration.ts';
import type { RunState } from '../../../shared/run/run-state.ts';

/**
 * The how manieth of the preflight's questions this one is, and how many there may be. Those that the plan answers are not
 * asked, nor those that were passed over; of those that follow some may be answered by an observation, so that the total is
 * the most it can be. Undefined where there is nothing to count.
 */
export function declarationCount(
  plan: Plan,
  state: RunState,
  id: DeclarationId,
): { readonly position: number; readonly total: number } | undefined {
  if (declarationStages[id] !== 'preflight') return undefined;
  const own = declarationIds.filter(
    (each) =>
      declarationStages[each] === 'preflight' &&
      isAskedFor(each, state.rules) &&
      plan.declare[each] === undefined,
  );
  const at = own.indexOf(id);
  const answered = own.slice(0, at).filter((each) => state.declared[each] !== undefined).length;
  // One that was answered with a yes in an earlier attempt is not asked again.
  const toCome = own.slice(at + 1).filter((each) => state.declared[each]?.value !== 'yes').length;
  const total = answered + 1 + toCome;
  return total > 1 ? { position: answered + 1, total } : undefined;
}
