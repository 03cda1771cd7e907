import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { jobs } from '../../cli/verbs/jobs.ts';
import { openJob, listJobs, readPlan, renderReport, formatPlan, type JobFolder } from '../../engine/index.ts';
import { Journal } from '../../engine/job/journal.ts';
import type { ErrorCode } from '../../shared/run/error-codes.ts';
import type { EventBody, RunEvent } from '../../shared/run/event.ts';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { errorText, eventLine, findingText, proofText } from '../../shared/text/render.ts';
import type { Bench } from '../testing/bench.ts';
import { copyOldJob, oldJobs, openOldBench } from '../testing/old-jobs.ts';
import { filesWithSecrets } from '../testing/secrets-on-disk.ts';

/** Each job with what `handover jobs` says of it: where it stands, and how its last command ended. */
const standings: Readonly<Record<string, readonly [string, string]>> = {
  blocked: ['Ready', 'Blocked'],
  cancelled: ['Ready', 'Stopped'],
  checked: ['Ready', 'Checked'],
  finished: ['Finalised', 'Done, with 4 open points'],
  'guided-waiting': ['Ready', 'Waiting'],
  'killed-in-cut-over': ['Switching', 'Not ended'],
  'killed-in-pull': ['Ready', 'Not ended'],
  'killed-in-restore': ['Ready', 'Not ended'],
  rehearsed: ['Rehearsed', 'Rehearsed'],
  'restore-failed': ['Ready', 'Failed'],
  'rolled-back': ['Rolled back', 'Rolled back'],
  'waiting-at-hold-point': ['Ready', 'Waiting'],
};

test('the jobs are there, and none of them holds the key of its backup', () => {
  expect(oldJobs).toEqual(Object.keys(standings));
  for (const name of oldJobs) {
    const folder = path.join(import.meta.dirname, '__old-jobs__', name);
    const lab = JSON.parse(fs.readFileSync(path.join(folder, 'lab.json'), 'utf8')) as {
      readonly backup?: { readonly key: string };
    };
    const job = fs.readdirSync(folder).find((entry) => entry.includes(name)) ?? '';
    expect(filesWithSecrets(path.join(folder, job), lab.backup ? [lab.backup.key] : [])).toEqual([]);
  }
});

describe('read', () => {
  let home: string;
  beforeEach(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-old-'))));
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    fs.rmSync(home, { recursive: true });
  });

  test('all are listed, with where they stand', async () => {
    for (const name of oldJobs) copyOldJob(name, home);
    const listed = await listJobs(home);
    expect(listed.map(({ kind }) => kind)).toEqual(oldJobs.map(() => 'job'));
    const printed: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    vi.stubEnv('HANDOVER_HOME', home);
    await jobs({});
    // Below its id stands how it stands, and then what is open of it.
    const told = printed.map((lines) => (lines.split('\n')[1] ?? '').trim().split(/ {2,}/));
    expect(Object.fromEntries(told.map(([state, outcome, name]) => [name, [state, outcome]]))).toEqual(
      standings,
    );
  });

  test.each(oldJobs)('%s has a report in each form, and a line for each event', async (name) => {
    const job = copyOldJob(name, home);
    const outcome = (standings[name]?.[1] ?? '')
      .replace('Not ended', en.report.interrupted)
      // The report names the open points in a figure of its own.
      .replace(/, with .*/, '');
    for (const format of ['html', 'md'] as const) {
      const report = await renderReport(job, format);
      expect(report).toContain(job.id);
      expect(report.slice(0, report.indexOf(job.id))).toContain(outcome);
      expect(report).not.toMatch(holes);
    }
    expect(JSON.parse(await renderReport(job, 'json'))).toMatchObject({ jobId: job.id, isRunning: false });
    expect(await toldOf(job)).not.toMatch(holes);
  });

  test('synthetic lines with what only older versions said are told in words', async () => {
    const job = copyOldJob('killed-in-pull', home);
    const error = (code: string) => ({
      code,
      params: { path: '/a', detail: 'b', missing: 'c', sizeBytes: 1 },
    });
    append(job, [
      // The last one is a code of today with the parameters of 0.1.
      ...[...oldErrors, 'cutover.direct-failed'].flatMap((code) => [
        { type: 'step.started', step: 'pull' },
        { type: 'step.failed', step: 'pull', error: error(code) },
      ]),
      {
        type: 'proved',
        step: 'verify',
        proof: {
          id: 'verify.limit',
          status: 'skipped',
          params: { name: 'a', sizeBytes: 1, limitBytes: 2 },
        },
      },
      { type: 'run.ended', outcome: 'failed', error: error('size.unconfirmed') },
    ]);
    expect((await openJob(job)).state.proofs.at(-1)?.status).toBe('could-not-test');
    const report = await renderReport(job, 'md');
    for (const code of oldErrors) {
      expect(report).toContain(en.foreignError(code));
      // The window shows errors in its own language.
      for (const words of [en, de])
        expect(errorText(words, { code: code as ErrorCode, params: {} }, 'pull').what).toBe(
          words.foreignError(code),
        );
    }
    expect(report).toContain(en.proofStatuses['could-not-test']);
    // 0.1 did not say it, and so it is not known.
    expect(report).toContain('does not say where the direct switch stands');
    const told = await toldOf(job);
    expect(report + told).not.toMatch(holes);
    expect((await listJobs(home)).map(({ kind }) => kind)).toEqual(['job']);
  });
});

