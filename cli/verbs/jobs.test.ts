import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createJob, type JobFolder } from '../../engine/index.ts';
import { Journal } from '../../engine/job/journal.ts';
import { stuckInOutage } from '../../engine/report/testing/sample-run.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { en } from '../../shared/text/en.ts';
import { buildCommand, handover } from '../testing/built-command.ts';

let home: string;
let job: JobFolder;
beforeAll(buildCommand);
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-jobs-'));
  job = makeJob('Head office');
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

function makeJob(name: string, isDemo = false): JobFolder {
  const plan = { handover: 1, name, old: { address: '192.0.2.10' }, new: { address: '192.0.2.20' } };
  return createJob(home, planSchema.parse(plan), home, new Date(), { isDemo });
}

const run = (...args: readonly string[]) => handover(args, { home });

test('an archived job is listed only where it is wanted, and comes back', async () => {
  expect(await run('archive', job.id.slice(-6))).toMatchObject({ exitCode: 0 });
  expect((await run('jobs')).stdout).toContain(en.jobs.allArchived);
  const { stdout } = await run('jobs', '--archived', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ id: job.id, isArchived: true, isDemo: false });
  await run('archive', job.id, '--undo');
  expect((await run('jobs')).stdout).toContain(job.id);
});

test('a job is deleted after it was said what goes, and not without a yes', async () => {
  const unasked = await run('delete', 'head-office');
  expect(unasked).toMatchObject({ exitCode: 2 });
  expect(unasked.stdout).toContain(job.folder);
  expect(fs.existsSync(job.planPath)).toBe(true);
  expect(await run('delete', 'head-office', '--yes')).toMatchObject({ exitCode: 0 });
  expect(fs.existsSync(job.folder)).toBe(false);
});

test('what has to stay is refused before anything is told to go', async () => {
  const { journal } = Journal.open(job.journalPath, job.id);
  const at = new Date().toISOString();
  stuckInOutage.forEach((body, index) => journal.append({ ...body, seq: index + 1, at }));
  journal.close();
  const { exitCode, stdout, stderr } = await run('delete', job.id, '--yes');
  expect(exitCode).toBe(1);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('[local.job-in-outage]');
  expect(stdout).toBe('');
  expect(fs.existsSync(job.planPath)).toBe(true);
});

test.each(['resume', 'roll-back', 'recheck'])('a demo whose appliances are gone: no %s', async (verb) => {
  const demo = makeJob('Try', true);
  const { exitCode, stderr } = await run(verb, demo.id);
  expect(exitCode).toBe(2);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('[local.demo-over]');
  expect(fs.existsSync(demo.journalPath)).toBe(false);
});

test('a part that several jobs have names none of them', async () => {
  const other = makeJob('Head quarter', true);
  const { exitCode, stderr } = await run('delete', 'head', '--yes');
  expect(exitCode).toBe(2);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('[local.job-ambiguous]');
  expect(fs.existsSync(job.planPath) && fs.existsSync(other.planPath)).toBe(true);
  // Only that one is a demo.
  const { stdout } = await run('jobs');
  // Below the id of each job stands what there is to say of it.
  expect(stdout.split(/\n(?=\S)/).filter((told) => told.includes(en.jobs.demo))).toEqual([
    expect.stringContaining(other.id),
  ]);
});
