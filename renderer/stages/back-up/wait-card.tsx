import { Alert, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { plainText } from '../../../shared/text/plain-text.ts';
import { WaitLines } from '../../components/wait-lines.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import type { BackupWait } from './backup-wait.ts';
import { RangeBar } from './range-bar.tsx';

/** A wait whose length nobody knows: how long it has been, what is usual, what is normal meanwhile, and no made-up percent. */
export function WaitCard({ wait }: { wait: BackupWait }) {
  const { cli, format, longWaits } = useWords();
  const { key } = useOwnWords();
  const words = longWaits['back-up'];
  return (
    <Card withBorder padding="md" component="section" aria-label={words?.title ?? plainText(wait.name)}>
      <Stack gap="sm">
        <div>
          <Title order={3} size="h5">
            {words?.title}
          </Title>
          <Text size="sm" c="dimmed">
            {plainText(wait.name)}
          </Text>
        </div>
        <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="sm">
          <Figure label={cli.elapsed} value={format.duration(wait.elapsedMs)} />
          <Figure
            label={key.unchanged}
            value={wait.unchangedMs < 1000 ? '0 s' : format.duration(wait.unchangedMs)}
          />
          <Figure
            label={key.sizeSoFar}
            value={wait.sizeBytes === undefined ? '–' : format.bytes(wait.sizeBytes)}
          />
          <Figure
            label={key.usual}
            value={wait.usual ? format.durationRange(wait.usual.minMs, wait.usual.maxMs) : '–'}
          />
        </SimpleGrid>
        {wait.usual && <RangeBar elapsedMs={wait.elapsedMs} usual={wait.usual} />}
        {wait.isLongerThanUsual && (
          <Alert color="yellow" p="xs" icon={<IconInfoCircle size={18} aria-hidden />}>
            {key.longerThanUsual}
          </Alert>
        )}
        {words && <WaitLines words={words} />}
      </Stack>
    </Card>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
    </div>
  );
}
