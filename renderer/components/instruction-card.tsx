import { Anchor, Card, List, Stack, Text, Title } from '@mantine/core';
import type { Instruction } from '../../shared/run/facts.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { useWords } from '../store/words-store.ts';

/** What a person does by hand: the way through the vendor's menus, the steps, and what she should see. */
export function InstructionCard({ instruction }: { instruction: Instruction }) {
  const { cli } = useWords();
  const { title, menuPath, steps, see, link, caution } = instruction;
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Title order={3} size="h5">
          {plainText(title)}
        </Title>
        {menuPath.length > 0 && (
          <Text>
            <Text span fw={600}>
              {cli.menu}
            </Text>{' '}
            {menuPath.map((part) => plainText(part)).join(' › ')}
          </Text>
        )}
        <List type="ordered" spacing={4}>
          {steps.map((step) => (
            <List.Item key={step}>{plainText(step)}</List.Item>
          ))}
        </List>
        <Text>
          <Text span fw={600}>
            {cli.see}
          </Text>{' '}
          {plainText(see)}
        </Text>
        {caution !== undefined && (
          <Text c="var(--mantine-color-error)">
            <Text span fw={600}>
              {cli.caution}
            </Text>{' '}
            {plainText(caution)}
          </Text>
        )}
        {link !== undefined && /^https:\/\//.test(link) && (
          <Text>
            <Text span fw={600}>
              {cli.link}
            </Text>{' '}
            <Anchor href={link} target="_blank" rel="noreferrer">
              {plainText(link)}
            </Anchor>
          </Text>
        )}
      </Stack>
    </Card>
  );
}
