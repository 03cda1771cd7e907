import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useClient } from '../../store/bridge-store.ts';
import { useInspections } from '../../store/inspect-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { fieldOrder } from '../new/text-field.tsx';

/** What a person knows beside the files: both versions, and the key. It takes effect at the next look. */
export function Wishes() {
  const { inspect } = useOwnWords();
  const client = useClient();
  const { files, targetVersion, madeOn, key, isStale, type, lookAgain, dropKey } = useInspections();
  // A key stays no longer than the page that asks for it.
  useEffect(() => dropKey, [dropKey]);
  const field = { inputWrapperOrder: fieldOrder, autoComplete: 'off' };
  return (
    <form
      className="inspect-wishes"
      onSubmit={(event) => {
        event.preventDefault();
        if (client && files.length > 0) void lookAgain(client);
      }}
    >
      <TextInput
        {...field}
        label={inspect.madeOn}
        description={inspect.madeOnHint}
        value={madeOn}
        maxLength={40}
        onChange={(event) => type({ madeOn: event.currentTarget.value })}
      />
      <TextInput
        {...field}
        label={inspect.targetVersion}
        description={inspect.targetVersionHint}
        value={targetVersion}
        maxLength={40}
        onChange={(event) => type({ targetVersion: event.currentTarget.value })}
      />
      <PasswordInput
        {...field}
        label={inspect.key}
        description={inspect.keyHint}
        value={key}
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
