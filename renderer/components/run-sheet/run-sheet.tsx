import { List, Stack, Text } from '@mantine/core';
import type { RunSheet as Sheet } from '../../../shared/text/words.ts';

/** What people do, in the order in which it must be done. */
export function RunSheet({ sheet }: { sheet: Sheet }) {
  return (
    <Stack gap="xs">
      <Text size="sm">{sheet.intro}</Text>
      <List type="ordered" size="sm" spacing={4}>
        {sheet.steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
