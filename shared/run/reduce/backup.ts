import type { EventBody } from '../event.ts';
import type { ChosenBackup, RunState } from '../run-state.ts';
import { isBefore } from '../steps.ts';
import { withoutAccepted, withoutHeld } from './held.ts';

/** Another one has a key of its own. Of one that is made by hand the key is taken before the file is there. */
export function afterChosen(
  state: RunState,
  { at }: { readonly at: string },
  backup: ChosenBackup,
): RunState {
  const isSame = state.backup?.name === backup.name;
  const seen = { backup, backupSeenAt: (isSame ? state.backupSeenAt : undefined) ?? at };
  if (state.backup === undefined || isSame) return { ...state, ...seen };
  const { keyCheck: _keyCheck, ...rest } = state;
  return { ...rest, ...seen, isKeyProved: false, isKeyRefused: false };
}

/** A backup is not used any more: what is known of it is not known of the next one. */
export function afterDiscarded(
  state: RunState,
  { name, reason }: Extract<EventBody, { type: 'backup.discarded' }>,
): RunState {
  const {
    adminActionId,
    keyCheck: _keyCheck,
    backup: _backup,
    backupSeenAt: _seenAt,
    relayed: _relayed,
    pushed,
    ...rest
  } = state;
  const discarded = {
    ...rest,
    ...(reason !== 'not-a-backup' && {
      setAside: [
        ...(state.setAside ?? []),
        ...state.artifacts
          .filter(({ role }) => role === 'backup')
          .map((artifact) => ({ backup: name, artifact, ...(pushed && { pushedPath: pushed.path }) })),
      ],
    }),
    // Where another file was handed over the backup itself stands, with what was noted before it.
    ...(reason === 'not-a-backup' && adminActionId !== undefined && { adminActionId }),
    isKeyProved: false,
    isKeyRefused: false,
    hasBegunImport: false,
    artifacts: state.artifacts.filter((a) => a.role !== 'backup'),
  };
  if (reason !== 'outdated') return discarded;
  // It was proved to its end, and accepted: neither says anything of the one that takes its place.
  const proofs = state.proofs.filter(({ step }) => isBefore(step, 'back-up') || isBefore('restore', step));
  return withoutHeld(withoutAccepted({ ...discarded, proofs }, 'back-up', 'hold-point'));
}
