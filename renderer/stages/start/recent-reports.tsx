import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import type { ListedJob } from './job-standing.ts';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint } from '../../components/prose.tsx';

const shownAtFirst = 5;

/** Jobs that have come to their end, each with the way to its report. */
export function RecentReports({ closed, at }: { closed: readonly ListedJob[]; at: number }) {
  const { start } = useOwnWords();
  const titleId = useId();
  const [isAll, setAll] = useState(false);
  if (closed.length === 0) return null;
  const shown = isAll ? closed : closed.slice(0, shownAtFirst);
  return (
    <Stack component="section" gap="xs" miw={0} aria-labelledby={titleId}>
      <div>
        <Title order={2} size="h4" id={titleId}>
          {start.reports}
        </Title>
        <Faint>{start.reportsMeans}</Faint>
      </div>
      <ul className="reports plain-list">
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
    </Stack>
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
        <Sign of={lifecycle === 'finalised' ? jobEnd(job.state.steps) : 'reverted'} />
        <Text fw={600} truncate>
          {name}
        </Text>
        <Faint style={{ whiteSpace: 'nowrap' }}>
          {words.lifecycle[lifecycle]} · <Ago since={lastAt} at={at} />
        </Faint>
      </Group>
      <Anchor
        href={hashOf({ kind: 'job', jobId: job.jobId, stage: 'finalise' })}
        aria-label={start.openReportOf(name)}
        style={{ whiteSpace: 'nowrap' }}
      >
        {start.openReport}
      </Anchor>
    </li>
  );
}

/** How long ago something was, when the list was looked at. */
export function Ago({ since, at }: { since: string; at: number }) {
  const { format } = useWords();
  const { start } = useOwnWords();
  return (
    <time dateTime={since} title={format.date(since)}>
      {start.ago(format.duration(Math.max(1000, at - Date.parse(since))))}
    </time>
  );
}
