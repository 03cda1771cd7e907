import type { JobListEntry } from '../../../shared/contract/contract.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { outageBeganAt } from '../../../shared/run/standing/outage.ts';
import { plainText } from '../../../shared/text/plain-text.ts';

/** A job whose clients have no server, as far as this window knows. */
export interface OpenOutage {
  readonly jobId: string;
  readonly name: string;
  /** ISO 8601. */
  readonly beganAt: string;
  /** Somebody works on the job now. */
  readonly isWorkedOn: boolean;
}

/**
 * The jobs with an open outage, the longest first: those of the list, and the one that this window follows, of which it knows
 * more where its events are newer.
 */
export function openOutages(
  entries: readonly JobListEntry[],
  followed: { readonly jobId: string; readonly name: string; readonly state: RunState } | undefined,
): readonly OpenOutage[] {
  const listed = entries.flatMap((entry) =>
    entry.kind === 'job'
      ? [{ ...entry, isWorkedOn: entry.heldBy !== undefined && entry.state.isRunning }]
      : [],
  );
  const isNewer = ({ jobId, state }: (typeof listed)[number]) =>
    followed?.jobId === jobId && followed.state.lastSeq >= state.lastSeq;
  const known = [
    ...listed.filter((job) => !isNewer(job)),
    ...(followed && !listed.some((job) => job.jobId === followed.jobId && !isNewer(job))
      ? [{ ...followed, isWorkedOn: followed.state.isRunning }]
      : []),
  ];
  return known
    .flatMap(({ jobId, name, state, isWorkedOn }) => {
      const beganAt = outageBeganAt(state);
      return beganAt === undefined ? [] : [{ jobId, name: plainText(name), beganAt, isWorkedOn }];
    })
    .sort((a, b) => a.beganAt.localeCompare(b.beganAt));
}
