import { Anchor, Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { IconFolderOff, IconRefresh } from '@tabler/icons-react';
import { useId } from 'react';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { phaseOf, phases } from '../../../shared/run/steps.ts';
import { lastSeen } from '../../../shared/run/standing/last-seen.ts';
import { clockDigits, outageBeganAt } from '../../../shared/run/standing/outage.ts';
import { lifecycleText } from '../../../shared/text/last-seen-text.ts';
import { errorText } from '../../../shared/text/render.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { stageOf, type StageStatus } from '../../current-stage.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useFirstWords } from '../../store/words-store.ts';
import { type BrokenJob, type ListedJob, standingOf } from './job-standing.ts';
import { Ago } from './recent-reports.tsx';
import { DemoBadge } from '../../components/demo-badge.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useElapsedMs } from '../../components/outage/use-open-outages.ts';
import { RemoveJob } from './remove-job.tsx';
import { holderText } from '../../components/frame/holder-text.ts';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint, Labelled } from '../../components/prose.tsx';
import { useMoment } from '../../components/use-moment.ts';

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
        <ul className="job-cards plain-list">
          {open.map((job) => (
            <JobCard key={job.jobId} job={job} at={at} onLook={onLook} />
          ))}
        </ul>
      )}
      {broken.map((each) => (
        <Broken key={each.folder} job={each} />
      ))}
    </Stack>
  );
}

/** One job: what it is called, which of the four phases it is in, how its last run ended, and the way on. */
function JobCard({ job, at, onLook }: { job: ListedJob; at: number; onLook: () => void }) {
  const words = useFirstWords();
  const { start } = useOwnWords();
  const { state, heldBy } = job;
  const moment = useMoment();
  const standing = standingOf(job);
  const href = hashOf({ kind: 'job', jobId: job.jobId, stage: undefined });
  const name = plainText(job.name);
  const outageSince = outageBeganAt(state);
  // What runs or never ran is only looked at first, and a demo without its appliances for good.
  const isLook = standing === 'running' || standing === 'not-started' || job.isOver === true;
  const action = isLook ? start.open : start.goOn;
  return (
    <li
      className="frame job-card"
      data-job={job.jobId}
      data-standing={standing}
      data-outage={outageSince !== undefined}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Anchor href={href} fw={600} c="inherit" className="job-card-name">
          {name}
        </Anchor>
        {job.isDemo === true && <DemoBadge />}
      </Group>
      {outageSince !== undefined && <OutageClock since={outageSince} />}
      <Phases job={job} />
      <div>
        <LastRun job={job} />
        <Faint size="xs">
          <span title={lifecycleText(words, { ...state, lastSeen: lastSeen(state) }, moment)}>
            {words.lifecycle[state.lifecycle]}
          </span>
          {' · '}
          {state.lastAt === '' ? start.neverStarted : <Ago since={state.lastAt} at={at} />}
        </Faint>
        {heldBy !== undefined && (
          <Faint size="xs">{start.heldBy(holderText(plainText(heldBy), words.format.date))}</Faint>
        )}
        <Faint size="xs" className="mono">
          {job.jobId}
        </Faint>
      </div>
      <Group justify="space-between" gap="xs">
        <Button component="a" href={href} size="compact-sm" aria-label={`${action}: ${name}`}>
          {action}
        </Button>
        <RemoveJob job={job} onDone={onLook} />
      </Group>
    </li>
  );
}

/** Since when the clients have no server, as nobody has seen it end. */
function OutageClock({ since }: { since: string }) {
  const { outage } = useOwnWords();
  return (
    <div className="job-card-outage">
      <strong className="job-card-clock">{clockDigits(useElapsedMs(since))}</strong> {outage.running}
    </div>
  );
}

/** The four phases in a row, with the one that the job is in. */
function Phases({ job: { state } }: { job: ListedJob }) {
  const words = useFirstWords();
  const { start } = useOwnWords();
  const stage = stageOf(state);
  const now = phaseOf(stage);
  const position = phases.indexOf(now);
  return (
    <div>
      <div className="job-card-phases" aria-hidden>
        {phases.map((phase, index) => (
          <span key={phase} data-past={index < position} data-now={index === position} />
        ))}
      </div>
      <span>
        <strong>{words.phases[now]}</strong>{' '}
        <Faint span size="xs">
          {start.phaseOf(position + 1, phases.length)} · {words.stages[stage]}
        </Faint>
      </span>
    </div>
  );
}

/** How the last run ended, as the engine recorded it, or that it goes on. */
function LastRun({ job }: { job: ListedJob }) {
  const words = useFirstWords();
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
  const words = useFirstWords();
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
