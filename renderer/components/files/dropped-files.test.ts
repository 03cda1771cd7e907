import { expect, test } from 'vitest';
import { droppedFiles, filesOfFolder, mostDropped, type Drop } from './dropped-files.ts';

/** A folder, as a browser shows one that was dropped. */
type Tree = { readonly [name: string]: Tree | null };

test('a folder is replaced by what lies in it, in order, without hidden files and lists of hashes', async () => {
  const tree = {
    '10.eppb': null,
    '9.eppb': null,
    SHA256SUMS: null,
    '.DS_Store': null,
    older: { 'a.eppb': null, 'a.eppb.sha256': null, '.git': { x: null } },
  };
  const files = await droppedFiles(drop({ 'one.eppb': null, backups: tree }));
  expect(files.map(({ path }) => path)).toEqual([
    'one.eppb',
    'backups/9.eppb',
    'backups/10.eppb',
    'backups/older/a.eppb',
  ]);
});

test('a folder that cannot be read is empty, and one without end has one', async () => {
  expect(await droppedFiles(drop({ locked: { 'unreadable.eppb': null } }))).toEqual([]);
  const many = Object.fromEntries(Array.from({ length: mostDropped + 50 }, (_, at) => [String(at), null]));
  expect(await droppedFiles(drop({ many }))).toHaveLength(mostDropped);
});

test('where a browser knows no entries, the files of the drop are taken', async () => {
  const file = new File([], 'a.eppb');
  expect(await droppedFiles({ files: [file], items: [] })).toEqual([{ file, path: 'a.eppb' }]);
});

test('a chosen folder gives the same', () => {
  const chosen = ['b/10.eppb', 'b/9.eppb', 'b/SHA256SUMS', 'b/.x/y'].map((path) =>
    Object.assign(new File([], path.split('/').at(-1)!), { webkitRelativePath: path }),
  );
  expect(filesOfFolder(chosen).map(({ path }) => path)).toEqual(['b/9.eppb', 'b/10.eppb']);
});

function drop(tree: Tree): Drop {
  const items = Object.entries(tree).map(([name, inside]) => ({
    kind: 'file',
    getAsFile: () => (inside === null ? new File([], name) : null),
    webkitGetAsEntry: () => entry(name, inside, '') as FileSystemEntry,
  }));
  return { files: [], items };
}

function entry(name: string, inside: Tree | null, above: string): object {
  const fullPath = `${above}/${name}`;
  if (inside === null)
    return {
      name,
      fullPath,
      isFile: true,
      isDirectory: false,
      file: (give: (file: File) => void, fail: () => void) =>
        name.startsWith('unreadable') ? fail() : give(new File([], name)),
    };
  const parts = Object.entries(inside).map(([below, deeper]) => entry(below, deeper, fullPath));
  return {
    name,
    fullPath,
    isFile: false,
    isDirectory: true,
    // A hundred at a time, and then none.
    createReader: () => ({
      readEntries: (give: (entries: object[]) => void) => give(parts.splice(0, 100)),
    }),
  };
}
