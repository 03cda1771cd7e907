import type { RunState } from '../../shared/run/run-state.ts';
import { useRun } from './run-store.ts';

/** One part of the open job's state. A component that reads only this is not drawn again when something else changes. */
export function useOfRun<T>(pick: (state: RunState) => T): T | undefined {
  return useRun(({ view }) => (view.kind === 'open' ? pick(view.state) : undefined));
}
