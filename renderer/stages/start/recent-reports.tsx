import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { openPoints } from '../../../shared/run/standing/open-points.ts';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useFirstWords } from '../../store/words-store.ts';
import type { ListedJob } from './job-standing.ts';
import { Sign } from '../../components/frame/sign.tsx';
import { DemoBadge } from '../../components/demo-badge.tsx';
import { RemoveJob } from './remove-job.tsx';
import { Faint } from '../../components/prose.tsx';

const shownAtFirst = 5;

/** Jobs that have come to their end, each with the way to its report. */
export function RecentReports({
  closed,
  archived,
  at,
  onLook,
}: {
  closed: readonly ListedJob[];
  archived: readonly ListedJob[];
  at: number;
  onLook: () => void;
}) {
  const { start } = useOwnWords();
  const titleId = useId();
  const [isAll, setAll] = useState(false);
  if (closed.length === 0 && archived.length === 0) return null;
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
          <Report key={job.jobId} job={job} at={at} onLook={onLook} />
        ))}
      </ul>
      {shown.length < closed.length && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {start.allReports(closed.length)}
          </Button>
        </div>
      )}
      {archived.length > 0 && (
        <details>
          <summary>{start.archived(archived.length)}</summary>
          <ul className="reports plain-list">
            {archived.map((job) => (
              <Report key={job.jobId} job={job} at={at} onLook={onLook} />
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}

function Report({ job, at, onLook }: { job: ListedJob; at: number; onLook: () => void }) {
  const words = useFirstWords();
  const { start } = useOwnWords();
  const { lifecycle, lastAt } = job.state;
  const name = plainText(job.name);
  const openCount = lifecycle === 'finalised' ? openPoints(job.state).length : 0;
  const isClosed = lifecycle === 'finalised' || lifecycle === 'reverted';
  const way = isClosed ? start.openReport : start.open;
  return (
    <li>
      <Group gap={8} wrap="nowrap" miw={0}>
        <Sign of={lifecycle === 'finalised' ? jobEnd(job.state.steps) : isClosed ? 'reverted' : 'stopped'} />
        <Text fw={600} truncate>
          {name}
        </Text>
        {job.isDemo === true && <DemoBadge />}
        <Faint style={{ whiteSpace: 'nowrap' }}>
          {words.lifecycle[lifecycle]}
          {openCount > 0 && ` · ${words.cli.openPoints(openCount)}`}
          {lastAt !== '' && (
            <>
              {' · '}
              <Ago since={lastAt} at={at} />
            </>
          )}
        </Faint>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Anchor
          href={hashOf({ kind: 'job', jobId: job.jobId, stage: isClosed ? 'finalise' : undefined })}
          aria-label={isClosed ? start.openReportOf(name) : `${way}: ${name}`}
          style={{ whiteSpace: 'nowrap' }}
        >
          {way}
        </Anchor>
        <RemoveJob job={job} onDone={onLook} />
      </Group>
    </li>
  );
}

/** How long ago something was, when the list was looked at. */
export function Ago({ since, at }: { since: string; at: number }) {
  const { format } = useFirstWords();
  const { start } = useOwnWords();
  return (
    <time dateTime={since} title={format.date(since)}>
      {start.ago(format.duration(Math.max(1000, at - Date.parse(since))))}
    </time>
  );
}
