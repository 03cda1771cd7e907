import './outage.css';
import { Anchor } from '@mantine/core';
import { clockDigits } from '../../../shared/run/standing/outage.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useFirstWords } from '../../store/words-store.ts';
import type { OpenOutage } from './open-outages.ts';
import { useElapsedMs, useOpenOutages, useLookForOutages } from './use-open-outages.ts';

/** How long the clients of a job have had no server: across the whole window, and read from the other end of a room. */
function OutageBar({
  outage: { jobId, name, beganAt, isWorkedOn },
  isSmall = false,
}: {
  outage: OpenOutage;
  /** On a page that is about something else. It names the job then, and leads to it. */
  isSmall?: boolean;
}) {
  const { format } = useFirstWords();
  const { outage: words } = useOwnWords();
  const elapsedMs = useElapsedMs(beganAt);
  return (
    <section
      className="outage-bar"
      data-outage-bar={isSmall ? 'small' : 'large'}
      data-worked-on={isWorkedOn}
      aria-label={words.running}
    >
      <span className="outage-bar-digits" role="timer">
        {clockDigits(elapsedMs)}
      </span>
      <span className="outage-bar-words">
        <strong>{words.running}</strong>
        <span>
          {words.since(format.time(beganAt))}
          {'. '}
          {isWorkedOn ? words.queued : words.stopped}
        </span>
      </span>
      {isSmall && (
        <Anchor className="outage-bar-link" href={hashOf({ kind: 'job', jobId, stage: undefined })}>
          {words.openJob(name)}
        </Anchor>
      )}
    </section>
  );
}

/** The clocks above a page: large for the job that is shown, small for every other one. */
export default function OutageBars({ jobId }: { jobId: string | undefined }) {
  useLookForOutages();
  const open = useOpenOutages();
  if (open.length === 0) return null;
  const own = open.filter((each) => each.jobId === jobId);
  return (
    <div className="outage-bars">
      {[...own, ...open.filter((each) => each.jobId !== jobId)].map((each) => (
        <OutageBar key={each.jobId} outage={each} isSmall={each.jobId !== jobId} />
      ))}
    </div>
  );
}

/** The same clock where a dialog covers the page. */
export function OutageInDialog({ jobId }: { jobId: string }) {
  const own = useOpenOutages().find((each) => each.jobId === jobId);
  return own ? (
    <div className="outage-in-dialog">
      <OutageBar outage={own} />
    </div>
  ) : null;
}
