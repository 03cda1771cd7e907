import type { Plan } from '../../../shared/contract/plan.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { oldEndpoint, pinsOf } from '../../run/endpoints.ts';
import type { Endpoint, Network } from './network.ts';
import { judge, type Verdict } from './verdict.ts';

/** What a look needs to be read by all that the job knows. */
export interface Looker {
  readonly network: Network;
  readonly plan: Plan;
  readonly state: RunState;
  readonly signal: AbortSignal;
}

/**
 * A verdict of `judge` about `endpoint`, where it saw only the certificate that both appliances have after the restore. At the new
 * one's own address that is the new one, for the old one never stood there. At another: the old one, where the new one answers at its
 * own at the same time; the new one, where the old one was proved away from its address and nobody answers at the new one's own. An old
 * appliance that is started again later shows the same: what rests on this says so. Looks once more, and changes nothing.
 */
export async function recognise(
  looker: Looker,
  endpoint: Endpoint,
  verdict: Verdict,
  timeoutMs: number,
): Promise<Verdict> {
  const { network, plan, state, signal } = looker;
  if (verdict.kind !== 'unclear' || verdict.shared === undefined) return verdict;
  const { shared: sha256 } = verdict;
  const isNew: Verdict = { kind: 'new', by: 'restored-certificate', sha256 };
  const old = oldEndpoint(plan, state);
  const address = state.new.ownAddress ?? plan.new.address;
  if (address === old.address) return verdict;
  if (endpoint.address === address) return isNew;
  const own = { ...endpoint, address, consolePort: plan.new.consolePort };
  const pins = pinsOf(state);
  const atOwn = judge(await network.look(own, pins, network.laptop, timeoutMs, signal), pins);
  // Of two machines with one certificate each holds its own address.
  if (isOurs(atOwn)) return endpoint.address === old.address ? { kind: 'old', sha256 } : verdict;
  const isGone = atOwn.kind === 'silent' || atOwn.kind === 'refusing';
  return isGone && isOldProvedAway(state, old.address) ? isNew : verdict;
}

/** By a place that saw it there before, and nothing has been seen there since that says otherwise. */
function isOldProvedAway({ proofs }: RunState, address: string): boolean {
  const seen = proofs.filter(
    ({ id, params }) => id === 'cutover.old-silent' && params['address'] === address,
  );
  return seen.some(({ status }) => status === 'passed') && !seen.some(({ status }) => status === 'failed');
}

/** Whether one of the two appliances answers there, whichever it is. */
export function isOurs(verdict: Verdict): boolean {
  return (
    verdict.kind === 'new' ||
    verdict.kind === 'old' ||
    (verdict.kind === 'unclear' && verdict.shared !== undefined)
  );
}
