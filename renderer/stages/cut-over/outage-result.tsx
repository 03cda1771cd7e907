import './cut-over.css';
import { Text } from '@mantine/core';
import { outageOf } from '../../../shared/run/standing/outage.ts';
import { useOfRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** How long the clients had no server, where that was seen to be over. While it goes on, its clock stands above every page. */
export function OutageResult() {
  const { format } = useWords();
  const { outage: words } = useOwnWords();
  const outage = useOfRun((state) => state.outage);
  const lastAt = useOfRun((state) => state.lastAt) ?? '';
  const made = outageOf({ lastAt, ...(outage && { outage }) }, Date.parse(lastAt));
  switch (made.kind) {
    case 'running':
      return null;
    case 'none':
      return <Result kind="none" title={words.none} means={words.noneMeans} />;
    case 'ended':
      return (
        <Result
          kind="ended"
          title={words.ended}
          length={made.lengthMs < 1_000 ? '0 s' : format.duration(made.lengthMs)}
          means={words.endedMeans(format.time(made.beganAt))}
        />
      );
    case 'ended-unseen':
      return (
        <Result
          kind="ended-unseen"
          title={words.unseen}
          means={words.unseenMeans(format.time(made.beganAt))}
        />
      );
    default:
      return made satisfies never;
  }
}

function Result({
  kind,
  title,
  length,
  means,
}: {
  kind: string;
  title: string;
  length?: string;
  means: string;
}) {
  return (
    <div className="frame outage-result" data-outage={kind} role={kind === 'none' ? undefined : 'status'}>
      <Text size="md" fw={600}>
        {title}
      </Text>
      {length !== undefined && <span className="outage-result-length">{length}</span>}
      <Text>{means}</Text>
    </div>
  );
}
