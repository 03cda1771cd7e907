import { Button, FileButton, Group, Loader, Text } from '@mantine/core';
import { useState } from 'react';
import type { FilePurpose, FileRef } from '../../../shared/contract/contract.ts';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { isDesktop } from '../../bridge/connection.ts';
import { resultOf } from '../../bridge/result.ts';
import { handOver } from '../../bridge/upload.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ErrorCard } from '../proofs/error-card.tsx';

/** Chooses a file of this computer: by the desktop's dialog, or by the browser's, which hands a copy to the engine. */
export function FilePicker({
  purpose,
  file,
  onChosen,
}: {
  purpose: FilePurpose;
  file: FileRef | undefined;
  onChosen: (file: FileRef) => void;
}) {
  const { common } = useOwnWords();
  const { format } = useWords();
  const client = useClient();
  const [isTaking, setTaking] = useState(false);
  const [error, setError] = useState<ErrorRecord | undefined>();
  const take = async (chosen: Promise<FileRef | undefined>): Promise<void> => {
    setTaking(true);
    setError(undefined);
    const result = await resultOf(chosen);
    setTaking(false);
    if (!result.ok) setError(result.error);
    else if (result.value) onChosen(result.value);
  };
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [dropped] = event.dataTransfer.files;
        if (dropped) void take(handOver([dropped])(0));
      }}
    >
      {error && <ErrorCard error={error} where="before-hold-point" onClose={() => setError(undefined)} />}
      <Group gap="sm">
        {isDesktop() ? (
          <Button
            variant="default"
            disabled={!client}
            onClick={() => client && void take(client.files.choose({ purpose }).then(({ file }) => file))}
          >
            {common.chooseFile}
          </Button>
        ) : (
          <FileButton onChange={(chosen) => chosen && void take(handOver([chosen])(0))}>
            {(props) => (
              <Button variant="default" {...props}>
                {common.chooseFile}
              </Button>
            )}
          </FileButton>
        )}
        <Text size="sm" c="dimmed">
          {common.dropHere}
        </Text>
        {isTaking && <Loader size="sm" aria-label={common.uploading} />}
        <Text size="sm" role="status">
          {file
            ? `${file.name}${file.sizeBytes === undefined ? '' : ` (${format.bytes(file.sizeBytes)})`}`
            : common.noFile}
        </Text>
      </Group>
    </div>
  );
}
