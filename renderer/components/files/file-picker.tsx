import { Button, Group, Loader, Text } from '@mantine/core';
import type { FilePurpose, FileRef } from '../../../shared/contract/contract.ts';
import { useOwnWords, useFirstWords } from '../../store/words-store.ts';
import { CallError } from '../proofs/error-card.tsx';
import { type PickedFile, pickedFiles, PickFiles } from './pick-files.tsx';
import { useCall } from '../use-call.ts';
import { filesOfFolder } from './dropped-files.ts';
import { Faint } from '../prose.tsx';

/** Chooses a file of this computer, or takes one that is dropped beside the button. */
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
  const { format } = useFirstWords();
  const call = useCall();
  const take = async ([picked]: readonly PickedFile[]): Promise<void> => {
    const taken = picked && (await call.ask(() => picked.take()));
    if (taken) onChosen(taken);
  };
  const size = file?.sizeBytes === undefined ? '' : ` (${format.bytes(file.sizeBytes)})`;
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(pickedFiles(filesOfFolder([...event.dataTransfer.files].slice(0, 1))));
      }}
    >
      <CallError call={call} />
      <Group gap="sm">
        <PickFiles purpose={purpose} onPicked={(picked) => void take(picked)}>
          {(button) => <Button {...button}>{common.chooseFile}</Button>}
        </PickFiles>
        <Faint>{common.dropHere}</Faint>
        {call.isBusy && <Loader size="sm" aria-label={common.uploading} />}
        <Text role="status">{file ? `${file.name}${size}` : common.noFile}</Text>
      </Group>
    </div>
  );
}
