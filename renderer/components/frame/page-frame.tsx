import './page-frame.css';
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { WindowTools } from './window-tools.tsx';

/** A page that is about no job: its title, the way back to all jobs, the language, and what it shows. */
export function PageFrame({
  title,
  lead,
  isStart = false,
  children,
}: {
  title: string;
  lead: string;
  /** The start page has no way back to itself. */
  isStart?: boolean;
  children: ReactNode;
}) {
  const { common } = useOwnWords();
  return (
    <div className="page">
      <header className="page-header">
        <Group justify="space-between" gap="sm" className="page-width">
          {isStart ? <span /> : <Anchor href={hashOf({ kind: 'start' })}>{common.allJobs}</Anchor>}
          <WindowTools />
        </Group>
      </header>
      <main className="page-width page-main">
        <Stack gap={4}>
          <Title order={1} size="h2">
            {title}
          </Title>
          <Text size="md" c="dimmed" maw="46rem">
            {lead}
          </Text>
        </Stack>
        {children}
      </main>
    </div>
  );
}
