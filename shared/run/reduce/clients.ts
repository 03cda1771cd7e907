import type { RunEvent } from '../event.ts';
import type { FindingId } from '../finding.ts';
import type { MovePoint, RunState } from '../run-state.ts';
import { bodyOf } from './body-of.ts';
import { acceptedBut } from './held.ts';

type ClientsEvent = Extract<
  RunEvent,
  { type: 'clients.baseline' | 'clients.seen' | 'clients.moved' | 'clients.zone' }
>;

type Moved = Extract<RunEvent, { type: 'clients.moved' }>;

/** By these a person goes on without clients that did not move, or that nobody could compare. */
const leftBehind: readonly FindingId[] = ['hold-point.clients-behind', 'hold-point.clients-uncompared'];

/** What is known of the clients after an event that tells of them. */
export function afterClients(state: RunState, event: ClientsEvent): RunState {
  switch (event.type) {
    case 'clients.baseline':
      return { ...state, baseline: { ...bodyOf(event), at: event.at } };
    case 'clients.seen':
      return { ...state, clientsSeen: bodyOf(event) };
    case 'clients.moved': {
      const curve = [...(state.moves?.curve ?? []), ...movePoints(event)];
      // What was agreed to is going on without these, not without others.
      const accepted = isSameResult(event, state.moves)
        ? state.accepted
        : acceptedBut(state, (name) => leftBehind.some((id) => name === `${id}:${event.wave}`));
      const pilot = event.wave === 'rest' ? pilotOf(state.moves) : undefined;
      return { ...state, accepted, moves: { ...bodyOf(event), curve, ...(pilot && { pilot }) } };
    }
    case 'clients.zone': {
      const { side = 'new', offsetMinutes, seq } = event;
      return { ...state, clientZones: { ...state.clientZones, [side]: { offsetMinutes, seq } } };
    }
    default:
      return event satisfies never;
  }
}

function pilotOf(moves: RunState['moves']) {
  return moves?.wave === 'pilot' ? { moving: moves.moving, result: moves.result } : moves?.pilot;
}

/** Whether a look shows the very computers of the look before. Of names that were cut nobody can say so. */
function isSameResult({ wave, moving, result, duplicates }: Moved, before: RunState['moves']): boolean {
  const isWhole = result.kind === 'uncompared' || result.behind.length === moving - result.there;
  const isSame =
    JSON.stringify([result, duplicates]) === JSON.stringify([before?.result, before?.duplicates]);
  return before?.wave === wave && isWhole && isSame;
}

/** A look that could not be compared is no point of the curve. */
function movePoints({ at, moving, result }: Moved): MovePoint[] {
  if (result.kind === 'uncompared') return [];
  const { there: onNew, withOld, isZoneByWord } = result;
  return [{ at, moving, onNew, onOld: withOld.count, ...(isZoneByWord && { isByWord: true }) }];
}
