import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeWindow } from '../testing/fake-electron.ts';

const fake = await vi.hoisted(async () => (await import('../testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { answerPage } = await import('./page-requests.ts');

const file = { fileId: 'file-0123456789abcdef', name: 'backup.eppb' };
const link = { connect: vi.fn(), addFile: vi.fn(() => Promise.resolve(file)) };
let window: FakeWindow | undefined;
const ipc = fake.module.ipcMain;
const dialogs = { mayHandOver: vi.fn(() => Promise.resolve(true)) };
const calls = { mark: vi.fn(), call: vi.fn() };
answerPage(() => window as never, link, dialogs, calls);

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

test.each([
  [0, 0],
  [0.42, 0.42],
  [1, 1],
  [undefined, -1],
])('the progress %j of our page shows %d in the task bar', (given, shown) => {
  ipc.emit('handover:progress', fromPage(), given);
  expect(window?.setProgressBar.mock.calls).toEqual([[shown]]);
});

test('what is no progress shows nothing, and a page that begins anew takes the bar away', () => {
  for (const given of [-1, 1.01, Number.NaN, Infinity, '0.5', null, {}])
    ipc.emit('handover:progress', fromPage(), given);
  expect(window?.setProgressBar).not.toHaveBeenCalled();
  ipc.emit('handover:want-port', fromPage());
  expect(window?.setProgressBar.mock.calls).toEqual([[-1]]);
});

test.each(strangers)('%s shows nothing in the task bar', (_name, event) => {
  const ours = window;
  ipc.emit('handover:progress', event(), 0.5);
  expect(ours?.setProgressBar).not.toHaveBeenCalled();
});

test('the mark in the task bar and the calls of our page are passed on', () => {
  ipc.emit('handover:waiting', fromPage(), true);
  ipc.emit('handover:call', fromPage(), { kind: 'answer', jobName: 'Night shift' });
  expect(calls.mark.mock.calls).toEqual([[true]]);
  expect(calls.call.mock.calls).toEqual([[{ kind: 'answer', jobName: 'Night shift' }]]);
});

test('a call with words of its own is none', () => {
  for (const given of [
    undefined,
    'answer',
    { kind: 'pay', jobName: 'x' },
    { kind: 'answer' },
    { kind: 'answer', jobName: 'x'.repeat(121) },
    { kind: 'answer', jobName: 'x', body: 'Call this number' },
  ])
    ipc.emit('handover:call', fromPage(), given);
  for (const given of [1, 'true', undefined]) ipc.emit('handover:waiting', fromPage(), given);
  expect(calls.call).not.toHaveBeenCalled();
  expect(calls.mark).not.toHaveBeenCalled();
});

test.each(strangers)('%s calls nobody', (_name, event) => {
  const stranger = event();
  ipc.emit('handover:call', stranger, { kind: 'answer', jobName: 'x' });
  ipc.emit('handover:waiting', stranger, true);
  expect(calls.call).not.toHaveBeenCalled();
  expect(calls.mark).not.toHaveBeenCalled();
});

const [here, beside] = [import.meta.filename, path.join(import.meta.dirname, 'page-requests.ts')];

test('files dropped on our page become handles once a person agreed to each place', async () => {
  expect(await drop(fromPage(), [here, beside])).toEqual([file, file]);
  expect(dialogs.mayHandOver.mock.calls).toEqual([[[here, beside]]]);
  expect(link.addFile.mock.calls).toEqual([[here], [beside]]);
});

test('a page that was taken over and names a path itself gets nothing that no person agreed to', async () => {
  dialogs.mayHandOver.mockResolvedValueOnce(false);
  expect(await drop(fromPage(), [here])).toEqual([undefined]);
  expect(dialogs.mayHandOver.mock.calls).toEqual([[[here]]]);
  dialogs.mayHandOver.mockRejectedValueOnce(new Error('the system shows no dialog'));
  await expect(drop(fromPage(), [here])).rejects.toThrow('no dialog');
  expect(link.addFile).not.toHaveBeenCalled();
});

test('it cannot heap up questions until a person presses anything', async () => {
  let answer: (isAgreed: boolean) => void = () => undefined;
  dialogs.mayHandOver.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const first = drop(fromPage(), [here]);
  await expect.poll(() => dialogs.mayHandOver).toHaveBeenCalledOnce();
  for (let times = 0; times < 20; times += 1)
    await expect(drop(fromPage(), [beside])).rejects.toThrow('another question');
  answer(true);
  expect(await first).toEqual([file]);
  expect(dialogs.mayHandOver).toHaveBeenCalledOnce();
});

test.each(strangers)('%s gets no handle', async (_name, event) => {
  const asked = event();
  await expect(drop(asked, [here])).rejects.toThrow('Only the window');
  expect(link.addFile).not.toHaveBeenCalled();
});

test('what is not a list of absolute paths is refused, and what is no file there gets no handle', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-drop-'));
  const noList = ['', here, undefined, 7, { path: '/etc/passwd' }, [], Array(501).fill(here)];
  const noPaths = ['', 'package.json', '../x', undefined, 7, `/${'x'.repeat(5000)}`].map((given) => [given]);
  for (const dropped of [...noList, ...noPaths])
    await expect(drop(fromPage(), dropped)).rejects.toThrow('not files');
  expect(await drop(fromPage(), [folder, path.join(folder, 'missing')])).toEqual([undefined, undefined]);
  expect(dialogs.mayHandOver).not.toHaveBeenCalled();
  expect(link.addFile).not.toHaveBeenCalled();
  fs.rmdirSync(folder);
});
