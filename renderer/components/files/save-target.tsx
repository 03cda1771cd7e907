import { Grid, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ErrorCard } from '../proofs/error-card.tsx';
import type { SaveTargetState } from './use-save-target.ts';

/** The fields of {@link SaveTargetState}: a folder that the host offers and a plain name; on the desktop its dialog asks instead. */
export function SaveTarget({
  target,
  badFolder,
  badName,
}: {
  target: SaveTargetState;
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
      {error && !isBadName && (
        <ErrorCard error={error} where="before-hold-point" onClose={target.dismissError} />
      )}
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
        <Text size="sm" c="var(--mantine-color-yellow-light-color)" role="status">
          {badFolder(words.folderHints[hint])}
        </Text>
      )}
    </Stack>
  );
}
