import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FileRef, Place } from '../../shared/contract/contract.ts';
import type { ErrorRecord } from '../../shared/run/error-codes.ts';
import { isDesktop } from '../bridge/connection.ts';
import { resultOf } from '../bridge/result.ts';
import { useClient } from '../store/bridge-store.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { ErrorCard } from './error-card.tsx';

/** Where to save: by the desktop's dialog, or by one of the folders that the host offers and a plain name. */
export function SaveTarget({
  suggestedName,
  onChosen,
}: {
  suggestedName: string;
  onChosen: (file: FileRef | undefined) => void;
}) {
  const words = useWords();
  const { common } = useOwnWords();
  const client = useClient();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [placeId, setPlaceId] = useState('');
  const [name, setName] = useState(suggestedName);
  const [file, setFile] = useState<FileRef | undefined>();
  const [error, setError] = useState<ErrorRecord | undefined>();
  useEffect(() => {
    if (!client || isDesktop()) return;
    void resultOf(client.files.places({})).then((result) => {
      if (!result.ok) return;
      setPlaces(result.value);
      setPlaceId(result.value[0]?.placeId ?? '');
    });
  }, [client]);
  const choose = async (): Promise<void> => {
    if (!client) return;
    const wish = isDesktop() ? { suggestedName } : { suggestedName, placeId, name };
    const result = await resultOf(client.files.saveAs(wish));
    setError(result.ok ? undefined : result.error);
    const chosen = result.ok ? result.value.file : undefined;
    setFile(chosen);
    onChosen(chosen);
  };
  const hint = places.find((place) => place.placeId === placeId)?.hint;
  return (
    <>
      {error && <ErrorCard error={error} where="before-hold-point" onClose={() => setError(undefined)} />}
      <Group align="end" gap="sm">
        {!isDesktop() && (
          <>
            <NativeSelect
              label={common.place}
              value={placeId}
              data={places.map((place) => ({ value: place.placeId, label: place.label }))}
              onChange={(event) => setPlaceId(event.currentTarget.value)}
            />
            <TextInput
              label={common.fileName}
              value={name}
              flex={1}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </>
        )}
        <Button variant="default" disabled={!client} onClick={() => void choose()}>
          {common.saveAs}
        </Button>
      </Group>
      {hint && <Text c="var(--mantine-color-yellow-light-color)">{words.folderHints[hint]}</Text>}
      <Text size="sm" role="status">
        {file?.name ?? common.noFile}
      </Text>
    </>
  );
}
