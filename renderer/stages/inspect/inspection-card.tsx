import { Button, Group, Loader, Text, Title } from '@mantine/core';
import { IconFile, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { plainText } from '../../../shared/text/plain-text.ts';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { type InspectedFile, useInspections } from '../../store/inspect-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Told } from './told.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Faint } from '../../components/prose.tsx';

/** One file: what it is, whether it is whole, its size, its version, and whether it can be restored; or why that is not known. */
export function InspectionCard({ file }: { file: InspectedFile }) {
  const { format } = useWords();
  const { inspect } = useOwnWords();
  const client = useClient();
  const { stop, again, readAll, remove } = useInspections();
  const titleId = useId();
  const { state } = file;
  const name = plainText(file.name);
  const isBusy = state.kind === 'taking' || state.kind === 'queued' || state.kind === 'reading';
  return (
    <article
      className="frame inspection"
      aria-labelledby={titleId}
      data-inspection={state.kind}
      data-file={file.id}
    >
      <Group justify="space-between" wrap="nowrap" align="start">
        <Group gap="xs" wrap="nowrap" align="start">
          <IconFile size={20} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
          <Title order={2} size="h4" id={titleId} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
            {name === '' ? inspect.failed : name}
          </Title>
          {file.sizeBytes !== undefined && (
            <Faint style={{ whiteSpace: 'nowrap' }} mt={3}>
              {format.bytes(file.sizeBytes)}
            </Faint>
          )}
        </Group>
        <IconButton label={inspect.remove(name)} onClick={() => remove(file.id)} icon={IconX} />
      </Group>
      <div role="status">
        {isBusy && (
          <Group gap="sm">
            <Loader size="sm" aria-hidden />
            <Text>{state.kind === 'taking' ? inspect.taking : inspect.reading}</Text>
            {state.kind === 'reading' && (
              <Button size="compact-sm" onClick={() => stop(file.id)}>
                {inspect.stop}
              </Button>
            )}
          </Group>
        )}
        {state.kind === 'stopped' && <Text>{inspect.stopped}</Text>}
      </div>
      {state.kind === 'failed' && <ErrorCard error={state.error} />}
      {(state.kind === 'failed' || state.kind === 'stopped') && file.ref && (
        <div>
          <Button disabled={!client} onClick={() => client && void again(client, file.id)}>
            {inspect.tryAgain}
          </Button>
        </div>
      )}
      {state.kind === 'told' && (
        <Told
          inspection={state.inspection}
          onReadAll={client ? () => void readAll(client, file.id) : undefined}
        />
      )}
    </article>
  );
}
