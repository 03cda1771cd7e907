import type { RunEvent } from '../event.ts';
import type { RunState } from '../run-state.ts';
import { bodyOf } from './body-of.ts';

type ClientsEvent = Extract<
  RunEvent,
  { type: 'clients.baseline' | 'clients.seen' | 'clients.moved' | 'clients.zone' }
>;

/** What is known of the clients after an event that tells of them. */
export function afterClients(state: RunState, event: ClientsEvent): RunState {
  switch (event.type) {
    case 'clients.baseline':
      return { ...state, baseline: { ...bodyOf(event), at: event.at } };
    case 'clients.seen':
      return { ...state, clientsSeen: bodyOf(event) };
    case 'clients.moved': {
      const { at, moving, there: onNew, withOld } = event;
      const point = { at, moving, onNew, ...(withOld && { onOld: withOld.count }) };
      return { ...state, moves: { ...bodyOf(event), curve: [...(state.moves?.curve ?? []), point] } };
    }
    case 'clients.zone': {
      const { side = 'new', offsetMinutes, seq } = event;
      return { ...state, clientZones: { ...state.clientZones, [side]: { offsetMinutes, seq } } };
    }
    default:
      return event satisfies never;
  }
}
