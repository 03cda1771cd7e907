import { Alert, Card, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { Words } from '../../../shared/text/words.ts';
import { Figure } from '../../components/figures/figure.tsx';
import { WaitLines } from '../../components/wait-lines.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { RangeBar } from '../back-up/range-bar.tsx';
import type { RestoreWait } from './restore-wait.ts';

/** The longest wait of the night. Nobody knows how far an import is, so that there is no percent: only time, and the last word. */
export function WaitCard({ wait }: { wait: RestoreWait }) {
  const words = useWords();
  const { cli, format } = words;
  const { restore } = useOwnWords();
  const told = words.longWaits.restore;
  return (
    <Card withBorder padding="md" component="section" aria-label={told?.title ?? restore.inProgress}>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {told?.title ?? restore.inProgress}
        </Title>
        <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="sm">
          <Figure label={cli.elapsed} value={short(wait.elapsedMs, format.duration)} />
          <Figure label={restore.unchanged} value={short(wait.unchangedMs, format.duration)} />
          <Figure label={restore.said} value={saidText(wait, words) ?? restore.nothingSaid} />
          <Figure
            label={restore.usual}
            value={wait.usual ? format.durationRange(wait.usual.minMs, wait.usual.maxMs) : '–'}
          />
        </SimpleGrid>
        {wait.usual && <RangeBar elapsedMs={wait.elapsedMs} usual={wait.usual} />}
        {wait.isLongerThanUsual && (
          <Alert color="yellow" p="xs" icon={<IconInfoCircle size={18} aria-hidden />}>
            {restore.longerThanUsual}
          </Alert>
        )}
        {told && <WaitLines words={told} />}
      </Stack>
    </Card>
  );
}

function short(ms: number, duration: (ms: number) => string): string {
  return ms < 1000 ? '0 s' : duration(ms);
}

function saidText({ standing, detail = '' }: RestoreWait, { importStandings }: Words): string | undefined {
  if (standing === undefined) return undefined;
  return detail === '' ? importStandings[standing] : `${importStandings[standing]}: ${plainText(detail)}`;
}
