import { ActionIcon, Anchor, Badge, Button, Group, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconFolderOff, IconRefresh } from '@tabler/icons-react';
import { useId } from 'react';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { stages } from '../../../shared/run/steps.ts';
import { errorText } from '../../../shared/text/render.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { StatusIcon } from '../../components/frame/status-icon.tsx';
import { stageOf, type StageStatus } from '../../current-stage.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { holderText, standingOf, type BrokenJob, type ListedJob } from './job-standing.ts';

/** The jobs to go on with, and the folders that are none. */
export function JobList({
  open,
  broken,
  at,
  onLook,
}: {
  open: readonly ListedJob[];
  broken: readonly BrokenJob[];
  /** When the list was looked at. */
  at: number;
  onLook: () => void;
}) {
  const { report } = useWords();
  const { start } = useOwnWords();
  const titleId = useId();
  return (
    <section className="start-section" aria-labelledby={titleId}>
      <Group gap="xs">
        <Title order={2} size="h4" id={titleId}>
          {start.jobs}
        </Title>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={start.refresh}
          title={start.refresh}
          onClick={onLook}
        >
          <IconRefresh size={18} aria-hidden />
        </ActionIcon>
      </Group>
      {open.length === 0 ? (
        <Text size="sm" c="dimmed">
          {start.noOpenJobs}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={680} type="native">
          <Table verticalSpacing={8} fz="sm" className="job-table">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{report.job}</Table.Th>
                <Table.Th scope="col">{report.state}</Table.Th>
                <Table.Th scope="col">{start.at}</Table.Th>
                <Table.Th scope="col">{start.lastRun}</Table.Th>
                <Table.Th scope="col">{start.age}</Table.Th>
                <Table.Th scope="col">
                  <VisuallyHidden>{start.open}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {open.map((job) => (
                <JobRow key={job.jobId} job={job} at={at} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {broken.map((each) => (
        <Broken key={each.folder} job={each} />
      ))}
    </section>
  );
}

function JobRow({ job, at }: { job: ListedJob; at: number }) {
  const words = useWords();
  const { start, common } = useOwnWords();
  const { state, heldBy } = job;
  const standing = standingOf(job);
  const stage = stageOf(state);
  const href = hashOf({ kind: 'job', jobId: job.jobId, stage: undefined });
  const name = plainText(job.name);
  // What runs or never ran is only looked at first.
  const action = standing === 'running' || standing === 'not-started' ? start.open : start.goOn;
  return (
    <Table.Tr data-job={job.jobId} data-standing={standing}>
      <Table.Th scope="row" fw={400}>
        <Anchor href={href} fw={600} size="sm" c="inherit">
          {name}
        </Anchor>
        {job.isDemo === true && (
          <Badge mx={8} color="grape" variant="light" size="sm" tt="none">
            {common.demoBadge}
          </Badge>
        )}
        <Text size="xs" c="dimmed" className="mono">
          {job.jobId}
        </Text>
      </Table.Th>
      <Table.Td>
        <span title={words.lifecycleMeans[state.lifecycle]}>{words.lifecycle[state.lifecycle]}</span>
      </Table.Td>
      <Table.Td>
        {words.stages[stage]}
        <Text size="xs" c="dimmed">
          {start.stepOf(stages.indexOf(stage) + 1, stages.length)}
        </Text>
      </Table.Td>
      <Table.Td>
        <LastRun job={job} />
        {heldBy !== undefined && (
          <Text size="xs" c="dimmed">
            {start.heldBy(holderText(plainText(heldBy), words.format.date))}
          </Text>
        )}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {state.lastAt === '' ? (
          <>
            <span aria-hidden>–</span>
            <VisuallyHidden>{start.neverStarted}</VisuallyHidden>
          </>
        ) : (
          <time dateTime={state.lastAt} title={words.format.date(state.lastAt)}>
            {start.ago(words.format.duration(Math.max(1000, at - Date.parse(state.lastAt))))}
          </time>
        )}
      </Table.Td>
      <Table.Td>
        <Button
          component="a"
          href={href}
          size="compact-sm"
          variant="default"
          aria-label={`${action}: ${name}`}
        >
          {action}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** How the last run ended, as the engine recorded it, or that it goes on. */
function LastRun({ job }: { job: ListedJob }) {
  const words = useWords();
  const { start } = useOwnWords();
  const { outcome } = job.state;
  const standing = standingOf(job);
  const isEnded = standing === 'ended' && outcome !== undefined;
  return (
    <Group gap={6} wrap="nowrap">
      <StatusIcon status={statusFor(job)} size={16} />
      <span {...(isEnded && { title: words.outcomes[outcome].means })}>
        {isEnded
          ? words.outcomes[outcome].word
          : isAsking(job)
            ? words.stepStates.waiting
            : start.standings[standing]}
      </span>
    </Group>
  );
}

/** It runs, and a question is open. */
function isAsking(job: ListedJob): boolean {
  return standingOf(job) === 'running' && job.state.isRunning && job.state.question !== undefined;
}

function statusFor(job: ListedJob): StageStatus {
  const standing = standingOf(job);
  if (standing === 'running') return isAsking(job) ? 'waiting' : 'running';
  if (standing === 'not-started') return 'pending';
  if (standing === 'interrupted') return 'stopped';
  const { outcome } = job.state;
  switch (outcome) {
    case 'done':
    case 'rehearsed':
    case 'checked':
    case 'rechecked':
      return jobEnd(job.state.steps);
    case 'failed':
      return 'failed';
    case 'blocked':
    case 'waiting':
      return 'waiting';
    case 'reverted':
      return 'reverted';
    case 'cancelled':
    case undefined:
      return 'stopped';
    default:
      return outcome satisfies never;
  }
}

/** A folder that is broken or foreign: what is wrong with it, and what to do. */
function Broken({ job }: { job: BrokenJob }) {
  const words = useWords();
  const { start, common } = useOwnWords();
  const text = errorText(words, job.error, 'connect');
  const folder = plainText(job.folder);
  return (
    <article className="broken-job" data-broken={folder}>
      <IconFolderOff size={20} aria-hidden />
      <div>
        <Text size="sm">
          <Text span fw={600}>
            {start.broken}:
          </Text>{' '}
          <span className="mono">{folder}</span>
        </Text>
        <Text size="sm">{text.what}</Text>
        <Text size="sm" c="dimmed">
          {text.next} {start.brokenMeans}
        </Text>
        <Group gap="sm" mt={4}>
          <Text size="xs" className="mono">
            {text.code}
          </Text>
          <CopyButton value={[text.code, folder, text.what, text.next, text.detail ?? ''].join('\n')} />
        </Group>
        {text.detail !== undefined && (
          <details>
            <summary>
              <Text span size="sm">
                {common.technical}
              </Text>
            </summary>
            <pre className="broken-detail">{text.detail}</pre>
          </details>
        )}
      </div>
    </article>
  );
}
