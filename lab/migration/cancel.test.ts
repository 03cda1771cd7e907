import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { stepIds } from '../../shared/run/steps.ts';
import { openBench, type Bench } from '../testing/bench.ts';
import { guardBench } from '../testing/nothing-lost.ts';

let bench: Bench;
afterEach(() => bench.close());

test.each(stepIds)('cancelled when %s begins, a job is done after it was resumed', async (step) => {
  bench = await openBench();
  const guard = guardBench(bench);
  const cancelled = await bench.run({
    cancelWhen: (event) => event.type === 'step.started' && event.step === step,
  });
  expect(cancelled.outcome).toBe('cancelled');
  expect(cancelled.error?.code).toBe('run.cancelled');
  expect(cancelled.state.steps[step].kind).toBe('failed');
  const resumed = await bench.run();
  if (step === 'key') {
    // The key was in the memory of the process that was cancelled, and nowhere else: another backup is made.
    expect(resumed.error?.code).toBe('key.lost');
    expect((await bench.run()).outcome).toBe('done');
  } else expect(resumed.error).toBeUndefined();
  expect(guard.verdictWhenDone()).toEqual([]);
  guard.stop();
});

test.each(['preserve', 'pull', 'push'] as const)(
  'cancelled while %s moves bytes, no partial file has a final name',
  async (step) => {
    bench = await openBench({ backupSizeBytes: 3_000_000, faults: { linkBytesPerSecond: 6_000_000 } });
    const guard = guardBench(bench);
    if (step === 'push') {
      // The pull hands the bytes on, so that a push has something to do only where that did not work.
      await bench.run({ cancelWhen: (event) => event.type === 'step.started' && event.step === 'verify' });
      for (const name of filesOnNew(bench)) bench.lab.new.files.remove(`inbox/${name}`);
    }
    const cancelled = await bench.run({
      cancelWhen: (event) =>
        // What is pushed is under way at once; what is told of it is what the far side has acknowledged.
        event.type === 'progress' &&
        event.task === step &&
        !event.isFinal &&
        (event.doneBytes > 0 || step === 'push'),
    });
    expect(cancelled.outcome).toBe('cancelled');
    const { artifacts } = cancelled.state;
    const onLaptop = fs.readdirSync(bench.job.filesFolder);
    const whole = onLaptop.filter((name) => !/\.(partial|sha256)$/.test(name));
    expect(whole.sort()).toEqual(artifacts.map((artifact) => artifact.name).sort());
    for (const { name, sizeBytes } of artifacts)
      expect(fs.statSync(path.join(bench.job.filesFolder, name)).size).toBe(sizeBytes);
    const partials = [...onLaptop, ...filesOnNew(bench)].filter((name) => name.endsWith('.partial'));
    expect(partials).not.toEqual([]);
    expect(filesOnNew(bench).filter((name) => !name.endsWith('.partial'))).toEqual([]);

    bench.lab.faults.linkBytesPerSecond = undefined;
    expect((await bench.run()).outcome).toBe('done');
    expect(guard.verdictWhenDone()).toEqual([]);
    guard.stop();
  },
);

function filesOnNew({ lab }: Bench): string[] {
  const inbox = lab.new.files.real('inbox');
  return fs.existsSync(inbox) ? fs.readdirSync(inbox) : [];
}
