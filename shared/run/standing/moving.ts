import type { WaveName } from '../../rules/clients/wave-names.ts';
import { toldKey } from '../reduce-run.ts';
import type { RunState } from '../run-state.ts';

/** What the admin is told to do at the old appliance's console in each wave. */
export const waveOperations = { pilot: 'move-pilot', rest: 'move-rest' } as const satisfies Record<
  WaveName,
  string
>;

/** When a wave was told to move (ISO 8601). */
export function waveToldAt(state: Pick<RunState, 'toldAt'>, wave: WaveName): string | undefined {
  return state.toldAt[toldKey('hold-point', waveOperations[wave])];
}

/** Whether clients may be on their way already: then the list of before counts, and another restore would lose them. */
export function hasBegunMoving(state: Pick<RunState, 'moves' | 'toldAt'>): boolean {
  return state.moves !== undefined || waveToldAt(state, 'pilot') !== undefined;
}
