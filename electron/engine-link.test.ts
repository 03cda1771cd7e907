import { beforeEach, expect, test, vi } from 'vitest';
import type { JobContents } from '../shared/contract/contract.ts';
import { hangMs } from '../engine/testing/limits.ts';
import { FakeContents } from './testing/fake-electron.ts';

const fake = await vi.hoisted(async () => (await import('./testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { createEngineLink } = await import('./engine-link.ts');

const dialogs = {
  chooseFile: vi.fn(() => Promise.resolve<string | undefined>(undefined)),
  chooseTarget: vi.fn(() => Promise.resolve<string | undefined>(undefined)),
  mayReach: vi.fn((_hosts: readonly string[]) => Promise.resolve(false)),
  mayDelete: vi.fn((_job: { jobId: string; name: string }, _contents: JobContents) => Promise.resolve(false)),
};
const onWorking = vi.fn();
const onDied = vi.fn();
const link = () => createEngineLink({ dialogs, onWorking, onDied });
const engine = () => fake.engines.at(-1)!;
const asContents = (page: FakeContents) => page as never;

beforeEach(() => {
  fake.engines.length = 0;
  vi.clearAllMocks();
  vi.useRealTimers();
});

test('the engine has a process of its own, one', () => {
  const it = link();
  it.start();
  it.start();
  expect(fake.module.utilityProcess.fork).toHaveBeenCalledOnce();
  expect(fake.module.utilityProcess.fork.mock.calls[0]?.[0]).toMatch(/electron[\\/]engine-process\.js$/);
});

test('a page gets one end of a channel, the engine the other', () => {
  const it = link();
  it.start();
  const page = new FakeContents();
  it.connect(asContents(page));
  expect(engine().postMessage.mock.calls).toEqual([[{ type: 'port' }, [{ end: 'engine' }]]]);
  expect(page.postMessage.mock.calls).toEqual([['handover:port', null, [{ end: 'page' }]]]);
});

test('each dialog is asked of a person, and its answer goes to the question', async () => {
  const it = link();
  it.start();
  dialogs.chooseFile.mockResolvedValueOnce('/home/admin/backup.eppb');
  engine().emit('message', { type: 'choose-file', id: 3, purpose: 'backup' });
  await expect.poll(() => engine().told('chosen')).toHaveLength(1);
  engine().emit('message', { type: 'choose-target', id: 4, suggestedName: 'kit.html' });
  await expect
    .poll(() => engine().told('chosen'))
    .toEqual([
      { type: 'chosen', id: 3, path: '/home/admin/backup.eppb' },
      { type: 'chosen', id: 4 },
    ]);
  expect(dialogs.chooseFile.mock.calls).toEqual([['backup']]);
  expect(dialogs.chooseTarget.mock.calls).toEqual([['kit.html']]);
});

test('what is no message is not heard', () => {
  const it = link();
  it.start();
  for (const data of [
    undefined,
    'x',
    { type: 'open', path: '/etc/passwd' },
    { type: 'choose-file', id: 1, purpose: '/etc' },
    { type: 'choose-target', id: 1, suggestedName: 'x'.repeat(121) },
    { type: 'working', isWorking: 'yes' },
  ])
    engine().emit('message', data);
  expect(dialogs.chooseFile).not.toHaveBeenCalled();
  expect(dialogs.chooseTarget).not.toHaveBeenCalled();
  expect(it.isWorking()).toBe(false);
});

test('machines are reached where a person agrees, and not where no dialog can be shown', async () => {
  const it = link();
  it.start();
  const asked = (id: number) => {
    engine().emit('message', { type: 'may-reach', id, hosts: ['10.0.0.5'] });
    return vi.waitFor(() => {
      const told = (engine().told('agreed') as { id: number }[]).find((answer) => answer.id === id);
      expect(told).toBeDefined();
      return told;
    }, hangMs / 2);
  };
  expect(await asked(1)).toMatchObject({ isAgreed: false });
  dialogs.mayReach.mockResolvedValueOnce(true);
  expect(await asked(2)).toMatchObject({ isAgreed: true });
  dialogs.mayReach.mockRejectedValueOnce(new Error('no screen'));
  expect(await asked(3)).toMatchObject({ isAgreed: false });
  expect(dialogs.mayReach.mock.calls).toEqual([[['10.0.0.5']], [['10.0.0.5']], [['10.0.0.5']]]);
});

test('a job is deleted where a person agrees to what goes, and not where no dialog can be shown', async () => {
  const it = link();
  it.start();
  const contents = { files: 3, sizeBytes: 4000, backups: 1, kits: 0 };
  const asked = (id: number) => {
    engine().emit('message', {
      type: 'may-delete',
      id,
      jobId: '2026-11-25-head-office-0a1b2c',
      name: 'Head office',
      contents,
    });
    return vi.waitFor(() => {
      const told = (engine().told('agreed') as { id: number }[]).find((answer) => answer.id === id);
      expect(told).toBeDefined();
      return told;
    }, hangMs / 2);
  };
  expect(await asked(1)).toMatchObject({ isAgreed: false });
  dialogs.mayDelete.mockResolvedValueOnce(true);
  expect(await asked(2)).toMatchObject({ isAgreed: true });
  dialogs.mayDelete.mockRejectedValueOnce(new Error('no screen'));
  expect(await asked(3)).toMatchObject({ isAgreed: false });
  const job = { jobId: '2026-11-25-head-office-0a1b2c', name: 'Head office' };
  expect(dialogs.mayDelete.mock.calls[0]).toEqual([expect.objectContaining(job), contents]);
});

test('one dialog at a time: what asks meanwhile gets nothing', async () => {
  const it = link();
  it.start();
  let answer: (path: string) => void = () => undefined;
  dialogs.chooseFile.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  engine().emit('message', { type: 'choose-file', id: 1, purpose: 'backup' });
  engine().emit('message', { type: 'choose-file', id: 2, purpose: 'backup' });
  engine().emit('message', { type: 'choose-target', id: 3, suggestedName: 'x' });
  engine().emit('message', { type: 'may-reach', id: 4, hosts: ['10.0.0.5'] });
  await expect.poll(() => engine().told('agreed')).toEqual([{ type: 'agreed', id: 4, isAgreed: false }]);
  answer('/home/admin/backup.eppb');
  await expect
    .poll(() => engine().told('chosen'))
    .toEqual([
      { type: 'chosen', id: 2 },
      { type: 'chosen', id: 3 },
      { type: 'chosen', id: 1, path: '/home/admin/backup.eppb' },
    ]);
  expect(
    [dialogs.chooseFile, dialogs.chooseTarget, dialogs.mayReach].map((shown) => shown.mock.calls.length),
  ).toEqual([1, 0, 0]);
});

test('it knows whether a job runs', () => {
  const it = link();
  it.start();
  engine().emit('message', { type: 'working', isWorking: true });
  expect(it.isWorking()).toBe(true);
  engine().emit('message', { type: 'working', isWorking: false });
  expect(onWorking.mock.calls).toEqual([[true], [false]]);
});

test('a dropped file becomes a handle', async () => {
  const it = link();
  it.start();
  const file = { fileId: 'file-0123456789abcdef', name: 'backup.eppb', sizeBytes: 5 };
  const added = it.addFile('/tmp/backup.eppb');
  expect(engine().told('add-file')).toEqual([{ type: 'add-file', id: 1, path: '/tmp/backup.eppb' }]);
  engine().emit('message', { type: 'added', id: 1, file });
  expect(await added).toEqual(file);
  const unreadable = it.addFile('/root/x');
  engine().emit('message', { type: 'added', id: 2 });
  await expect(unreadable).rejects.toThrow('cannot be read');
});

test('when the process dies, work has ended, who waits hears of it, and a person is told', async () => {
  const it = link();
  it.start();
  engine().emit('message', { type: 'working', isWorking: true });
  const added = it.addFile('/tmp/x');
  engine().emit('exit', 139);
  await expect(added).rejects.toThrow('ended');
  await expect(it.addFile('/tmp/x')).rejects.toThrow('not running');
  expect(it.isWorking()).toBe(false);
  expect(onWorking.mock.calls).toEqual([[true], [false]]);
  expect(onDied.mock.calls).toEqual([[true]]);
});

test('a page that asks while it is dead gets its port from the next one', () => {
  const it = link();
  it.start();
  engine().emit('exit', 1);
  const page = new FakeContents();
  const gone = new FakeContents();
  it.connect(asContents(page));
  it.connect(asContents(page));
  it.connect(asContents(gone));
  gone.isGone = true;
  expect(page.postMessage).not.toHaveBeenCalled();
  it.start();
  expect(page.postMessage).toHaveBeenCalledOnce();
  expect(gone.postMessage).not.toHaveBeenCalled();
  expect(engine().told('port')).toHaveLength(1);
});

test('the answer to a dead engine is not given to its successor', async () => {
  const it = link();
  it.start();
  let answer: (path: string) => void = () => undefined;
  dialogs.chooseFile.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  engine().emit('message', { type: 'choose-file', id: 1, purpose: 'backup' });
  const dead = engine();
  dead.emit('exit', 1);
  it.start();
  answer('/home/admin/backup.eppb');
  await new Promise((resolve) => setImmediate(resolve));
  expect(dead.told('chosen')).toEqual([]);
  expect(engine().told('chosen')).toEqual([]);
});

test('closing waits for the engine and is no death', async () => {
  const it = link();
  it.start();
  const closed = it.close();
  expect(engine().told('close')).toHaveLength(1);
  engine().emit('exit', 0);
  await closed;
  expect(engine().kill).not.toHaveBeenCalled();
  expect(onDied).not.toHaveBeenCalled();
  await it.close();
});

test('an engine that does not end is ended', async () => {
  vi.useFakeTimers();
  const it = link();
  it.start();
  const closed = it.close();
  vi.advanceTimersByTime(14_000);
  expect(engine().kill).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  await closed;
  expect(engine().kill).toHaveBeenCalledOnce();
});
