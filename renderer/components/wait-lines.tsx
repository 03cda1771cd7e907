import { List, SimpleGrid, Title } from '@mantine/core';
import type { LongWait } from '../../shared/text/words.ts';
import { useOwnWords } from '../store/words-store.ts';

/** What is normal in a long wait, what to leave alone meanwhile, and where to look when it takes longer; `isNarrow` where there is no room for three columns. */
export function WaitLines({ words, isNarrow = false }: { words: LongWait; isNarrow?: boolean }) {
  const { key } = useOwnWords();
  return (
    <SimpleGrid cols={isNarrow ? 1 : { base: 1, sm: 3 }} spacing="md">
      <Lines title={key.normal} lines={words.normal} />
      <Lines title={key.doNot} lines={words.doNot} />
      <Lines title={key.ifLonger} lines={words.ifLonger} />
    </SimpleGrid>
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
