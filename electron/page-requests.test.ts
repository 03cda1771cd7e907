import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeWindow } from './testing/fake-electron.ts';

const fake = await vi.hoisted(async () => (await import('./testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { answerPage } = await import('./page-requests.ts');

const file = { fileId: 'file-0123456789abcdef', name: 'backup.eppb' };
const link = { connect: vi.fn(), addFile: vi.fn(() => Promise.resolve(file)) };
let window: FakeWindow | undefined;
const ipc = fake.module.ipcMain;
answerPage(() => window as never, link as never);

beforeEach(() => {
  vi.clearAllMocks();
  window = new FakeWindow({});
});
const fromPage = () => ({ sender: window!.webContents, senderFrame: window!.webContents.mainFrame });
const drop = (event: object, dropped: unknown): Promise<unknown> =>
  Promise.resolve(fake.invokeHandlers.get('handover:dropped')?.(...([event, dropped] as never[])));

const strangers: [string, () => object][] = [
  ['another window', () => ({ ...fromPage(), sender: new FakeWindow({}).webContents })],
  ['a frame inside our page', () => ({ ...fromPage(), senderFrame: { url: 'handover://app/' } })],
  ['a frame that is gone', () => ({ ...fromPage(), senderFrame: null })],
  [
    'another page in our window',
    () => {
      window!.webContents.mainFrame.url = 'https://example.com/';
      return fromPage();
    },
  ],
  [
    'a window that is gone',
    () => {
      window!.isGone = true;
      return fromPage();
    },
  ],
  [
    'no window',
    () => {
      const event = fromPage();
      window = undefined;
      return event;
    },
  ],
];

test('our page gets a port', () => {
  ipc.emit('handover:want-port', fromPage());
  expect(link.connect.mock.calls).toEqual([[window?.webContents]]);
});

test.each(strangers)('%s gets no port', (_name, event) => {
  ipc.emit('handover:want-port', event());
  expect(link.connect).not.toHaveBeenCalled();
});

test('a file dropped on our page becomes a handle', async () => {
  expect(await drop(fromPage(), import.meta.filename)).toEqual(file);
  expect(link.addFile.mock.calls).toEqual([[import.meta.filename]]);
});

test.each(strangers)('%s gets no handle', async (_name, event) => {
  const asked = event();
  await expect(drop(asked, import.meta.filename)).rejects.toThrow('Only the window');
  expect(link.addFile).not.toHaveBeenCalled();
});

test('what is not an absolute path of a file gets no handle', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-drop-'));
  for (const dropped of [
    '',
    'package.json',
    '../x',
    undefined,
    7,
    { path: '/etc/passwd' },
    `/${'x'.repeat(5000)}`,
    folder,
  ])
    await expect(drop(fromPage(), dropped)).rejects.toThrow('not a file');
  await expect(drop(fromPage(), path.join(folder, 'missing'))).rejects.toThrow();
  expect(link.addFile).not.toHaveBeenCalled();
  fs.rmdirSync(folder);
});
