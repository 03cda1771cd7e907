import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { AnswerOf, Ask } from '../ask.ts';
import { MigrationError } from '../errors.ts';
import { adoptProfile, profileOfJob } from './job-profile.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const signal = new AbortController().signal;
const folder = folderForEach();
const job = path.join(folder, 'job');
let asked: object[];
beforeEach(() => {
  fs.mkdirSync(job);
  asked = [];
});

const write = (version: string) =>
  fs.writeFileSync(
    path.join(folder, 'mine.yaml'),
    `schema: 1\nid: mine\ntitle: Mine\nversion: '${version}'\nproduct: .\noperations: {}\n`,
  );
const answering =
  (answer: boolean | MigrationError): Ask =>
  async (question) => {
    asked.push(question);
    if (answer instanceof MigrationError) throw answer;
    return answer as AnswerOf<typeof question.kind>;
  };
const never: Ask = async () => {
  throw new Error('nobody is to be asked');
};
const version = async (named: string, ask: Ask) =>
  (await profileOfJob(named, job, 'new', ask, signal)).version;

test('a job goes on with its copy while the file is as it was, and when it has gone', async () => {
  write('1');
  const named = adoptProfile('mine.yaml', folder, job, 'new');
  expect(named).toBe('./profile-new.yaml');
  expect(await version(named, never)).toBe('1');
  fs.rmSync(path.join(folder, 'mine.yaml'));
  expect(await version(named, never)).toBe('1');
});

test('a mended file is offered, taken by a yes, and not asked about again', async () => {
  write('1');
  const named = adoptProfile('mine.yaml', folder, job, 'new');
  write('2');
  expect(await version(named, answering(true))).toBe('2');
  expect(asked).toEqual([
    {
      kind: 'take-changed-profile',
      side: 'new',
      path: path.join(folder, 'mine.yaml'),
      copyPath: path.join(job, 'profile-new.yaml'),
    },
  ]);
  expect(await version(named, never)).toBe('2');
});

test('a no keeps the copy, until the file changes once more', async () => {
  write('1');
  const named = adoptProfile('mine.yaml', folder, job, 'new');
  write('2');
  expect(await version(named, answering(false))).toBe('1');
  expect(await version(named, never)).toBe('1');
  write('3');
  expect(await version(named, answering(true))).toBe('3');
});

test('without an answer nothing is decided', async () => {
  write('1');
  const named = adoptProfile('mine.yaml', folder, job, 'new');
  write('2');
  const nobody = answering(new MigrationError('run.waiting', { step: 'connect' }));
  await expect(version(named, nobody)).rejects.toMatchObject({ code: 'run.waiting' });
  expect(await version(named, answering(true))).toBe('2');
});

test('a file that is no profile any more is told with its place, and the copy stays', async () => {
  write('1');
  const named = adoptProfile('mine.yaml', folder, job, 'new');
  fs.writeFileSync(path.join(folder, 'mine.yaml'), 'schema: 2\n');
  await expect(version(named, answering(true))).rejects.toMatchObject({
    code: 'profile.invalid',
    params: { path: path.join(folder, 'mine.yaml') },
  });
  expect(await version(named, answering(false))).toBe('1');
});

test('a shipped profile, and a job of an earlier version, are what they were', async () => {
  expect(adoptProfile('generic-linux', folder, job, 'new')).toBe('generic-linux');
  expect(await version('generic-linux', never)).not.toBe('');
  write('1');
  fs.copyFileSync(path.join(folder, 'mine.yaml'), path.join(job, 'profile-new.yaml'));
  write('2');
  expect(await version('./profile-new.yaml', never)).toBe('1');
});
