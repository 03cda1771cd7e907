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
 * one's own address that is the new one, for the old one never stood there. At the old one's it is the new one where the old one was
 * proved away and nobody answers at the new one's own, or where both have one address and a person said so. An old appliance that is
 * started again later shows the same: what rests on this says so. It is never taken for the old one, for a machine may have two
 * addresses. Looks once more, and changes nothing.
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
  const address = ownAddressOf(looker);
  if (address === old.address)
    return isNamed(state, endpoint.address, sha256) ? { kind: 'new', by: 'word', sha256 } : verdict;
  if (endpoint.address === address) return isNew;
  const own = { ...endpoint, address, consolePort: plan.new.consolePort };
  const pins = pinsOf(state);
  const atOwn = judge(await network.look(own, pins, network.laptop, timeoutMs, signal), pins);
  const isGone = atOwn.kind === 'silent' || atOwn.kind === 'refusing';
  return isGone && isOldProvedAway(state, old.address) ? isNew : verdict;
}

/**
 * Whether a person may be asked if the certificate that both have, at the final address, is the new one's: where that has no other
 * address at which it would tell, and the old one was seen to go, or somebody said that it did.
 */
export function mayBeNamed(looker: Pick<Looker, 'plan' | 'state'>): boolean {
  const { address } = oldEndpoint(looker.plan, looker.state);
  if (ownAddressOf(looker) !== address) return false;
  const { state } = looker;
  return (
    isOldProvedAway(state, address) ||
    sinceGivenBack(state).some(({ id, status }) => id === 'cutover.old-off-by-word' && status === 'by-word')
  );
}

function ownAddressOf({ plan, state }: Pick<Looker, 'plan' | 'state'>): string {
  return state.new.ownAddress ?? plan.new.address;
}

/** By a place that saw it there before, and nothing has been seen there since that says otherwise. */
function isOldProvedAway(state: RunState, address: string): boolean {
  const seen = sinceGivenBack(state).filter(
    ({ id, params }) => id === 'cutover.old-silent' && params['address'] === address,
  );
  return seen.some(({ status }) => status === 'passed') && !seen.some(({ status }) => status === 'failed');
}

function isNamed(state: RunState, address: string, sha256: string): boolean {
  return sinceGivenBack(state).some(
    ({ id, status, params }) =>
      id === 'cutover.new-answers' &&
      status === 'by-word' &&
      params['address'] === address &&
      params['sha256'] === sha256,
  );
}

/** What was proved of the night before says nothing any more on the way back, when the old appliance is to return. */
function sinceGivenBack({ mode, steps, proofs }: RunState): RunState['proofs'] {
  if (mode === 'revert' || steps['take-address'].kind === 'reverted') return [];
  const backSeq = proofs.findLast(({ id }) => id === 'cutover.given-back')?.seq ?? 0;
  return proofs.filter(({ seq }) => seq > backSeq);
}

/** Whether one of the two appliances answers there, whichever it is. */
export function isOurs(verdict: Verdict): boolean {
  return (
    verdict.kind === 'new' ||
    verdict.kind === 'old' ||
    (verdict.kind === 'unclear' && verdict.shared !== undefined)
  );
}
