import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeNotification, FakeWindow } from './testing/fake-electron.ts';
import { shellWords } from './words.ts';

const fake = await vi.hoisted(async () => (await import('./testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { createCalls } = await import('./calls.ts');

const words = shellWords('en');
const platform = process.platform;
let window: FakeWindow;
let calls: ReturnType<typeof createCalls>;

beforeEach(() => {
  vi.clearAllMocks();
  FakeNotification.made.length = 0;
  window = new FakeWindow({});
  calls = createCalls(() => window as never, words);
});
afterEach(() => void Object.defineProperty(process, 'platform', { value: platform }));

test('a call says one of the sentences of the shell under the name of the job, without control characters', () => {
  calls.call({ kind: 'served', jobName: 'Night\u0007 shift' });
  const [shown] = FakeNotification.made;
  const { title, body } = shown?.words as { title: string; body: string };
  expect(title).toMatch(/^Night.* shift$/);
  expect(title).not.toContain('\u0007');
  expect(body).toBe(words.calls.served);
  expect(shown?.show).toHaveBeenCalledOnce();
});

test('the next call stands in the place of the last', () => {
  calls.call({ kind: 'answer', jobName: 'Night shift' });
  calls.call({ kind: 'stopped', jobName: 'Night shift' });
  expect(FakeNotification.made.map(({ close }) => close.mock.calls.length)).toEqual([1, 0]);
});

test('a press on it brings the window back', () => {
  window.isSmall = true;
  calls.call({ kind: 'answer', jobName: 'Night shift' });
  FakeNotification.made[0]?.emit('click');
  expect(window.restore).toHaveBeenCalledOnce();
  expect(window.focus).toHaveBeenCalledOnce();
});

test('while a person is waited for the app bears a mark', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  calls.mark(true);
  calls.mark(false);
  expect(fake.app.setBadgeCount.mock.calls).toEqual([[1], [0]]);
  expect(window.setOverlayIcon).not.toHaveBeenCalled();
});

test('on Windows it is a picture over the icon, with its words', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  calls.mark(true);
  calls.mark(false);
  expect(window.setOverlayIcon.mock.calls).toEqual([
    [expect.anything(), words.waitingBadge],
    [null, ''],
  ]);
});
