import type { Plan } from '../../contract/plan.ts';
import type { KnownValue } from '../facts.ts';
import type { RunState } from '../run-state.ts';

/**
 * What the new appliance's page asks for, as the old appliance had it where its address moves, else as the new one has it. An empty
 * value was never seen.
 */
export function networkValues({ old, new: fresh }: RunState, plan: Plan, finalAddress: string): KnownValue[] {
  const isMove = plan.final.strategy === 'same';
  const { facts, identity } = isMove ? old : fresh;
  const held = identity?.address ?? plan[isMove ? 'old' : 'new'].address;
  const card = facts?.addresses?.find(({ address }) => address === held);
  const [first = '', second = ''] = facts?.dnsServers ?? [];
  const prefix = card?.prefixLength;
  return [
    { id: 'address', value: finalAddress },
    { id: 'prefix', value: prefix === undefined ? '' : String(prefix) },
    ...(prefix !== undefined && !finalAddress.includes(':')
      ? [{ id: 'netmask' as const, value: netmask(prefix) }]
      : []),
    { id: 'gateway', value: facts?.gateway ?? '' },
    { id: 'dns-1', value: first },
    { id: 'dns-2', value: second },
    { id: 'host-name', value: plan.final.name ?? facts?.hostName ?? '' },
  ];
}

/** Such as 255.255.255.0 for 24. */
function netmask(prefix: number): string {
  return [0, 8, 16, 24].map((before) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - before)))).join('.');
}
