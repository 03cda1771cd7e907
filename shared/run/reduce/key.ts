import type { RunEvent } from '../event.ts';
import type { RunState } from '../run-state.ts';

type KeyEvent = Extract<RunEvent, { type: 'key.captured' | 'key.refused' | 'key.custody-proved' }>;

/** What is known of the key, of whether the admin can read it back, and of the kit that holds it. */
export function afterKey(state: RunState, event: KeyEvent): RunState {
  switch (event.type) {
    case 'key.captured':
      return {
        ...state,
        keyCheck: event.check,
        isKeyRefused: false,
        isKeyProved: state.isKeyProved && state.keyCheck === event.check,
      };
    case 'key.refused': {
      const { keyCheck: _keyCheck, kitPath: _kitPath, ...rest } = state;
      return { ...rest, isKeyProved: false, isKeyRefused: true };
    }
    case 'key.custody-proved': {
      // A kit that was written earlier may be that of another key.
      const { kitPath: _kitPath, ...rest } = state;
      return { ...rest, isKeyProved: true, ...(event.kitPath !== undefined && { kitPath: event.kitPath }) };
    }
    default:
      return event satisfies never;
  }
}
