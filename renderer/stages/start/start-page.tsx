import { Button, Group, Stack, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { JobListEntry } from '../../../shared/contract/contract.ts';
import { resultOf } from '../../bridge/result.ts';
import { useClient } from '../../store/bridge-store.ts';
import { goTo, hashOf } from '../../store/place-store.ts';
import { useOwnWords } from '../../store/words-store.ts';

/** Where a person begins. */
export function StartPage() {
  const client = useClient();
  const { common } = useOwnWords();
  const [jobs, setJobs] = useState<readonly JobListEntry[]>([]);
  useEffect(() => {
    if (!client) return;
    void resultOf(client.jobs.list({})).then((result) => result.ok && setJobs(result.value));
  }, [client]);
  const startDemo = async () => {
    if (!client) return;
    const result = await resultOf(client.demo.start({}));
    if (result.ok) goTo({ kind: 'job', jobId: result.value.jobId, stage: undefined });
  };
  return (
    <main style={{ padding: '1rem' }}>
      <Stack>
        <Title order={1}>{common.appName}</Title>
        <Group>
          <Button onClick={() => void startDemo()}>{common.demoBadge}</Button>
        </Group>
        <ul>
          {jobs.map((job) =>
            job.kind === 'job' ? (
              <li key={job.jobId}>
                <a href={hashOf({ kind: 'job', jobId: job.jobId, stage: undefined })}>{job.name}</a>
              </li>
            ) : (
              <li key={job.folder}>{job.folder}</li>
            ),
          )}
        </ul>
      </Stack>
    </main>
  );
}
