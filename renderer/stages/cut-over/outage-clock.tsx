import './cut-over.css';
import { Text } from '@mantine/core';
import { useNow } from '../../components/use-now.ts';
import { useOfRun } from '../../store/use-of-run.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { outageOf } from './outage.ts';

/** How long the clients have been without a server: it runs until the engine has seen that they are let in, also while nothing runs. */
export function OutageClock() {
  const { format } = useWords();
  const { cutover } = useOwnWords();
  const outage = useOfRun((state) => state.outage);
  const lastAt = useOfRun((state) => state.lastAt) ?? '';
  const nowMs = useNow(outage !== undefined && outage.endedAt === undefined);
  const made = outageOf({ lastAt, ...(outage && { outage }) }, nowMs);
  const length = (ms: number) => (ms < 1_000 ? '0 s' : format.duration(ms));
  switch (made.kind) {
    case 'none':
      return (
        <div className="outage-clock" data-outage="none">
          <Text fw={600}>{cutover.outageNone}</Text>
          <Text size="sm" c="dimmed">
            {cutover.outageNoneMeans}
          </Text>
        </div>
      );
    case 'running':
      return (
        <div className="outage-clock" data-outage="running">
          <Text fw={600}>{cutover.outageRunning}</Text>
          <span className="outage-clock-time" role="timer">
            {length(made.elapsedMs)}
          </span>
          <Text size="sm">{cutover.outageSince(format.time(made.beganAt))}</Text>
        </div>
      );
    case 'ended':
      return (
        <div className="outage-clock" data-outage="ended" role="status">
          <Text fw={600}>{cutover.outageEnded}</Text>
          <span className="outage-clock-time">{length(made.lengthMs)}</span>
          <Text size="sm">{cutover.outageEndedMeans(format.time(made.beganAt))}</Text>
        </div>
      );
    case 'ended-unseen':
      return (
        <div className="outage-clock" data-outage="ended-unseen" role="status">
          <Text fw={600}>{cutover.outageUnseen}</Text>
          <Text size="sm">{cutover.outageUnseenMeans(format.time(made.beganAt))}</Text>
        </div>
      );
    default:
      return made satisfies never;
  }
}
