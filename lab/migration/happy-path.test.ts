import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { readJournal } from '../../engine/job/journal.ts';
import { stepIds } from '../../shared/run/steps.ts';
import { openBench, type Bench } from '../testing/bench.ts';
import { filesWithSecrets, secretIn } from '../testing/secrets-on-disk.ts';

let bench: Bench;
afterEach(() => bench.close());

test('a migration ends with every step green, all bytes the same and the clients back', async () => {
  bench = await openBench();
  const { lab, job } = bench;
  const result = await bench.run();
  expect(result.error).toBeUndefined();
  expect(result.outcome).toBe('done');
  expect(stepIds.map((id) => result.state.steps[id].kind)).toEqual(stepIds.map(() => 'done'));
  expect(result.state.lifecycle).toBe('finalised');

  expect(lab.old.power).toBe('off');
  expect(lab.new.endpoint).toEqual(lab.final);
  expect(lab.new.isAnswering).toBe(true);
  expect(lab.new.product.clientCommunication).toBe('on');
  expect(lab.new.product.clients.map((client) => client.name).sort()).toEqual([...lab.clients.names].sort());
  const began = Date.parse(result.state.outage?.beganAt ?? '');
  for (const client of lab.new.product.clients) expect(Date.parse(client.lastSeenAt)).toBeGreaterThan(began);

  const { backup, pushed, artifacts } = result.state;
  const copies = [
    lab.old.files.real(backup?.path ?? ''),
    path.join(job.folder, artifacts.find((a) => a.role === 'backup')?.path ?? ''),
    lab.new.files.real(pushed?.path ?? ''),
  ];
  expect(new Set(copies.map(sha256)).size).toBe(1);
  expect(artifacts.map((a) => a.role).sort()).toEqual([
    'audit-log-backup',
    'backup',
    'older-backup',
    'older-backup',
  ]);

  const journal = readJournal(job.journalPath, job.id);
  expect(journal.tornBytes).toBe(0);
  expect(journal.lastHash).toBe(result.lastHash);
  expect(journal.events.at(-1)).toMatchObject({ type: 'run.ended', outcome: 'done' });
  const report = fs.readFileSync(result.reportPath ?? '', 'utf8');
  expect(report).toContain(result.lastHash);
});

test.each(['done', 'cancelled', 'failed'] as const)(
  'no secret is on any disk after a run that ended as %s',
  async (end) => {
    bench = await openBench(end === 'failed' ? { faults: { importFails: true } } : {});
    const { lab, folder } = bench;
    const result = await bench.run({
      cancelWhen: (event) => end === 'cancelled' && event.type === 'step.started' && event.step === 'restore',
    });
    expect(result.outcome).toBe(end);
    const keys = [...lab.notebook.values()];
    expect(keys).toHaveLength(1);
    const secrets = [...keys, ...keys.map((key) => key.replaceAll('-', '')), lab.login.password];
    expect(filesWithSecrets(folder, secrets)).toEqual([]);
    expect(secretIn(JSON.stringify(bench.events), secrets)).toBeUndefined();
    expect(secretIn(JSON.stringify(result), secrets)).toBeUndefined();
    expect(
      secretIn(inspect(result, { depth: 12, maxArrayLength: null, maxStringLength: null }), secrets),
    ).toBeUndefined();
  },
);

test('the search for secrets finds them in every form', async () => {
  bench = await openBench();
  const secret = 'ABCDE-FGHJK-MNPQR-STUVW';
  for (const [index, text] of [
    secret,
    `x${Buffer.from(secret).toString('hex')}`,
    Buffer.from(`password=${secret}&`).toString('base64'),
    Buffer.from(`p=${secret}`).toString('base64url'),
    Buffer.from(`{"a":"${secret}"}`).toString('base64'),
  ].entries())
    fs.writeFileSync(path.join(bench.folder, `file-${String(index)}`), text);
  expect(filesWithSecrets(bench.folder, [secret])).toHaveLength(5);
});

function sha256(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
