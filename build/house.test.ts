import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const rooms = ['shared', 'engine', 'cli', 'electron', 'renderer', 'lab', 'e2e', 'bench', 'build'];
// Not the folders of the disk: a build or an editor leaves files there that are nobody's to read.
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...rooms], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && fs.existsSync(path.join(root, file)));

const mostFilesSideBySide = 25;
const mostLines = 400;

/** Words and samples are looked up, not read from the first line to the last. */
const isDataOrWords = (file: string): boolean =>
  file.startsWith('shared/text/') || /\/testing\/|\.(test|suite)\.tsx?$/.test(file);

test('no folder holds more files than a reader takes in', () => {
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = path.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect(counts.get('engine/ssh')).toBeGreaterThan(10);
  const crowded = [...counts].filter(([, count]) => count > mostFilesSideBySide);
  expect(crowded).toEqual([]);
});

test('no file of the program is too long to be read at once', () => {
  const long = files
    .filter((file) => /\.(ts|tsx|cts|mjs)$/.test(file) && !isDataOrWords(file))
    .map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8').split('\n').length - 1] as const)
    .filter(([, lines]) => lines > mostLines);
  expect(long).toEqual([]);
});
