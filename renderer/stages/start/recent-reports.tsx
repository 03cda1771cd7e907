import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { StatusIcon } from '../../components/frame/status-icon.tsx';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import type { ListedJob } from './job-standing.ts';

const shownAtFirst = 5;

/** Jobs that have come to their end, each with the way to its report. */
export function RecentReports({ closed, at }: { closed: readonly ListedJob[]; at: number }) {
  const { start } = useOwnWords();
  const titleId = useId();
  const [isAll, setAll] = useState(false);
  if (closed.length === 0) return null;
  const shown = isAll ? closed : closed.slice(0, shownAtFirst);
  return (
    <section className="start-section" aria-labelledby={titleId}>
      <div>
        <Title order={2} size="h4" id={titleId}>
          {start.reports}
        </Title>
        <Text size="sm" c="dimmed">
          {start.reportsMeans}
        </Text>
      </div>
      <ul className="reports">
        {shown.map((job) => (
          <Report key={job.jobId} job={job} at={at} />
        ))}
      </ul>
      {shown.length < closed.length && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {start.allReports(closed.length)}
          </Button>
        </div>
      )}
    </section>
  );
}

function Report({ job, at }: { job: ListedJob; at: number }) {
  const words = useWords();
  const { start } = useOwnWords();
  const { lifecycle, lastAt } = job.state;
  const name = plainText(job.name);
  return (
    <li>
      <Group gap={8} wrap="nowrap" miw={0}>
        <StatusIcon status={lifecycle === 'finalised' ? jobEnd(job.state.steps) : 'reverted'} />
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {words.lifecycle[lifecycle]} ·{' '}
          <time dateTime={lastAt} title={words.format.date(lastAt)}>
            {start.ago(words.format.duration(Math.max(1000, at - Date.parse(lastAt))))}
          </time>
        </Text>
      </Group>
      <Anchor
        size="sm"
        href={hashOf({ kind: 'job', jobId: job.jobId, stage: 'finalise' })}
        aria-label={start.openReportOf(name)}
        style={{ whiteSpace: 'nowrap' }}
      >
        {start.openReport}
      </Anchor>
    </li>
  );
}
