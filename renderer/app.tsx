import { Alert, Center, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useDocumentTitle, useWindowEvent } from '@mantine/hooks';
import { Waiting } from './components/waiting.tsx';
import { useOutageTitle } from './components/outage/use-open-outages.ts';
import { useBridge, useClient } from './store/bridge-store.ts';
import { usePlace } from './store/place-store.ts';
import { useJobId, useOfRun, useRun } from './store/run-store.ts';
import { useOwnWords, useWordsStore } from './store/words-store.ts';
import { StartPage } from './stages/start/start-page.tsx';

/** What a page needs beside its own module: all words. */
async function withWords<M>(module: Promise<M>): Promise<M> {
  await useWordsStore.getState().loadAll();
  return module;
}

const JobPage = lazy(() => withWords(import('./job-page.tsx')).then(({ JobPage }) => ({ default: JobPage })));
const NewPage = lazy(() => withWords(import('./stages/new/new-page.tsx')));
const OutageBars = lazy(() => import('./components/outage/outage-bar.tsx'));
const Comfort = lazy(() => import('./components/comfort/comfort.tsx'));
const InspectPage = lazy(() => withWords(import('./stages/inspect/inspect-page.tsx')));

/** The window: which page is shown, and what is said while the engine is not there. */
export function App() {
  const status = useBridge((store) => store.status);
  const { common } = useOwnWords();
  switch (status.kind) {
    case 'connecting':
      return <Waiting text={common.connecting} />;
    case 'refused':
      return status.reason === 'code-used' ? (
        <Notice title={common.codeUsedTitle} text={common.codeUsed} />
      ) : (
        <Notice title={common.unreachableTitle} text={common.unreachable} />
      );
    case 'lost':
    case 'connected':
      return (
        <>
          {status.kind === 'lost' && (
            <Alert color="yellow" radius={0} role="status" p="xs">
              {common.connectionLost}
            </Alert>
          )}
          <Suspense fallback={<Waiting text={common.loading} />}>
            <Page />
          </Suspense>
          <Suspense>
            <Comfort />
          </Suspense>
        </>
      );
    default:
      return status satisfies never;
  }
}

function Page() {
  const place = usePlace();
  const { common, start } = useOwnWords();
  useFollow(place.kind === 'job' ? place.jobId : undefined);
  const titles = { start: [], new: [start.newMigration], inspect: [start.inspect] };
  // That of a job is told by its own page.
  const outageTitle = useOutageTitle();
  useDocumentTitle(
    place.kind === 'job' ? '' : `${outageTitle}${[...titles[place.kind], common.appName].join(' - ')}`,
  );
  // A file that is dropped beside everything that takes one would be opened by the browser in the place of this page. On the
  // window, and so after whatever takes a file.
  useWindowEvent('dragover', (event) => event.preventDefault());
  useWindowEvent('drop', (event) => event.preventDefault());
  if (place.kind === 'job') return <JobPage jobId={place.jobId} stage={place.stage} />;
  const PageOf = pages[place.kind];
  return (
    <div>
      <Suspense>
        <OutageBars jobId={undefined} />
      </Suspense>
      <PageOf />
    </div>
  );
}

/** Those that are about no job. */
const pages = { start: StartPage, new: NewPage, inspect: InspectPage } as const;

/** Follows the job that is shown; one that runs also while another page is looked at, for it may call. */
function useFollow(shownId: string | undefined): void {
  const client = useClient();
  const follow = useRun((store) => store.follow);
  const lastId = useJobId();
  const isRunning = useOfRun((state) => state.isRunning) ?? false;
  const jobId = shownId ?? (isRunning ? lastId : undefined);
  useEffect(() => {
    if (!client || jobId === undefined) return;
    const leaving = new AbortController();
    void follow(client, jobId, leaving.signal);
    return () => leaving.abort();
  }, [client, jobId, follow]);
}

function Notice({ title, text }: { title: string; text: string }) {
  return (
    <Center h="60vh" component="main">
      <Stack maw="32rem">
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text size="md">{text}</Text>
      </Stack>
    </Center>
  );
}
