import type { RunEvent } from '../event.ts';
import type { RunState } from '../run-state.ts';
import { withoutHeld } from './held.ts';

/** What is known once something that must not be begun twice was sent to an appliance. */
export function afterBegun(state: RunState, event: Extract<RunEvent, { type: 'operation.begun' }>): RunState {
  switch (event.operation) {
    case 'create-backup':
      return { ...state, begunBackup: event.name };
    case 'import':
      return { ...withoutHeld(state), hasBegunImport: true, mayHoldRestore: true };
    case 'power-off':
      return { ...state, hasToldOldToGo: true };
    default:
      return event.operation satisfies never;
  }
}

/** What is known once a command has ended, whatever came of it. */
export function afterCommand(state: RunState, event: Extract<RunEvent, { type: 'command.ran' }>): RunState {
  switch (event.operation) {
    case 'import':
      // Journals of before 0.2 know only by this that an import was begun.
      if (event.exitCode === 0) return { ...state, hasBegunImport: true, mayHoldRestore: true };
      return isRefusal(event.exitCode) ? { ...state, hasBegunImport: false } : state;
    case 'create-backup':
      return isRefusal(event.exitCode) ? withoutBegunBackup(state) : state;
    // One that failed may have done it all the same.
    case 'client-communication-off':
      return event.side === 'old' ? { ...state, isOldDeaf: true } : state;
    case 'client-communication-on':
      return event.side === 'old' && event.exitCode === 0 ? { ...state, isOldDeaf: false } : state;
    default:
      return state;
  }
}

/** Whether a command said itself that it did nothing; one that was killed, or told no exit code, may have begun. */
function isRefusal(exitCode: number): boolean {
  return exitCode > 0 && exitCode < 128;
}

/** The state in which no backup is on its way. */
export function withoutBegunBackup(state: RunState): RunState {
  const { begunBackup: _begunBackup, ...rest } = state;
  return rest;
}
