import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useClient } from '../../store/bridge-store.ts';
import { useInspections } from '../../store/inspect-store.ts';
import { useOwnWords } from '../../store/words-store.ts';

const order: ('label' | 'input' | 'description')[] = ['label', 'input', 'description'];

/** What a person knows beside the files: both versions, and the key. It takes effect at the next look. */
export function Wishes() {
  const { inspect } = useOwnWords();
  const client = useClient();
  const { files, targetVersion, madeOn, key, isStale, type, lookAgain, dropKey } = useInspections();
  // A key stays no longer than the page that asks for it.
  useEffect(() => dropKey, [dropKey]);
  return (
    <form
      className="inspect-wishes"
      onSubmit={(event) => {
        event.preventDefault();
        if (client && files.length > 0) void lookAgain(client);
      }}
    >
      <TextInput
        label={inspect.madeOn}
        description={inspect.madeOnHint}
        inputWrapperOrder={order}
        value={madeOn}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => type({ madeOn: event.currentTarget.value })}
      />
      <TextInput
        label={inspect.targetVersion}
        description={inspect.targetVersionHint}
        inputWrapperOrder={order}
        value={targetVersion}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => type({ targetVersion: event.currentTarget.value })}
      />
      <PasswordInput
        label={inspect.key}
        description={inspect.keyHint}
        inputWrapperOrder={order}
        value={key}
        autoComplete="off"
        onChange={(event) => type({ key: event.currentTarget.value })}
      />
      {files.length > 0 && (
        <Button type="submit" variant={isStale ? 'filled' : 'default'} disabled={!client}>
          {inspect.lookAgain}
        </Button>
      )}
    </form>
  );
}
