import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { adoptFile } from './adopt-file.ts';
import { folderForAll } from '../testing/temporary-folder.ts';

const folder = folderForAll();
const at = (name: string) => path.join(folder, name);
const adopt = (source: string, target: string) => adoptFile(source, target, new AbortController().signal);
beforeAll(() => fs.writeFileSync(at('given'), 'content'));

test('a file is copied for the owner only, and the one that was given stays', async () => {
  await adopt(at('given'), at('copy'));
  expect(fs.readFileSync(at('copy'), 'utf8')).toBe('content');
  expect(fs.statSync(at('copy')).mode & 0o777).toBe(0o600);
  expect(fs.existsSync(at('given'))).toBe(true);
});

test('what could not be read or written is named, and nothing is left', async () => {
  await expect(adopt(at('nothing'), at('b'))).rejects.toMatchObject({
    code: 'local.file-missing',
    params: { path: at('nothing') },
  });
  await expect(adopt(folder, at('b'))).rejects.toMatchObject({ code: 'local.io', params: { path: folder } });
  const partial = at('no-folder/b.partial');
  await expect(adopt(at('given'), at('no-folder/b'))).rejects.toMatchObject({ params: { path: partial } });
  expect(fs.readdirSync(folder).sort()).toEqual(['copy', 'given']);
});
