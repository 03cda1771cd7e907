import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readKit } from '../engine/index.ts';
import { eventBodySchema, type RunEvent } from '../shared/run/event.ts';
import { buildCommand, handover, type Ended } from './testing/built-command.ts';
import { createLabJob, passwordsOf, type LabJob } from './testing/lab-job.ts';

describe('run --json', () => {
  let job: LabJob;
  let ended: Ended;
  let kit: string;
  let events: RunEvent[];

  beforeAll(async () => {
    buildCommand();
    job = await createLabJob();
    kit = path.join(job.home, 'kit.txt');
    const descriptor = fs.openSync(job.writeSecrets(), 'r');
    ended = await handover(['run', job.writePlan(), '--json', '--kit', kit, '--secrets-fd', '3'], {
      ...job,
      descriptor,
    });
    fs.closeSync(descriptor);
    events = ended.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEvent); // held against the schema below
  });
  afterAll(async () => job.close());

  test('runs to the end', () => {
    expect(ended.exitCode, ended.stderr).toBe(0);
  });

  test('every line is an event, numbered without a gap', () => {
    for (const event of events) expect(eventBodySchema.safeParse(event).success, event.type).toBe(true);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
  });

  test('the last lines say how it ended and where the report is', () => {
    const [end, report] = events.slice(-2);
    expect(end).toMatchObject({ type: 'run.ended', outcome: 'done' });
    expect(report?.type === 'report.written' && fs.existsSync(report.path)).toBe(true);
  });

  test('words for people go to standard error', () => {
    expect(ended.stderr).toMatch(/Done(, with \d+ open points?)?: /);
    expect(ended.stderr).toContain('Migration report:');
  });

  test('no secret is in what it printed or left, except the key in the kit', () => {
    const key = readKit(kit).reveal();
    expect(key.length).toBeGreaterThan(10);
    const passwords = passwordsOf(job.lab).map((line) => line.split('=')[1] ?? '');
    const left = filesBelow(path.join(job.home, 'jobs')).map((file) => fs.readFileSync(file, 'latin1'));
    for (const secret of [key, ...passwords])
      for (const text of [ended.stdout, ended.stderr, ...left]) expect(text.includes(secret)).toBe(false);
  });
});

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
