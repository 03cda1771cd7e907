import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { samplePlan, stuckInOutage } from '../report/testing/sample-run.ts';
import { createJob, findNamedJob, listJobs, type JobFolder } from './job-folder.ts';
import { Journal } from './journal.ts';
import { takeLock } from './lock.ts';
import { archiveJob, deleteJob, jobContents } from './remove-job.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const home = folderForEach();
let job: JobFolder;
beforeEach(() => {
  job = makeJob('Head office');
});

function makeJob(name: string, isDemo = false): JobFolder {
  return createJob(home, planSchema.parse({ ...samplePlan, name }), home, new Date(), { isDemo });
}

function record(...past: readonly EventBody[]): void {
  const { journal } = Journal.open(job.journalPath, job.id);
  past.forEach((body, index) => journal.append({ ...body, seq: index + 1, at: new Date().toISOString() }));
  journal.close();
}

const listed = async () =>
  (await listJobs(home)).map((entry) => entry.kind === 'job' && [entry.job.id, entry.isArchived]);

test('what goes is counted: every file, copies of backups, and kits in the folder', async () => {
  const kit = path.join(job.folder, 'kit.txt');
  fs.writeFileSync(kit, 'key');
  for (const [name, size] of [
    ['a.eppb', 1000],
    ['a.eppb.sha256', 10],
    ['older.eppb', 500],
  ] as const)
    fs.writeFileSync(path.join(job.filesFolder, name), Buffer.alloc(size));
  record(
    { type: 'key.custody-proved', kitPath: '/media/usb/kit.txt' },
    { type: 'key.custody-proved', kitPath: kit },
  );
  const contents = await jobContents(job);
  expect(contents).toMatchObject({ files: 6, backups: 2, kits: 1 });
  expect(contents.sizeBytes).toBeGreaterThan(1513);
});

test('an archived job is marked, and comes back; it is found either way', async () => {
  await archiveJob(job, true);
  await archiveJob(job, true);
  expect(await listed()).toEqual([[job.id, true]]);
  expect(findNamedJob(home, job.id).folder).toBe(job.folder);
  await archiveJob(job, false);
  await archiveJob(job, false);
  expect(await listed()).toEqual([[job.id, false]]);
});

test('a deleted job leaves nothing', async () => {
  await deleteJob(home, job, 'anna');
  expect(await listed()).toEqual([]);
  expect(fs.readdirSync(home)).toEqual(['jobs']);
});

test('a job that somebody works on stays', async () => {
  const release = takeLock(job.lockPath, 'ben');
  await expect(deleteJob(home, job, 'anna')).rejects.toMatchObject({ code: 'local.job-locked' });
  await expect(archiveJob(job, true)).rejects.toMatchObject({ code: 'local.job-locked' });
  release();
  expect(await listed()).toEqual([[job.id, false]]);
});

test('a job whose outage is open stays, and is listed although it was archived before', async () => {
  await archiveJob(job, true);
  record(...stuckInOutage);
  await expect(deleteJob(home, job, 'anna')).rejects.toMatchObject({ code: 'local.job-in-outage' });
  await expect(archiveJob(job, true)).rejects.toMatchObject({ code: 'local.job-in-outage' });
  expect(await listed()).toEqual([[job.id, false]]);
});

test('the clients of a demo are nobody’s: its job goes, whatever its journal says of an outage', async () => {
  job = makeJob('Try', true);
  record(...stuckInOutage);
  await archiveJob(job, true);
  expect(await listed()).toContainEqual([job.id, true]);
  await deleteJob(home, job, 'anna');
  expect(fs.existsSync(job.folder)).toBe(false);
});

test('a folder that is not below the home is never deleted, whatever it holds', async () => {
  const elsewhere = path.join(home, 'elsewhere');
  fs.cpSync(job.folder, elsewhere, { recursive: true });
  const found = findNamedJob(home, elsewhere);
  await expect(deleteJob(home, found, 'anna')).rejects.toMatchObject({ code: 'local.job-missing' });
  expect(fs.existsSync(path.join(elsewhere, 'plan.yaml'))).toBe(true);
});

test('files that the disk does not give up are named where they lie, and go with the next job', async () => {
  const denied = Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'rm' });
  vi.spyOn(fs.promises, 'rm').mockRejectedValueOnce(denied);
  const remains = path.join(home, `deleted-${job.id}`);
  await expect(deleteJob(home, job, 'anna')).rejects.toMatchObject({
    code: 'local.permission-denied',
    params: { path: remains },
  });
  expect(fs.existsSync(path.join(remains, 'plan.yaml'))).toBe(true);
  const own = path.join(home, 'deleted-by-me');
  fs.mkdirSync(own);
  await deleteJob(home, makeJob('Branch'), 'anna');
  expect(fs.readdirSync(home).sort()).toEqual(['deleted-by-me', 'jobs']);
});

test.skipIf(process.platform === 'win32')('a link to a job is not taken for the job', async () => {
  const elsewhere = path.join(home, 'elsewhere');
  fs.renameSync(job.folder, elsewhere);
  fs.symlinkSync(elsewhere, job.folder);
  await expect(deleteJob(home, job, 'anna')).rejects.toMatchObject({ code: 'local.job-missing' });
  expect(fs.existsSync(path.join(job.folder, 'plan.yaml'))).toBe(true);
});

test('a part of an id names a job where only one has it', () => {
  const other = makeJob('Branch');
  expect(findNamedJob(home, job.id.slice(-6)).id).toBe(job.id);
  expect(findNamedJob(home, 'branch').id).toBe(other.id);
  expect(() => findNamedJob(home, job.id.slice(0, 10))).toThrow(
    expect.objectContaining({ code: 'local.job-ambiguous' }),
  );
  expect(() => findNamedJob(home, 'nothing')).toThrow(expect.objectContaining({ code: 'local.job-missing' }));
  // Too short to be meant.
  expect(() => findNamedJob(home, 'br')).toThrow(expect.objectContaining({ code: 'local.job-missing' }));
});

test('a demo job is known by its folder, also later', () => {
  expect(job.isDemo).toBe(false);
  expect(findNamedJob(home, makeJob('Try', true).id).isDemo).toBe(true);
});