/** What a text has where a word or a number is missing. */
const holes = /undefined|NaN|\[object/;

/** What terminal and window say of a job, in each language that they have. */
async function toldOf(job: JobFolder): Promise<string> {
  const { state, events } = await openJob(job);
  const lines = events.map((event) => eventLine(en, event));
  const texts = [en, de].flatMap((words) => [
    ...(state.error ? [errorText(words, state.error, 'pull')] : []),
    ...Object.values(state.findings).flatMap((found) => found.map((each) => findingText(words, each))),
    ...state.proofs.map((made) => proofText(words, made)),
  ]);
  return [...lines, ...texts.map((text) => JSON.stringify(text))].join('\n');
}

/** Codes of 0.1 that nobody makes any more. */
const oldErrors = [
  'auth.key-needs-passphrase',
  'appliance.not-the-product',
  'size.unconfirmed',
  'key.empty',
  'cutover.proof-incomplete',
];

/** Appends lines to a journal, chained to what stands there, without a look at what they say. */
function append(job: JobFolder, bodies: readonly object[]): void {
  const { journal, content } = Journal.open(job.journalPath, job.id);
  for (const [index, body] of bodies.entries()) {
    const seq = (content.events.at(-1)?.seq ?? 0) + 1 + index;
    // What only an older version could say has no type any more.
    journal.append({ ...body, seq, at: '2026-11-30T04:00:00.000Z' } as unknown as RunEvent);
  }
  journal.close();
}

describe('resumed', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  test('checked, or cancelled in the backup: the rest is done', async () => {
    for (const name of ['checked', 'cancelled']) {
      bench = await openOldBench(name);
      expect((await bench.run()).outcome, name).toBe('done');
      expect(of('question.asked').filter(({ question }) => question.kind === 'confirm-plan')).toEqual([]);
      // The one that was begun is the one that is moved.
      expect(noted('old', /backup \S+ started/)).toHaveLength(1);
      if (name === 'checked') await bench.close();
    }
  });

  test('blocked: it says so again, and goes on when the cause is mended', async () => {
    bench = await openOldBench('blocked', { faults: { oldVersion: '5.9.4.1' } });
    const { error } = await bench.run();
    expect(error?.params).toEqual({ findings: 'preflight.version-unsupported, preflight.direct-refused' });
    bench.lab.faults.oldVersion = undefined;
    const plan = await readPlan(bench.job.planPath);
    const mended = { ...plan, final: { ...plan.final, takeover: 'profile' as const } };
    fs.writeFileSync(bench.job.planPath, formatPlan(mended));
    expect((await bench.run({ mode: 'rehearse' })).outcome).toBe('rehearsed');
  });

  test('killed in the pull: the half that is there is kept, and the job ends done', async () => {
    bench = await openOldBench('killed-in-pull');
    expect((await bench.run()).outcome).toBe('done');
    const pulled = of('artifact.recorded').find(({ artifact }) => artifact.role === 'backup');
    expect(pulled?.resumedFromBytes).toBe(261_120);
    const whole = fs.readFileSync(
      path.join(import.meta.dirname, '__old-jobs__/killed-in-pull/backup-on-old.bak'),
    );
    expect(pulled?.artifact.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
    expect(noted('old', /backup \S+ started/)).toHaveLength(1);
  });

  test('killed in the restore: the import that was begun is not begun again', async () => {
    bench = await openOldBench('killed-in-restore');
    expect((await bench.run()).outcome).toBe('done');
    expect(noted('new', /import of \S+ started/)).toHaveLength(1);
  });

  test('a restore that failed is made again', async () => {
    bench = await openOldBench('restore-failed');
    expect((await bench.run()).outcome).toBe('done');
    expect(noted('new', /import of \S+ started/)).toHaveLength(2);
  });

  test('waiting for what a person does by hand: it is said that it may have been begun', async () => {
    bench = await openOldBench('guided-waiting');
    const { new: fresh, notebook } = bench.lab;
    const { outcome } = await bench.run({
      mode: 'rehearse',
      admin: {
        'confirm-guided': async ({ begunAt }) => {
          expect(begunAt).toMatch(/^2026-11-30T/);
          const [[name, key] = ['', '']] = notebook;
          await fresh.product.startImport(`inbox/${name}.bak`, key);
          await vi.waitUntil(() => fresh.product.importStatus.state === 'done');
          return true;
        },
      },
    });
    expect(outcome).toBe('rehearsed');
  });

  test('rehearsed, or waiting at the hold point: nothing of before is asked or made again', async () => {
    for (const name of ['rehearsed', 'waiting-at-hold-point']) {
      bench = await openOldBench(name);
      expect((await bench.run()).outcome, name).toBe('done');
      const asked = of('question.asked').map(({ question }) => question.kind);
      const typed = name === 'rehearsed' ? [] : ['type-name'];
      expect(asked, name).toEqual([
        'secret',
        'secret',
        // What the version before did not ask for: the backup at the hold point, and the rows of the ledger.
        'declare',
        'renew-backup',
        'choose-rows',
        'settle-rows',
        'accept-findings',
        ...typed,
        // The licence of the lab ends on another day than that of the old job: what was said of it before does not count.
        'settle-rows',
        'settle-rows',
        'confirm-finalise',
      ]);
      expect(noted('old', /backup \S+ started/)).toHaveLength(1);
      expect(noted('new', /import of \S+ started/)).toHaveLength(1);
      if (name === 'rehearsed') await bench.close();
    }
  });

  test('killed in the cut-over: it goes on past the hold point, and asks nothing of before', async () => {
    bench = await openOldBench('killed-in-cut-over');
    const { outcome, state } = await bench.run();
    expect([outcome, state.lifecycle]).toEqual(['done', 'finalised']);
    const asked = of('question.asked').map(({ question }) => question.kind);
    // The version before knew no ledger: its clients are let in when their rows are settled.
    expect(asked).toEqual(['secret', 'choose-rows', 'settle-rows', 'settle-rows', 'confirm-finalise']);
    expect(of('step.started').map(({ step }) => step)).toEqual([
      'connect',
      'power-off',
      'take-address',
      'validate',
      'readmit-clients',
      'finalise',
    ]);
    expect(noted('old', /power off/)).toEqual([]);
    // From the switching off by the version before to the end by this one.
    expect(state.outages).toHaveLength(1);
    expect(state.outages[0]?.beganAt).toMatch(/^2026-11-30T/);
  });

  test('finished: it looks at everything, and changes nothing', async () => {
    bench = await openOldBench('finished');
    const before = bench.lab.new.product.log.length;
    const { outcome, state } = await bench.run();
    expect([outcome, state.lifecycle]).toEqual(['done', 'finalised']);
    expect(bench.lab.new.product.log).toHaveLength(before);
    expect((await bench.run({ mode: 'recheck' })).outcome).toBe('rechecked');
  });

  test('rolled back: again it is so already, and the job can begin again', async () => {
    bench = await openOldBench('rolled-back');
    expect((await bench.run({ mode: 'revert' })).outcome).toBe('reverted');
    expect((await bench.run()).outcome).toBe('done');
  });

  test('an appliance with another key is refused', async () => {
    bench = await openOldBench('rehearsed');
    await bench.lab.new.restart({ newHostKey: true });
    const { error } = await bench.run();
    expect(error?.code).toBe('trust.host-key-not-pinned');
  });

  function of<T extends EventBody['type']>(type: T): Extract<RunEvent, { type: T }>[] {
    return bench.events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);
  }

  function noted(side: 'old' | 'new', what: RegExp): string[] {
    return bench.lab[side].product.log.filter((line) => what.test(line));
  }
});
