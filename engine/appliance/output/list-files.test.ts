import { expect, test } from 'vitest';
import type { RemoteStat } from '../../ssh/remote-host.ts';
import { filesIn } from './list-files.ts';
import { createScriptedHost } from '../testing/scripted-host.ts';
import { calm, testAppliance } from '../testing/test-appliance.ts';

const stat = (kind: RemoteStat['kind'], sizeBytes: number): RemoteStat => ({
  kind,
  sizeBytes,
  modifiedAt: new Date(0),
  mode: 0o600,
});

test('a link to a file is that file; one to a folder or to nowhere is passed over', async () => {
  const behind: Readonly<Record<string, RemoteStat>> = {
    '/backups/moved.eppb': stat('file', 500),
    '/backups/folder.eppb': stat('folder', 0),
  };
  const { appliance } = await testAppliance({
    ...createScriptedHost(() => ''),
    list: async () => [
      { ...stat('file', 100), name: 'plain.eppb' },
      ...['moved.eppb', 'folder.eppb', 'dangling.eppb', 'other.txt'].map((name) => ({
        ...stat('link', 9),
        name,
      })),
    ],
    stat: async (path) => behind[path],
  });
  const found = await filesIn(appliance, '/backups/', /\.eppb$/u, calm);
  expect(found.map(({ name, kind, sizeBytes }) => [name, kind, sizeBytes])).toEqual([
    ['plain.eppb', 'file', 100],
    ['moved.eppb', 'file', 500],
  ]);
});
