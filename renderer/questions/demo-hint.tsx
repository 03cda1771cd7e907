import { Alert, Button, Group, Text } from '@mantine/core';
import { useOwnWords } from '../store/words-store.ts';

/** What a demo's own screens would show, with a button that takes it over. */
export function DemoHint({ hint, onFill }: { hint: string | undefined; onFill: (text: string) => void }) {
  const { common } = useOwnWords();
  if (hint === undefined) return null;
  return (
    <Alert color="grape" p="xs">
      <Group gap="xs">
        <Text>
          {common.demoHint}: <span className="mono">{hint}</span>
        </Text>
        <Button size="compact-sm" onClick={() => onFill(hint)}>
          {common.demoFill}
        </Button>
      </Group>
    </Alert>
  );
}
