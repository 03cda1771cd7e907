import fs from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { openBench, type Bench } from '../testing/bench.ts';
import { filesOf } from '../testing/lab-watch.ts';
import { guardBench } from '../testing/nothing-lost.ts';

let bench: Bench;
afterEach(() => bench.close());

test('a rehearsal stops before the hold point, and the job goes on from there', async () => {
  bench = await openBench();
  const { lab } = bench;
  const guard = guardBench(bench);
  const rehearsed = await bench.run({ mode: 'rehearse' });
  expect(rehearsed.outcome).toBe('rehearsed');
  expect(rehearsed.state.lifecycle).toBe('rehearsed');
  expect(rehearsed.state.steps['hold-point'].kind).toBe('pending');
  expect(lab.old.power).toBe('on');
  expect(lab.old.product.clientCommunication).toBe('on');
  expect(lab.new.product.clientCommunication).toBe('off');
  const backups = lab.old.product.backups().length;
  expect((await bench.run()).error).toBeUndefined();
  expect(lab.old.product.backups()).toHaveLength(backups);
  expect(guard.verdictWhenDone()).toEqual([]);
  guard.stop();
});

test('after a revert the pushed file is gone, the old appliance is what it was, and the job can begin again', async () => {
  bench = await openBench();
  const { lab } = bench;
  const guard = guardBench(bench);
  await bench.run({ mode: 'rehearse' });
  const oldBefore = filesOf(lab.old);
  expect(inbox()).toHaveLength(1);
  for (const round of ['first', 'second']) {
    const reverted = await bench.run({ mode: 'revert' });
    expect(reverted.error, round).toBeUndefined();
    expect(reverted.outcome).toBe('reverted');
    expect(reverted.state.lifecycle).toBe('reverted');
    expect(inbox()).toEqual([]);
    expect(filesOf(lab.old)).toEqual(oldBefore);
    expect(lab.old.power).toBe('on');
  }
  expect(guard.wrongs).toEqual([]);
  guard.stop();
  expect((await bench.run()).outcome).toBe('done');
});

test('a revert removes what was handed on and never got its final name', async () => {
  bench = await openBench();
  await bench.run({ cancelWhen: (event) => event.type === 'step.started' && event.step === 'verify' });
  expect(inbox()).toEqual([expect.stringMatching(/\.partial$/)]);
  expect((await bench.run({ mode: 'revert' })).outcome).toBe('reverted');
  expect(inbox()).toEqual([]);
});

test('a revert finds the pushed file of which the journal does not know', async () => {
  bench = await openBench({
    plan: (plan) => ({ ...plan, limits: { ...plan.limits, reconnectAttempts: 0 } }),
  });
  const { files } = bench.lab.new;
  const rename = files.rename.bind(files);
  files.rename = (...names) => {
    rename(...names);
    bench.lab.new.dropConnections();
  };
  const cut = await bench.run({ mode: 'rehearse' });
  expect(cut.outcome).toBe('failed');
  expect(cut.state.pushed).toBeUndefined();
  expect(inbox()).toEqual([expect.stringMatching(/\.bak$/)]);
  expect((await bench.run({ mode: 'revert' })).outcome).toBe('reverted');
  expect(inbox()).toEqual([]);
});

test('a revert goes on where its connection was lost', async () => {
  bench = await openBench();
  await bench.run({ mode: 'rehearse' });
  const { files } = bench.lab.new;
  const remove = files.remove.bind(files);
  let cuts = 0;
  files.remove = (file) => {
    remove(file);
    cuts += 1;
    // Done, and nobody hears of it.
    if (cuts === 1) bench.lab.new.dropConnections();
  };
  const reverted = await bench.run({ mode: 'revert' });
  expect(cuts).toBeGreaterThan(0);
  expect(reverted.error).toBeUndefined();
  expect(reverted.outcome).toBe('reverted');
  expect(reverted.events.map((event) => event.type)).toContain('connection.lost');
  expect(inbox()).toEqual([]);
});

test('a revert leaves a file that is not the pushed one', async () => {
  bench = await openBench();
  const { state } = await bench.run({ mode: 'rehearse' });
  bench.lab.new.files.put(state.pushed?.path ?? '', 'something else');
  expect((await bench.run({ mode: 'revert' })).outcome).toBe('reverted');
  expect(inbox()).toHaveLength(1);
});

test.each(['take-address', 'validate'] as const)(
  'a job that was stopped at %s goes back to the old appliance, once a person starts that, and forward again',
  async (stop) => {
    bench = await openBench();
    await bench.run({ cancelWhen: (event) => event.type === 'step.started' && event.step === stop });
    const told: string[] = [];
    const back = await bench.run({
      mode: 'revert',
      onEvent: (event) => {
        if (event.type !== 'step.waiting') return;
        told.push(event.operation);
        if (event.operation === 'power-on') void bench.lab.old.powerOn();
      },
    });
    expect(back.error?.toRecord()).toBeUndefined();
    expect(back.outcome).toBe('reverted');
    // The product's command has the new one let go.
    expect(told).toEqual(['power-on']);
    expect(bench.lab.old.isAnswering).toBe(true);
    // What was restored stays for the next attempt.
    expect(inbox()).toHaveLength(1);
    expect((await bench.run()).outcome).toBe('done');
  },
);

function inbox(): string[] {
  const folder = bench.lab.new.files.real('inbox');
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}
