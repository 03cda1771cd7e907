import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { declareEach } from '../../shared/run/declaration.ts';
import type { Question } from '../../shared/run/question.ts';
import { Secret } from '../secret.ts';
import { theKey, TwoMachines } from './testing/two-machines.ts';

let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

/** Everything that the job has left on the disk, by name and content. */
function leftBehind(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return `${file} ${entry.isFile() ? fs.readFileSync(file, 'latin1') : ''}`;
    })
    .join('\n');
}

const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

test('the key typed at every prompt that asks for something else is refused, asked again, and nowhere on the disk', async () => {
  const { 'autostart-is-off': _, ...declare } = machines.declarations;
  const job = machines.createJob({ declare });
  const refusedAt: string[] = [];
  /** First the key, in this form; when that was refused, what is right. */
  const slip = <A>(question: Question & { refused?: string | undefined }, wrong: A, right: A): A => {
    if (question.refused === undefined) return wrong;
    refusedAt.push(question.kind);
    return right;
  };
  const result = await machines.run(
    job,
    {
      'hand-over-file': (question) =>
        question.purpose === 'backup'
          ? machines.downloaded
          : // In the preflight nobody knows the key yet.
            !machines.asked.includes('backup-key')
            ? ''
            : slip(question, `/tmp/${theKey.toLowerCase()}.csv`, ''),
      'kit-path': (question) =>
        slip(question, path.join(machines.home, theKey), path.join(machines.home, 'kit.txt')),
      declare: (question) =>
        slip(
          question,
          declareEach(question.ids, () => 'yes', `it is ${theKey.replaceAll('-', ' ')}, I think`),
          declareEach(question.ids, () => 'yes', 'switched off'),
        ),
      'type-name': (question) => slip(question, theKey.replaceAll('-', ''), question.expected),
    },
    { onEvent: machines.obey },
  );
  expect(result.error?.toRecord()).toBeUndefined();
  expect(result.outcome).toBe('done');
  expect(refusedAt).toEqual(['kit-path', 'type-name', 'declare', 'hand-over-file', 'type-name']);
  expect(bare(leftBehind(job.folder))).not.toContain(bare(theKey));
  // The kit is the one file that may hold it.
  fs.rmSync(path.join(machines.home, 'kit.txt'));
  expect(bare(leftBehind(machines.home))).not.toContain(bare(theKey));
  expect(result.events).toContainEqual(
    expect.objectContaining({ type: 'question.answered', answer: 'refused' }),
  );
});

test('without a person the answer would be the same again: the run ends with the reason', async () => {
  const job = machines.createJob({ accept: ['preflight.no-client-baseline'] });
  const file = path.join(machines.home, theKey);
  const result = await machines.run(
    job,
    { 'hand-over-file': () => machines.downloaded, 'kit-path': () => file },
    { isAttended: false },
  );
  expect(result.error?.toRecord()).toMatchObject({
    code: 'record.answer-holds-secret',
    params: { question: 'kit-path' },
  });
  expect(fs.existsSync(file)).toBe(false);
  expect(bare(leftBehind(machines.home))).not.toContain(bare(theKey));
});

test('a person who gives the same answer for ever is not asked for ever', async () => {
  const result = await machines.run(machines.createJob(), {
    'hand-over-file': () => machines.downloaded,
    'kit-path': () => path.join(machines.home, theKey),
  });
  expect(result.error?.code).toBe('record.answer-holds-secret');
});

test('a key that stands in the plan ends the run when it is entered', async () => {
  const result = await machines.run(machines.createJob({ name: `Move, key ${theKey}` }), {
    'hand-over-file': () => machines.downloaded,
  });
  expect(result.error?.toRecord()).toMatchObject({ code: 'record.holds-secret', params: { where: 'plan' } });
  expect(result.state.isKeyProved).toBe(false);
});

test('a key that looks like the time is not taken for itself in the time of every record', async () => {
  // Of the day and the hour: the day alone is in the name of the job.
  const digits = new Date().toISOString().slice(3, 13);
  const key = () => new Secret(digits);
  const result = await machines.run(
    machines.createJob(),
    {
      ...machines.handOver,
      'backup-key': key,
      'prove-key': key,
    },
    { onEvent: machines.obey },
  );
  expect(result.error?.toRecord()).toBeUndefined();
  expect(result.outcome).toBe('done');
});
