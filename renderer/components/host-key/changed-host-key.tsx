import './host-key.css';
import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { RunMode } from '../../../shared/run/event.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { errorText } from '../../../shared/text/render.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useIsMine, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { CommandLine } from '../run-sheet/command-line.tsx';
import { DefinitionList } from '../definition-list.tsx';
import { fingerprintCommand, hostKeyName } from './host-key-file.ts';

/**
 * A known machine shows another host key: both keys, what it can mean, and no way on by a single click. Only a person who types
 * the machine's address lets the new key replace the known one; the engine accepts it for just this key.
 */
export function ChangedHostKey({ error, where, mode }: { error: ErrorRecord; where: StepId; mode: RunMode }) {
  const words = useWords();
  const { connect } = useOwnWords();
  const { changedKey } = connect;
  const isMine = useIsMine();
  const text = errorText(words, error, where);
  const address = parameter(error, 'address');
  const keyType = parameter(error, 'keyType');
  return (
    <Alert
      color="red"
      variant="outline"
      role="alert"
      icon={<IconShieldX size={22} aria-hidden />}
      title={changedKey.title(address)}
      data-changed-host-key
    >
      <Stack gap="sm">
        <Text size="sm">{changedKey.intro}</Text>
        <DefinitionList
          entries={[
            [
              changedKey.known,
              <>
                <span className="fingerprint">{parameter(error, 'knownSha256')}</span>
                <Text size="sm" c="dimmed">
                  {changedKey.knownFrom(parameter(error, 'knownFrom'))}
                </Text>
              </>,
            ],
            [
              changedKey.seenNow,
              <>
                <span className="fingerprint">{parameter(error, 'sha256')}</span>
                <Text size="sm" c="dimmed">
                  {hostKeyName(keyType)} ({keyType})
                </Text>
              </>,
            ],
          ]}
        />
        <div>
          <Text size="sm" fw={600}>
            {changedKey.canMean}
          </Text>
          <ul className="how-to">
            {changedKey.meanings.map((meaning) => (
              <li key={meaning}>{meaning}</li>
            ))}
          </ul>
        </div>
        <div>
          <Text size="sm">{changedKey.findOut}</Text>
          <CommandLine command={fingerprintCommand(keyType)} copyLabel={connect.hostKey.copyCommand} />
        </div>
        <DefinitionList
          entries={[
            [words.cli.meanwhile, text.meanwhile],
            [words.cli.next, text.next],
            [words.cli.retry, text.retry],
          ]}
        />
        {isMine ? <Replace error={error} mode={mode} /> : <Text size="sm">{changedKey.onlyInOwnWindow}</Text>}
        <Text size="sm" className="mono">
          {text.code}
        </Text>
      </Stack>
    </Alert>
  );
}

/** Type to replace, then go on. Enter in the field does nothing. */
function Replace({ error, mode }: { error: ErrorRecord; mode: RunMode }) {
  const { connect, common } = useOwnWords();
  const { changedKey } = connect;
  const client = useClient();
  const isBusy = useRun((store) => store.isBusy);
  const replaceHostKey = useRun((store) => store.replaceHostKey);
  const start = useRun((store) => store.start);
  const [typed, setTyped] = useState('');
  const [isReplaced, setReplaced] = useState(false);
  const address = parameter(error, 'address');
  if (isReplaced)
    return (
      <Group justify="space-between" gap="sm" role="status">
        <Text size="sm" fw={600} flex="1 1 16rem">
          {changedKey.replaced}
        </Text>
        <Button
          variant="default"
          disabled={!client || isBusy}
          onClick={() => client && void start(client, mode)}
        >
          {common.goOn}
        </Button>
      </Group>
    );
  const replace = async () => {
    if (!client) return;
    setReplaced(await replaceHostKey(client, parameter(error, 'sha256'), typed.trim()));
  };
  return (
    <Stack gap={6} component="section" aria-label={changedKey.replaceTitle}>
      <Title order={4} size="h6">
        {changedKey.replaceTitle}
      </Title>
      <Text size="sm">{changedKey.replaceIntro}</Text>
      <Group align="end" gap="sm">
        <TextInput
          label={changedKey.typeAddress(address)}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          flex="1 1 16rem"
          maw="26rem"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={!client || isBusy || typed.trim() !== address}
          onClick={() => void replace()}
        >
          {changedKey.replace}
        </Button>
      </Group>
    </Stack>
  );
}

function parameter(error: ErrorRecord, name: string): string {
  return plainText(String(error.params[name] ?? ''));
}
