import type { EventBody } from '../event.ts';
import type { RunState } from '../run-state.ts';
import { isBefore } from '../steps.ts';

/** A backup is not used any more: what is known of it is not known of the next one. */
export function afterDiscarded(
  state: RunState,
  { reason }: Extract<EventBody, { type: 'backup.discarded' }>,
): RunState {
  const {
    keyCheck: _keyCheck,
    backup: _backup,
    backupSeenAt: _seenAt,
    relayed: _relayed,
    pushed: _pushed,
    ...rest
  } = state;
  const discarded = {
    ...rest,
    isKeyProved: false,
    isKeyRefused: false,
    hasBegunImport: false,
    artifacts: state.artifacts.filter((a) => a.role !== 'backup'),
  };
  if (reason !== 'outdated') return discarded;
  // It was proved to its end, and accepted: neither says anything of the one that takes its place.
  return {
    ...discarded,
    proofs: state.proofs.filter(({ step }) => isBefore(step, 'back-up') || isBefore('restore', step)),
    accepted: Object.fromEntries(
      Object.entries(state.accepted).filter(([name]) => !name.startsWith('hold-point.')),
    ),
  };
}
