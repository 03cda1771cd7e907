import './client-names.css';
import { Group, Stack, Text, Title } from '@mantine/core';
import { plainText } from '../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { CopyButton } from './copy-button.tsx';
import { Faint } from './prose.tsx';

interface ClientNamesProps {
  readonly title: string;
  readonly means?: string;
  readonly names: readonly string[];
  /** As many as there are, of which some names may be left out. */
  readonly count: number;
}

/** Clients by name, to be read and copied. */
export function ClientNames({ title, means, names, count }: ClientNamesProps) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  const more = count - names.length;
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Title order={4} size="h6">
          {title}
        </Title>
        <CopyButton value={names.map((name) => plainText(name)).join('\n')} />
      </Group>
      {means !== undefined && <Faint>{means}</Faint>}
      <ul className="client-names mono" tabIndex={0} aria-label={title}>
        {names.map((name) => (
          <li key={name}>{plainText(name)}</li>
        ))}
      </ul>
      {more > 0 && <Text>{validate.andMore(format.number(more))}</Text>}
    </Stack>
  );
}
