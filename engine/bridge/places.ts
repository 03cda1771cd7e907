import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Place } from '../../shared/contract/contract.ts';
import { MigrationError } from '../errors.ts';
import { folderHints } from '../job/folder-hints.ts';

/** Folders into which a window without dialogs may have a file saved: the usual ones of the user, and the drives mounted for her. */
export function createPlaces() {
  const byFolder = new Map<string, string>();
  return {
    list: (): Place[] => {
      const folders = [
        ...['', 'Desktop', 'Documents', 'Downloads'].map((name) => path.join(os.homedir(), name)),
        ...drives(),
      ];
      return folders.filter(isFolder).map((folder) => {
        const placeId = byFolder.get(folder) ?? `place-${randomBytes(8).toString('hex')}`;
        byFolder.set(folder, placeId);
        const hint = folderHints(folder)[0];
        return { placeId, label: folder, ...(hint && { hint }) };
      });
    },
    /** The path of a new file there. Throws `bridge.unknown-handle`, or `bridge.invalid` for a name that is no plain name. */
    pathIn: (placeId: string, name: string): string => {
      const folder = [...byFolder].find(([, id]) => id === placeId)?.[0];
      if (folder === undefined) throw new MigrationError('bridge.unknown-handle', {});
      if (!isPlainName(name)) throw new MigrationError('bridge.invalid', { field: 'name' });
      return path.join(folder, name);
    },
  };
}

function isPlainName(name: string): boolean {
  return (
    name !== '' && !name.startsWith('.') && !/[/\\:*?"<>|\u0000-\u001f]/.test(name) && name.length <= 120
  );
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Where Linux and macOS show removable drives. */
function drives(): string[] {
  const roots = [
    path.join('/media', os.userInfo().username),
    path.join('/run/media', os.userInfo().username),
    '/Volumes',
  ];
  return roots.filter(isFolder).flatMap((root) => fs.readdirSync(root).map((name) => path.join(root, name)));
}
