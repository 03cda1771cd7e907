import { Card, Stack, Text, Title } from '@mantine/core';
import { plainText } from '../../../shared/text/plain-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { SizeGauge } from '../../components/size-gauge.tsx';
import { useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** What is known of the backup that moves: size against the limit, where its copies lie, and their hashes. */
export function FileFacts() {
  const words = useWords();
  const { transfer } = useOwnWords();
  const state = useRunState();
  const backup = state?.backup;
  if (!state || !backup)
    return (
      <Text c="dimmed" size="sm">
        {transfer.notYet}
      </Text>
    );
  const artifact = state.artifacts.find((file) => file.role === 'backup');
  const { pushed } = state;
  const hash = (sha256: string) => (
    <>
      <span className="mono">{sha256}</span> <CopyButton value={sha256} />
    </>
  );
  return (
    <Card withBorder component="section" aria-label={words.report.backup}>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {plainText(backup.name)}
        </Title>
        <SizeGauge sizeBytes={artifact?.sizeBytes ?? backup.sizeBytes} />
        <DefinitionList
          entries={[
            [transfer.onLaptop, artifact && plainText(artifact.path)],
            [transfer.hashes, artifact && hash(artifact.sha256)],
            [transfer.onNew, pushed && plainText(pushed.path)],
            [`${transfer.hashes} (${words.sides.new})`, pushed && hash(pushed.sha256)],
          ]}
        />
      </Stack>
    </Card>
  );
}
