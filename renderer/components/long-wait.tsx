import { Card, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LongWait } from '../../shared/text/words.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { Figure } from './figures/figure.tsx';
import { Faint, Lines, Note } from './prose.tsx';

interface UsualTime {
  readonly minMs: number;
  readonly maxMs: number;
}

/** A wait whose length nobody knows: how long it has been, what is usual, what is normal meanwhile, and no made-up percent. */
export function WaitCard({
  title,
  of,
  wait: { elapsedMs, unchangedMs, usual, isLongerThanUsual },
  figure,
  own,
  words,
}: {
  title: string;
  /** What is waited for, below the title. */
  of?: string;
  wait: {
    readonly elapsedMs: number;
    readonly unchangedMs: number;
    readonly usual?: UsualTime;
    readonly isLongerThanUsual: boolean;
  };
  /** What else is known of it, by its name. */
  figure: readonly [label: string, value: ReactNode];
  /** What the figures are called. */
  own: Readonly<Record<'unchanged' | 'usual' | 'longerThanUsual', string>>;
  words: LongWait | undefined;
}) {
  const { cli, format } = useWords();
  const length = (ms: number) => (ms < 1000 ? '0 s' : format.duration(ms));
  return (
    <Card withBorder padding="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <div>
          <Title order={3} size="h5">
            {title}
          </Title>
          {of !== undefined && <Faint>{of}</Faint>}
        </div>
        <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="sm">
          <Figure label={cli.elapsed} value={length(elapsedMs)} />
          <Figure label={own.unchanged} value={length(unchangedMs)} />
          <Figure label={figure[0]} value={figure[1]} />
          <Figure label={own.usual} value={usual ? format.durationRange(usual.minMs, usual.maxMs) : '–'} />
        </SimpleGrid>
        {usual && <RangeBar elapsedMs={elapsedMs} usual={usual} />}
        {isLongerThanUsual && <Note icon={IconInfoCircle}>{own.longerThanUsual}</Note>}
        {words && <WaitLines words={words} />}
      </Stack>
    </Card>
  );
}

/** How long it has been against what is usual: a band for the usual range and a mark for now. The numbers stand beside it in words. */
function RangeBar({ elapsedMs, usual }: { elapsedMs: number; usual: UsualTime }) {
  const endMs = Math.max(usual.maxMs * 1.25, elapsedMs * 1.05);
  const at = (ms: number) => (ms / endMs) * 100;
  const band = 'var(--mantine-color-blue-light-hover)';
  return (
    <svg
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden
      style={{ width: '100%', height: '0.9rem', display: 'block' }}
    >
      <rect x={0} y={2} width={100} height={6} fill="var(--mantine-color-default-hover)" />
      <rect x={at(usual.minMs)} y={2} width={at(usual.maxMs) - at(usual.minMs)} height={6} fill={band} />
      <rect x={0} y={4} width={at(elapsedMs)} height={2} fill="var(--mantine-color-blue-filled)" />
      <line
        x1={at(elapsedMs)}
        x2={at(elapsedMs)}
        y1={0}
        y2={10}
        stroke="var(--mantine-color-text)"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** What is normal in a long wait, what to leave alone meanwhile, and where to look when it takes longer; `isNarrow` where there is no room for three columns. */
export function WaitLines({ words, isNarrow = false }: { words: LongWait; isNarrow?: boolean }) {
  const { key } = useOwnWords();
  const parts = [
    [key.normal, words.normal],
    [key.doNot, words.doNot],
    [key.ifLonger, words.ifLonger],
  ] as const;
  return (
    <SimpleGrid cols={isNarrow ? 1 : { base: 1, sm: 3 }} spacing="md">
      {parts.map(([title, lines]) => (
        <div key={title}>
          <Title order={4} size="h6" mb={4}>
            {title}
          </Title>
          <Lines lines={lines} />
        </div>
      ))}
    </SimpleGrid>
  );
}
