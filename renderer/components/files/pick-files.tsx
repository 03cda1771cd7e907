import { FileButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BridgeClient, FilePurpose, FileRef } from '../../../shared/contract/contract.ts';
import { isDesktop } from '../../bridge/connection.ts';
import { resultOf } from '../../bridge/result.ts';
import { handOver } from '../../bridge/upload.ts';
import { useClient } from '../../store/bridge-store.ts';
import { type DroppedFile, filesOfFolder } from './dropped-files.ts';

/** A file that a person chose or dropped; the engine gets it by `take`, which rejects as a refused call does. */
export interface PickedFile {
  readonly name: string;
  readonly sizeBytes?: number;
  take(): Promise<FileRef>;
}

/** Files of the browser, or some that were dropped together, by their names within the folder that they came with. */
export function pickedFiles(files: readonly DroppedFile[]): PickedFile[] {
  const take = handOver(files.map(({ file }) => file));
  return files.map(({ file, path }, index) => ({
    name: path,
    sizeBytes: file.size,
    take: () => take(index),
  }));
}

/** What the button that opens the dialog needs. */
export interface PickButton {
  readonly onClick: () => void;
  readonly disabled: boolean;
}

/**
 * Lets a person choose a file: by the desktop's dialog, or by the browser's, which also gives several and whole folders in both
 * hosts. `children` draws the button.
 */
export function PickFiles({
  purpose,
  isMultiple = false,
  isFolder = false,
  onPicked,
  children,
}: {
  purpose: FilePurpose;
  isMultiple?: boolean;
  /** A whole folder, without hidden files and lists of hashes. */
  isFolder?: boolean;
  onPicked: (files: readonly PickedFile[]) => void;
  children: (button: PickButton) => ReactNode;
}) {
  const client = useClient();
  const disabled = !client;
  if (isDesktop() && !isMultiple && !isFolder) {
    const onClick = () => {
      if (client) void chosenFile(client, purpose).then((file) => file && onPicked([file]));
    };
    return children({ onClick, disabled });
  }
  return (
    <FileButton
      multiple={isMultiple || isFolder}
      ref={(input) => void input?.toggleAttribute('webkitdirectory', isFolder)}
      onChange={(chosen) => {
        const files = chosen === null ? [] : Array.isArray(chosen) ? chosen : [chosen];
        if (files.length > 0) onPicked(pickedFiles(filesOfFolder(files)));
      }}
    >
      {({ onClick }) => children({ onClick, disabled })}
    </FileButton>
  );
}

/** What the dialog of the desktop gave; undefined where it was closed. A refusal comes out when the file is taken. */
async function chosenFile(client: BridgeClient, purpose: FilePurpose): Promise<PickedFile | undefined> {
  const chosen = client.files.choose({ purpose });
  const result = await resultOf(chosen);
  if (!result.ok) return { name: '', take: () => chosen.then(() => Promise.reject(new Error('refused'))) };
  const { file } = result.value;
  if (!file) return undefined;
  const { name, sizeBytes } = file;
  return { name, ...(sizeBytes !== undefined && { sizeBytes }), take: () => Promise.resolve(file) };
}
