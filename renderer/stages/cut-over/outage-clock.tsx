import './cut-over.css';
import { Text } from '@mantine/core';
import { useNow } from '../../components/use-now.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { outageOf } from '../../../shared/run/standing/outage.ts';
import { useOfRun } from '../../store/run-store.ts';

/** How long the clients have been without a server: it runs until the engine has seen that they are let in, also while nothing runs. */
export function OutageClock() {
  const { format } = useWords();
  const { cutover } = useOwnWords();
  const outage = useOfRun((state) => state.outage);
  const lastAt = useOfRun((state) => state.lastAt) ?? '';
  const nowMs = useNow(outage !== undefined && outage.endedAt === undefined);
  const made = outageOf({ lastAt, ...(outage && { outage }) }, nowMs);
  const length = (ms: number) => (ms < 1_000 ? '0 s' : format.duration(ms));
  const { kind } = made;
  const began = kind === 'none' ? '' : format.time(made.beganAt);
  const titles = {
    none: cutover.outageNone,
    running: cutover.outageRunning,
    ended: cutover.outageEnded,
    'ended-unseen': cutover.outageUnseen,
  };
  const means = {
    none: cutover.outageNoneMeans,
    running: cutover.outageSince(began),
    ended: cutover.outageEndedMeans(began),
    'ended-unseen': cutover.outageUnseenMeans(began),
  };
  const isOver = kind === 'ended' || kind === 'ended-unseen';
  return (
    <div className="frame outage-clock" data-outage={kind} {...(isOver && { role: 'status' })}>
      <Text size="md" fw={600}>
        {titles[kind]}
      </Text>
      {kind === 'running' && (
        <span className="outage-clock-time" role="timer">
          {length(made.elapsedMs)}
        </span>
      )}
      {kind === 'ended' && <span className="outage-clock-time">{length(made.lengthMs)}</span>}
      <Text>{means[kind]}</Text>
    </div>
  );
}
