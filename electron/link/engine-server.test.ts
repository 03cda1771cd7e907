import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDemoSession } from '../../lab/embedded/demo/demo-session.ts';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import { serveEngine } from './engine-server.ts';
import { EngineShell } from '../testing/engine-shell.ts';

let home: string;
let shell: EngineShell;
let exit: () => void;
let exited: Promise<void>;

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-shell-'));
  shell = new EngineShell();
  exited = new Promise((resolve) => (exit = resolve));
  serveEngine(shell, {
    home,
    operator: 'tester',
    sshFolder: path.join(home, 'no-ssh'),
    startDemo: startDemoSession,
    exit: () => exit(),
  });
});
afterEach(() => {
  shell.closePages();
  fs.rmSync(home, { recursive: true, force: true });
});

const connect = (): BridgeClient => shell.connect().client;

test('a page speaks the contract over its port', async () => {
  const info = await connect().app.info({});
  expect(info).toMatchObject({ host: 'electron', operator: 'tester', home, canDemo: true });
});

test('several pages are served, each over its own', async () => {
  const [first, second] = [connect(), connect()];
  expect(await first.jobs.list({})).toEqual([]);
  expect(await second.jobs.list({})).toEqual([]);
});

test('a path comes from a dialog; the page gets a handle', async () => {
  const file = path.join(home, 'notes.txt');
  fs.writeFileSync(file, 'nothing');
  shell.answer = (message) =>
    message.type === 'choose-file' && { type: 'chosen', id: message.id, path: file };
  const page = connect();
  const chosen = await page.files.choose({ purpose: 'backup' });
  expect(chosen.file).toMatchObject({ name: 'notes.txt', sizeBytes: 7 });
  expect(JSON.stringify(chosen)).not.toContain(home);
  expect(shell.said).toEqual([{ type: 'choose-file', id: 1, purpose: 'backup' }]);
  expect(await page.files.inspect({ fileId: chosen.file!.fileId })).toBeDefined();
});

test('a dialog that was closed gives nothing', async () => {
  shell.answer = (message) => message.type === 'choose-target' && { type: 'chosen', id: message.id };
  expect(await connect().files.saveAs({ suggestedName: 'report.html' })).toEqual({});
  expect(shell.said).toEqual([{ type: 'choose-target', id: 1, suggestedName: 'report.html' }]);
});

test('a page that names a path is refused', async () => {
  const page = connect();
  await expect(page.files.inspect({ fileId: '/etc/passwd' })).rejects.toMatchObject({
    code: 'REFUSED',
    data: { code: 'bridge.invalid' },
  });
  await expect(page.files.inspect({ fileId: 'file-0123456789abcdef' })).rejects.toMatchObject({
    data: { code: 'bridge.unknown-handle' },
  });
});

test('a file that was dropped gets a handle that the page can use', async () => {
  const file = path.join(home, 'dropped.txt');
  fs.writeFileSync(file, 'nothing');
  shell.tell({ type: 'add-file', id: 9, path: file });
  const [added] = shell.said;
  expect(added).toMatchObject({ type: 'added', id: 9, file: { name: 'dropped.txt' } });
  const fileId = added?.type === 'added' ? added.file!.fileId : '';
  expect(await connect().files.inspect({ fileId })).toBeDefined();
});

test('what is no message ends nothing', async () => {
  for (const data of [undefined, { type: 'exec' }, { type: 'chosen', id: 77 }, { type: 'port' }])
    shell.tell(data);
  expect(await connect().jobs.list({})).toEqual([]);
});

test('it closes when the shell says so', async () => {
  shell.tell({ type: 'close' });
  await exited;
});

test('the shell hears when work begins, and a close during work ends it first', async () => {
  const page = connect();
  const { jobId } = await page.demo.start({});
  expect(await page.jobs.claim({ jobId, windowId: 'window-of-the-test' })).toEqual({ isMine: true });
  await page.jobs.start({ jobId, mode: 'run' });
  await expect.poll(() => shell.said).toEqual([{ type: 'working', isWorking: true }]);
  shell.tell({ type: 'close' });
  await exited;
  expect(shell.said.at(-1)).toEqual({ type: 'working', isWorking: false });
});
