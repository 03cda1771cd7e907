import { Anchor, Badge, Button, Code, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconFolderOff, IconRefresh } from '@tabler/icons-react';
import { useId } from 'react';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { stages } from '../../../shared/run/steps.ts';
import { errorText } from '../../../shared/text/render.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { stageOf, type StageStatus } from '../../current-stage.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { type BrokenJob, holderText, type ListedJob, standingOf } from './job-standing.ts';
import { Ago } from './recent-reports.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint, Labelled } from '../../components/prose.tsx';

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
    <Stack component="section" gap="xs" miw={0} aria-labelledby={titleId}>
      <Group gap="xs">
        <Title order={2} size="h4" id={titleId}>
          {start.jobs}
        </Title>
        <IconButton label={start.refresh} icon={IconRefresh} onClick={onLook} />
      </Group>
      {open.length === 0 ? (
        <Faint>{start.noOpenJobs}</Faint>
      ) : (
        <Table.ScrollContainer minWidth={680} type="native">
          <Table verticalSpacing={8} className="job-table">
            <Table.Thead>
              <Table.Tr>
                {[report.job, report.state, start.at, start.lastRun, start.age].map((head) => (
                  <Table.Th key={head} scope="col">
                    {head}
                  </Table.Th>
                ))}
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
    </Stack>
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
        <Anchor href={href} fw={600} c="inherit">
          {name}
        </Anchor>
        {job.isDemo === true && (
          <Badge mx={8} color="grape" size="sm">
            {common.demoBadge}
          </Badge>
        )}
        <Faint size="xs" className="mono">
          {job.jobId}
        </Faint>
      </Table.Th>
      <Table.Td>
        <span title={words.lifecycleMeans[state.lifecycle]}>{words.lifecycle[state.lifecycle]}</span>
      </Table.Td>
      <Table.Td>
        {words.stages[stage]}
        <Faint size="xs">{start.stepOf(stages.indexOf(stage) + 1, stages.length)}</Faint>
      </Table.Td>
      <Table.Td>
        <LastRun job={job} />
        {heldBy !== undefined && (
          <Faint size="xs">{start.heldBy(holderText(plainText(heldBy), words.format.date))}</Faint>
        )}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {state.lastAt === '' ? (
          <>
            <span aria-hidden>–</span>
            <VisuallyHidden>{start.neverStarted}</VisuallyHidden>
          </>
        ) : (
          <Ago since={state.lastAt} at={at} />
        )}
      </Table.Td>
      <Table.Td>
        <Button component="a" href={href} size="compact-sm" aria-label={`${action}: ${name}`}>
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
      <Sign of={statusFor(job)} size={16} />
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
    case 'blocked':
    case 'waiting':
      return 'waiting';
    case 'failed':
    case 'reverted':
      return outcome;
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
    <article className="frame broken-job" data-broken={folder}>
      <IconFolderOff size={20} aria-hidden />
      <div>
        <Labelled label={start.broken}>
          <span className="mono">{folder}</span>
        </Labelled>
        <Text>{text.what}</Text>
        <Faint>
          {text.next} {start.brokenMeans}
        </Faint>
        <Group gap="sm" mt={4}>
          <Text size="xs" className="mono">
            {text.code}
          </Text>
          <CopyButton value={[text.code, folder, text.what, text.next, text.detail ?? ''].join('\n')} />
        </Group>
        {text.detail !== undefined && (
          <details>
            <summary>{common.technical}</summary>
            <Code block>{text.detail}</Code>
          </details>
        )}
      </div>
    </article>
  );
}
