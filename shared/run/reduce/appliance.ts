import type { EventBody } from '../event.ts';
import type { RunState } from '../run-state.ts';

/** What was learned of one appliance. */
export type ApplianceEvent = Extract<
  EventBody,
  {
    type:
      | 'identity.pinned'
      | 'certificate.pinned'
      | 'login.examined'
      | 'product.identified'
      | 'facts.read'
      | 'licence.read';
  }
>;

/** The state with what was learned of one appliance. */
export function afterAppliance(state: RunState, event: ApplianceEvent): RunState {
  return { ...state, [event.side]: { ...state[event.side], ...learned(state, event) } };
}

function learned(state: RunState, event: ApplianceEvent): Partial<RunState['old']> {
  switch (event.type) {
    case 'identity.pinned':
      return {
        identity: event.identity,
        ...(!state.outage && { ownAddress: event.identity.address }),
      };
    case 'certificate.pinned':
      return { certificate: event.certificate };
    case 'login.examined':
      return { rights: event.rights };
    case 'product.identified':
      return { product: event.identity };
    case 'facts.read':
      return { facts: event.facts };
    case 'licence.read':
      return { licence: event.licence };
    default:
      return event satisfies never;
  }
}
