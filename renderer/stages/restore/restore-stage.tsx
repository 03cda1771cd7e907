import { Card, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** The longest wait of the night: how long it has been, what is usual, and what to leave alone meanwhile. */
export default function RestoreStage() {
  const { format, longWaits } = useWords();
  const { restore } = useOwnWords();
  const state = useRunState();
  if (!state) return null;
  const wait = state.isRunning && state.waiting?.step === 'restore' ? state.waiting : undefined;
  const words = longWaits.restore;
  return (
    <>
      <Card withBorder component="section" aria-label={restore.imported}>
        <Title order={3} size="h5" mb="xs">
          {restore.imported}
        </Title>
        <DefinitionList
          entries={[
            [restore.backup, state.backup && plainText(state.backup.name)],
            [restore.custody, state.isKeyProved ? restore.custodyProved : restore.custodyOpen],
          ]}
        />
      </Card>
      {words && (
        <Card withBorder component="section" aria-label={words.title}>
          <Stack gap="sm">
            <Title order={3} size="h5">
              {words.title}
            </Title>
            {wait && (
              <SimpleGrid cols={{ base: 1, xs: 3 }}>
                <Figure label={restore.elapsed} value={format.duration(wait.elapsedMs)} />
                <Figure label={restore.unchanged} value={format.duration(wait.unchangedMs)} />
                {wait.usualMinMs !== undefined && wait.usualMaxMs !== undefined && (
                  <Figure
                    label={restore.usual}
                    value={format.durationRange(wait.usualMinMs, wait.usualMaxMs)}
                  />
                )}
              </SimpleGrid>
            )}
            {wait && wait.detail !== '' && <Text size="sm">{plainText(wait.detail)}</Text>}
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <Lines title={restore.normal} lines={words.normal} />
              <Lines title={restore.doNot} lines={words.doNot} />
              <Lines title={restore.ifLonger} lines={words.ifLonger} />
            </SimpleGrid>
          </Stack>
        </Card>
      )}
    </>
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

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <Title order={4} size="h6" mb={4}>
        {title}
      </Title>
      <List size="sm" spacing={4}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
