import './start.css';
import { Text } from '@mantine/core';
import { IconArrowBackUp, IconEye, IconServerCog } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect } from 'react';
import { useWindowEvent } from '@mantine/hooks';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { PageFrame } from '../../components/frame/page-frame.tsx';
import { useBridge, useClient } from '../../store/bridge-store.ts';
import { useInspections } from '../../store/inspect-store.ts';
import { useJobs } from '../../store/jobs-store.ts';
import { goTo } from '../../store/place-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { sortedJobs } from './job-standing.ts';
import { StartActions } from './start-actions.tsx';
import { Faint } from '../../components/prose.tsx';
import { FileDrop } from '../../components/files/file-drop.tsx';

/** Follows the first screen: the list has to be asked for anyway. */
const JobList = lazy(() => import('./job-list.tsx').then((part) => ({ default: part.JobList })));
const RecentReports = lazy(() =>
  import('./recent-reports.tsx').then((part) => ({ default: part.RecentReports })),
);

/** Where a person begins: what Handover is, what can be begun, and the jobs of this computer. */
export function StartPage() {
  const client = useClient();
  const { common, start } = useOwnWords();
  const view = useJobs((store) => store.view);
  const load = useJobs((store) => store.load);
  const add = useInspections((store) => store.add);
  const look = useCallback(() => {
    if (client) void load(client);
  }, [client, load]);
  useEffect(look, [look]);
  // Other windows and programs work on jobs too: whoever comes back sees how they stand now.
  useWindowEvent('focus', look);
  const listed = view.kind === 'listed' ? { ...sortedJobs(view.entries), at: view.at } : undefined;
  const isFirstTime = view.kind === 'listed' && view.entries.length === 0;
  const hasOpen = listed !== undefined && listed.open.length > 0;
  const jobList = listed && (
    <Suspense>
      <JobList open={listed.open} broken={listed.broken} at={listed.at} onLook={look} />
    </Suspense>
  );
  return (
    <PageFrame title={common.appName} lead={start.lead} isStart>
      {isFirstTime && <Promises />}
      {/* Who comes back at night comes for a job that is open. */}
      {hasOpen && jobList}
      <StartActions />
      {view.kind === 'loading' && (
        <Text size="md" c="dimmed" role="status">
          {start.jobsLoading}
        </Text>
      )}
      {view.kind === 'failed' && <ErrorCard error={view.error} />}
      {isFirstTime && <Faint>{start.noJobs}</Faint>}
      {listed && !isFirstTime && (
        <>
          {!hasOpen && jobList}
          <Suspense>
            <RecentReports closed={listed.closed} archived={listed.archived} at={listed.at} onLook={look} />
          </Suspense>
        </>
      )}
      <About />
      <FileDrop
        text={start.dropHere}
        onFiles={(taker, files) => {
          void add(taker, files);
          goTo({ kind: 'inspect' });
        }}
      />
    </PageFrame>
  );
}

const promiseIcons = [IconServerCog, IconArrowBackUp, IconEye];

/** What Handover does and promises, for whoever sees it for the first time. */
function Promises() {
  const { start } = useOwnWords();
  return (
    <ul className="promises plain-list">
      {start.promises.map(({ title, body }, index) => {
        const Icon = promiseIcons[index] ?? IconEye;
        return (
          <li key={title}>
            <Icon size={22} aria-hidden />
            <Text size="md" fw={600}>
              {title}
            </Text>
            <Faint>{body}</Faint>
          </li>
        );
      })}
    </ul>
  );
}

/** Which program this is, for whom, and where its jobs are. */
function About() {
  const { start } = useOwnWords();
  const status = useBridge((store) => store.status);
  if (!('info' in status)) return null;
  const { version, operator, home } = status.info;
  return (
    <footer>
      <Faint size="xs">
        {start.version} {version} · {start.operator}: {operator} · {start.home}{' '}
        <span className="mono">{home}</span>
      </Faint>
    </footer>
  );
}
