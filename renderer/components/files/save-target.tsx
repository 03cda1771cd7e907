import { useEffect, useState } from 'react';
import { Grid, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { FileRef, Place } from '../../../shared/contract/contract.ts';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { isDesktop } from '../../bridge/connection.ts';
import { resultOf } from '../../bridge/result.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ErrorCard } from '../proofs/error-card.tsx';

/**
 * Where to save, as far as it is chosen; nothing is written by it. The desktop's own dialog is opened by `resolve`; elsewhere a
 * folder and a name are chosen in the page.
 */
export function useSaveTarget(suggestedName: string) {
  const client = useClient();
  const hasDialog = isDesktop();
  const [places, setPlaces] = useState<readonly Place[] | undefined>();
  const [placeId, setPlaceId] = useState('');
  const [name, setName] = useState(suggestedName);
  const [error, setError] = useState<ErrorRecord | undefined>();
  useEffect(() => {
    if (!client || hasDialog) return;
    let hasLeft = false;
    void resultOf(client.files.places({})).then((result) => {
      if (hasLeft) return;
      if (!result.ok) {
        setError(result.error);
        return;
      }
      setPlaces(result.value);
      // The first place that nothing speaks against.
      const first = result.value.find((place) => place.hint === undefined) ?? result.value[0];
      setPlaceId((chosen) => (chosen === '' ? (first?.placeId ?? '') : chosen));
    });
    return () => {
      hasLeft = true;
    };
  }, [client, hasDialog]);
  return {
    hasDialog,
    places,
    placeId,
    name,
    error,
    isReady: client !== undefined && (hasDialog || (placeId !== '' && name.trim() !== '')),
    choosePlace: setPlaceId,
    setName: (next: string) => {
      setName(next);
      setError(undefined);
    },
    dismissError: () => setError(undefined),
    /** The handle of the chosen file; undefined where the person closed the dialog, or the choice was refused. */
    resolve: async (): Promise<FileRef | undefined> => {
      if (!client) return undefined;
      const wish = hasDialog ? { suggestedName } : { suggestedName, placeId, name: name.trim() };
      const result = await resultOf(client.files.saveAs(wish));
      setError(result.ok ? undefined : result.error);
      return result.ok ? result.value.file : undefined;
    },
  };
}

/** The fields of it: a folder that the host offers and a plain name; on the desktop its dialog asks instead. */
export function SaveTarget({
  target,
  badFolder,
  badName,
}: {
  target: ReturnType<typeof useSaveTarget>;
  /** What is said of a folder that speaks against itself. */
  badFolder: (why: string) => string;
  /** What is said of a name that the engine did not take. */
  badName: string;
}) {
  const words = useWords();
  const { common } = useOwnWords();
  const { places, placeId, name, error } = target;
  const isBadName = error?.code === 'bridge.invalid' && error.params['field'] === 'name';
  const hint = places?.find((place) => place.placeId === placeId)?.hint;
  return (
    <Stack gap="xs">
      {error && !isBadName && <ErrorCard error={error} onClose={target.dismissError} />}
      {!target.hasDialog && (
        <Grid gap="sm">
          <Grid.Col span={{ base: 12, xs: 6 }}>
            <NativeSelect
              label={common.place}
              value={placeId}
              disabled={places === undefined}
              data={(places ?? []).map((place) => ({ value: place.placeId, label: place.label }))}
              onChange={(event) => target.choosePlace(event.currentTarget.value)}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, xs: 6 }}>
            <TextInput
              label={common.fileName}
              value={name}
              spellCheck={false}
              onChange={(event) => target.setName(event.currentTarget.value)}
              error={name.trim() === '' ? common.required : isBadName ? badName : undefined}
            />
          </Grid.Col>
        </Grid>
      )}
      {hint && (
        <Text c="var(--mantine-color-yellow-light-color)" role="status">
          {badFolder(words.folderHints[hint])}
        </Text>
      )}
    </Stack>
  );
}
