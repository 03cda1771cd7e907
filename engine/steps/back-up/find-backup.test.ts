import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../../shared/run/event.ts';
import type { QuestionOf } from '../../../shared/run/question.ts';
import type { ScriptedCommands } from '../../ssh/testing/memory-host.ts';
import { TwoMachines } from '../../run/testing/two-machines.ts';

/** What `find` on the old appliance shows, when it is asked. */
let shown: { path: string; content: Buffer }[];
let asked: QuestionOf<'choose-backup'>[];
let searches: readonly (readonly string[])[];
let findExit: number;
let machines: TwoMachines;

const commands: ScriptedCommands = (argv) => {
  const answer = (stdout: string, exitCode = 0, stderr = '') => ({ exitCode, stdout, stderr });
  if (argv[0] === 'date') return answer(`${(Date.now() / 1000).toFixed(3)}\n`);
  if (argv.join(' ') === 'cat /proc/self/mounts') return answer('/dev/sda1 / ext4 rw 0 0\n');
  // Root finds no file either that the login does not find.
  if (argv.join(' ').includes('base64')) return answer('', 66);
  if (!argv.includes('find')) return undefined;
  searches = [...searches, argv];
  const seconds = (Date.now() / 1000).toFixed(3);
  if (findExit === 127) return answer('', findExit, 'nice: not found');
  const records = shown.map(({ path: file, content }) => `${String(content.length)} ${seconds} ${file}\0`);
  return answer(records.join(''), findExit, findExit === 1 ? "find: '/root': Permission denied\n" : '');
};

beforeEach(() => {
  [shown, asked, searches, findExit] = [[], [], [], 0];
  machines = new TwoMachines({ old: { commands } });
});
afterEach(() => {
  vi.useRealTimers();
});

const salted = (bytes: number) => Buffer.concat([Buffer.from('Salted__'), Buffer.alloc(bytes, 7)]);

function put(file: string, content: Buffer): void {
  machines.old.files.put(file, content);
  shown.push({ path: file, content });
}

/** The import is not what is looked at here. */
const plannedJob = () => machines.createJob({ limits: { importWatchMinutes: 0.01, cutoverMinutes: 0.5 } });

/** Runs up to the hold point; `make` is what happens on the old appliance when the card to make a backup is shown. */
async function rehearse(
  make: () => void,
  choose: (question: QuestionOf<'choose-backup'>) => string = ({ items }) => items[0]?.name ?? '',
  onEvent: (event: RunEvent) => void = () => undefined,
  job = plannedJob(),
) {
  const result = await machines.run(
    job,
    {
      ...machines.handOver,
      'choose-backup': (question) => {
        asked.push(question);
        return choose(question);
      },
    },
    {
      mode: 'rehearse',
      onEvent: (event) => {
        if (event.type === 'step.waiting' && event.operation === 'create-backup') make();
        onEvent(event);
        machines.obey(event);
      },
    },
  );
  return { ...result, job, found: result.state.proofs.find(({ id }) => id === 'back-up.found') };
}

