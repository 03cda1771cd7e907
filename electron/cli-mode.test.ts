import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine } from './cli-mode.ts';

test.each([
  [
    ['/opt/Handover/handover', '--cli', 'check', 'plan.yaml'],
    false,
    ['/opt/Handover/handover', 'check', 'plan.yaml'],
  ],
  [['/opt/Handover/handover', '--cli'], false, ['/opt/Handover/handover']],
  [['handover', '--no-sandbox', '--cli', 'jobs', '--json'], false, ['handover', 'jobs', '--json']],
  [['handover', '--cli', 'run', '--cli'], false, ['handover', 'run', '--cli']],
  [['electron', 'main.js', '--cli', 'jobs'], true, ['electron', 'main.js', 'jobs']],
])('%j is the command', (argv, hasScript, expected) => {
  expect(commandLine(argv, hasScript)).toEqual(expected);
});

test.each([
  [['handover'], false],
  [['handover', '--no-sandbox'], false],
  [['handover', 'file.eppb', '--cli'], false],
  [['electron', 'main.js'], true],
])('%j opens the window', (argv, hasScript) => expect(commandLine(argv, hasScript)).toBeUndefined());

// In plain Node: how Electron's main process treats it has not been seen.
const built = path.join(import.meta.dirname, '..', 'dist', 'electron', 'cli-mode.js');

describe('the built command runs inside', () => {
  let folder: string;
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-cli-'));
    const script = `import { runCommand } from ${JSON.stringify(pathToFileURL(built).href)};
      process.exit(await runCommand(process.argv));`;
    fs.writeFileSync(path.join(folder, 'main.mjs'), script);
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const call = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [path.join(folder, 'main.mjs'), ...args], {
      encoding: 'utf8',
      input,
      env: { ...process.env, HANDOVER_HOME: path.join(folder, 'home') },
    });

  test('with its output, all of it, and its exit code', () => {
    const help = call(['--help']);
    expect([help.status, help.stdout]).toEqual([
      0,
      expect.stringContaining('130 stopped on request.\n') as string,
    ]);
    const wrong = call(['no-such-verb']);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('no-such-verb') as string]);
  });

  test('with standard input', () => {
    const plan = path.join(folder, 'plan.yaml');
    fs.writeFileSync(
      plan,
      'handover: 1\nname: x\nold: { address: 127.0.0.1, user: x }\nnew: { address: 127.0.0.2, user: x }\n',
    );
    const input = 'OLD_PASSWORD=secret\nNO_SUCH_NAME=secret\n';
    const read = call(['check', plan, '--secrets-file', '-', '--non-interactive'], input);
    expect([read.status, read.stderr]).toEqual([2, expect.stringContaining('line 2') as string]);
    expect(read.stderr).not.toContain('secret');
  });
});
