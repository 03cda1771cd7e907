import './host-key.css';
import { Alert, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import { useInputState } from '@mantine/hooks';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { RunMode } from '../../../shared/run/event.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { errorText } from '../../../shared/text/render.ts';
import { paramText, plainText } from '../../../shared/text/plain-text.ts';
import type { BridgeClient } from '../../../shared/contract/contract.ts';
import { useMayChange, useRun, useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { DefinitionList } from '../definition-list.tsx';
import { fingerprintCommand, hostKeyName } from './host-key-file.ts';
import { RunButton } from '../frame/run-button.tsx';
import { CommandLine } from '../copy-button.tsx';
import { Faint, Lines, Section } from '../prose.tsx';

/**
 * A known machine shows another host key: both keys, what it can mean, and no way on by a single click. Only a person who types
 * the machine's address lets the new key replace the known one; the engine accepts it for just this key.
 */
export function ChangedHostKey({ error, where, mode }: { error: ErrorRecord; where: StepId; mode: RunMode }) {
  const words = useWords();
  const { changedKey, hostKey } = useOwnWords().connect;
  const mayChange = useMayChange();
  const text = errorText(words, error, where, useRunState());
  const keyType = parameter(error, 'keyType');
  return (
    <Alert
      color="red"
      variant="outline"
      role="alert"
      icon={<IconShieldX size={22} aria-hidden />}
      title={changedKey.title(parameter(error, 'address'))}
      data-changed-host-key
    >
      <Stack gap="sm">
        <Text>{changedKey.intro}</Text>
        <DefinitionList
          entries={[
            [
              changedKey.known,
              <>
                <span className="fingerprint">{parameter(error, 'knownSha256')}</span>
                <Faint>{changedKey.knownFrom(parameter(error, 'knownFrom'))}</Faint>
              </>,
            ],
            [
              changedKey.seenNow,
              <>
                <span className="fingerprint">{parameter(error, 'sha256')}</span>
                <Faint>
                  {hostKeyName(keyType)} ({keyType})
                </Faint>
              </>,
            ],
          ]}
        />
        <div>
          <Text fw={600}>{changedKey.canMean}</Text>
          <Lines lines={changedKey.meanings} />
        </div>
        <div>
          <Text>{changedKey.findOut}</Text>
          <CommandLine command={fingerprintCommand(keyType)} copyLabel={hostKey.copyCommand} />
        </div>
        <DefinitionList
          entries={[
            [words.cli.meanwhile, text.meanwhile],
            [words.cli.next, text.next],
            ...(text.retry === '' ? [] : [[words.cli.retry, text.retry] as const]),
          ]}
        />
        {mayChange ? <Replace error={error} mode={mode} /> : <Text>{changedKey.onlyInOwnWindow}</Text>}
        <Text className="mono">{text.code}</Text>
      </Stack>
    </Alert>
  );
}

/** Type to replace, then go on. Enter in the field does nothing. */
function Replace({ error, mode }: { error: ErrorRecord; mode: RunMode }) {
  const { connect, common } = useOwnWords();
  const { changedKey } = connect;
  const { replaceHostKey, start } = useRun();
  const [typed, setTyped] = useInputState('');
  const [isReplaced, setReplaced] = useState(false);
  const address = parameter(error, 'address');
  if (isReplaced)
    return (
      <Group justify="space-between" gap="sm" role="status">
        <Text fw={600} flex="1 1 16rem">
          {changedKey.replaced}
        </Text>
        <RunButton onPress={(client) => start(client, mode)}>{common.goOn}</RunButton>
      </Group>
    );
  const replace = async (client: BridgeClient) =>
    setReplaced(await replaceHostKey(client, parameter(error, 'sha256'), typed.trim()));
  return (
    <Section order={4} size="h6" title={changedKey.replaceTitle} aria-label={changedKey.replaceTitle}>
      <Text>{changedKey.replaceIntro}</Text>
      <Group align="end" gap="sm">
        <TextInput
          label={changedKey.typeAddress(address)}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          flex="1 1 16rem"
          maw="26rem"
          onChange={setTyped}
        />
        <RunButton disabled={typed.trim() !== address} onPress={replace}>
          {changedKey.replace}
        </RunButton>
      </Group>
    </Section>
  );
}

function parameter(error: ErrorRecord, name: string): string {
  return plainText(paramText(error.params[name]));
}