describe('a backup that was made at the console of a machine whose folders nobody knows', () => {
  test('is found by its time and its bytes, shown, and pulled over SSH with all proofs', async () => {
    const { error, state, job, found } = await rehearse(() => {
      put('/var/log/epp/epp.log', Buffer.from('2026-12-01 03:00:00 INFO backup\n'.repeat(50)));
      put('/var/spool/zz/nightly.bak', salted(5000));
    });
    expect(error?.toRecord()).toBeUndefined();
    expect(asked).toMatchObject([{ items: [{ name: '/var/spool/zz/nightly.bak', sizeBytes: 5008 }] }]);
    expect(state.backup).toMatchObject({
      name: 'nightly.bak',
      path: '/var/spool/zz/nightly.bak',
      sizeBytes: 5008,
      madeByUs: true,
    });
    expect(state.backup?.handedOverPath).toBeUndefined();
    const statuses = Object.fromEntries(state.proofs.map(({ id, status }) => [id, status]));
    expect(statuses).toMatchObject({ 'verify.hash-on-old': 'passed', 'push.hash-on-new': 'passed' });
    for (const step of ['back-up', 'pull', 'verify'] as const)
      expect(state.steps[step], step).toMatchObject({ kind: 'done', end: 'proved' });
    expect(found).toMatchObject({
      status: 'passed',
      params: { folder: '/var/spool/zz', found: 1, looked: 2 },
    });
    expect(fs.readFileSync(path.join(job.reportFolder, 'report.md'), 'utf8')).toContain(
      'backup.folder: /var/spool/zz',
    );
    // Nothing was written there, and the look stands behind everybody else.
    expect(searches[0]?.join(' ')).toMatch(/nice -n 19 ionice -c 3 timeout \d+ find \/ -xdev/);
  });

  test('is one of several: the person says which, by its whole path', async () => {
    const { state, found } = await rehearse(
      () => {
        put('/srv/a/backup', salted(5000));
        put('/srv/b/backup', salted(7000));
      },
      ({ items }) => items.find(({ sizeBytes }) => sizeBytes === 7008)?.name ?? '',
    );
    expect(asked[0]?.items.map(({ name }) => name).sort()).toEqual(['/srv/a/backup', '/srv/b/backup']);
    expect(state.backup).toMatchObject({ path: '/srv/b/backup', sizeBytes: 7008 });
    expect(found?.status).toBe('by-word');
    expect(state.steps['back-up']).toMatchObject({ kind: 'done', end: 'by-word' });
  });

  test('is found behind hundreds of smaller files that change all the time', async () => {
    const { state, found } = await rehearse(() => {
      for (let number = 0; number < 250; number += 1)
        put(`/var/log/epp/${String(number)}.log`, Buffer.from('line\n'));
      // Of one second with the others: the last of them all.
      put('/var/spool/zz/nightly.bak', salted(5000));
    });
    expect(state.backup?.path).toBe('/var/spool/zz/nightly.bak');
    expect(found?.params).toMatchObject({ found: 1, looked: 201, cut: 'number' });
    // One that was not looked at could be it as well.
    expect(found?.status).toBe('by-word');
    expect(state.steps['back-up']).toMatchObject({ end: 'by-word' });
  });

  test.each([
    ['some folders are closed', 1, { unseen: '/root', cut: '' }],
    ['the time was over', 124, { unseen: '', cut: 'time' }],
  ])('is a word where %s, though no other file was seen that could be it', async (_what, exit, params) => {
    findExit = exit;
    const { state, found, job } = await rehearse(() => put('/srv/backup', salted(5000)));
    expect(found).toMatchObject({ status: 'by-word', params: { path: '/srv/backup', found: 1, ...params } });
    expect(state.steps['back-up']).toMatchObject({ kind: 'done', end: 'by-word' });
    expect(fs.readFileSync(path.join(job.reportFolder, 'report.md'), 'utf8')).toContain(
      'Not everything was looked at',
    );
  });

  test('is waited for while it grows', async () => {
    let hasGrown = false;
    const { state } = await rehearse(
      () => put('/srv/backup', salted(100)),
      undefined,
      (event) => {
        if (hasGrown || event.type !== 'waiting' || event.what !== 'backup') return;
        hasGrown = true;
        machines.old.files.put('/srv/backup', salted(9000));
      },
    );
    expect(hasGrown).toBe(true);
    expect(state.backup?.sizeBytes).toBe(9008);
    expect(state.artifacts.at(-1)?.sizeBytes).toBe(9008);
  });

  test.each<[what: string, isPut: boolean, exit: number, params: Record<string, unknown>]>([
    ['none of them is it', true, 0, { found: 1, why: '' }],
    ['nothing new is there', false, 0, { found: 0, why: '' }],
    ['some folders are closed', false, 1, { found: 0, unseen: '/root' }],
    ['nobody can search there', false, 127, { found: 0, why: 'appliance.command-failed' }],
  ])('is handed over where %s, and what was not seen is told', async (_what, isPut, exit, params) => {
    findExit = exit;
    const { error, state, found } = await rehearse(
      () => {
        if (isPut) put('/srv/other', salted(5000));
      },
      () => '',
    );
    expect(error?.toRecord()).toBeUndefined();
    expect(state.backup?.handedOverPath).toBe(machines.downloaded);
    expect(found).toMatchObject({ status: 'could-not-test', params: { path: '', ...params } });
    expect(state.steps['back-up']).toMatchObject({ end: 'by-word' });
  });

  test('was made while the job stood still: it counts from when it was asked for', async () => {
    const job = plannedJob();
    const first = await machines.run(
      job,
      { ...machines.handOver, 'confirm-guided': ({ operation }) => operation !== 'create-backup' },
      { mode: 'rehearse' },
    );
    expect(first.outcome).toBe('waiting');
    const told = first.events.find((e) => e.type === 'step.waiting' && e.operation === 'create-backup');
    put('/srv/backup', salted(5000));
    // The next morning.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 3_600_000 });
    const { state } = await rehearse(() => undefined, undefined, undefined, job);
    expect(state.backup?.path).toBe('/srv/backup');
    const argv = searches[0] ?? [];
    const sinceMs = Number(argv[argv.indexOf('-newermt') + 1]?.slice(1)) * 1000;
    expect(sinceMs).toBeLessThanOrEqual(Date.parse(told?.at ?? ''));
    expect(sinceMs).toBeGreaterThan(Date.parse(told?.at ?? '') - 30_000);
  });

  test('is gone before it is copied: another is asked for, and none is taken for it', async () => {
    const { error, state } = await rehearse(
      () => put('/srv/backup', salted(100)),
      undefined,
      (event) => {
        if (event.type === 'waiting' && event.what === 'backup') machines.old.files.remove('/srv/backup');
      },
    );
    expect(error?.code).toBe('backup.failed');
    expect(state.backup).toBeUndefined();
  });
});
