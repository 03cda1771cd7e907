import fs from 'node:fs';
import path from 'node:path';
import { CommanderError } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { en } from '../../shared/text/en.ts';
import { createProgram } from '../program.ts';
import { folderForEach } from '../../engine/testing/temporary-folder.ts';

const folder = folderForEach();
let said: string;
beforeEach(() => {
  said = '';
  const take = (text: string | Uint8Array) => (said += String(text)) !== '';
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
});
afterEach(() => vi.restoreAllMocks());

/** The exit code that the verb ended with; rejects with what it throws. */
async function called(...args: readonly string[]): Promise<number | undefined> {
  let ended: number | undefined;
  const program = createProgram((exitCode) => {
    ended = exitCode;
  });
  await program.parseAsync(args, { from: 'user' });
  return ended;
}

function list(text: string): string {
  const file = path.join(folder, 'list.csv');
  fs.writeFileSync(file, text);
  return file;
}

test.each([
  ['--target', 'banana'],
  // The build of a client on Windows.
  ['--target', '2605.1.1.3'],
  ['--made-on', 'banana'],
])('inspect %s %s is no version of a server', async (option, version) => {
  await expect(called('inspect', folder, option, version)).rejects.toBeInstanceOf(CommanderError);
  expect(said).toContain('version of a server');
});

test('a department without a server is refused, for nothing would be said with it', async () => {
  const file = list('Computer Name\nPC-1\n');
  expect(await called('clients', file, '--department', 'IT')).toBe(2);
  expect(said).toContain(en.cli.departmentAlone);
});

test.each([
  ['another table', 'a,b\n1,2\n'],
  ['nothing', ''],
])('a list of computers that is %s is named with what it lacks', async (_what, text) => {
  const file = list(text);
  await expect(called('clients', file)).rejects.toMatchObject({
    code: 'local.no-client-list',
    params: { path: file, problem: 'no column with computer names' },
  });
});
