import { afterEach, expect, test } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { openBench, type Bench } from '../testing/bench.ts';

let bench: Bench;
afterEach(() => bench.close());

test('a resumed job asks nothing again that was settled, and repeats no check that is still good', async () => {
  bench = await openBench();
  await bench.run({ mode: 'rehearse' });
  // Cut short while it looks at what was done: that changes nothing about it.
  await bench.run({ mode: 'rehearse', cancelWhen: (event) => isStart(event, 'plan') });
  await bench.run({ mode: 'rehearse', cancelWhen: (event) => isStart(event, 'preflight') });
  const from = bench.events.length;
  const { outcome } = await bench.run({ mode: 'rehearse' });
  expect(outcome).toBe('rehearsed');
  const again = bench.events.slice(from);
  const ran = again.flatMap((event) => (event.type === 'step.done' && event.ran ? [event.step] : []));
  expect(ran).toEqual(['connect', 'verify']);
  const asked = again.flatMap((event) => (event.type === 'question.asked' ? [event.question.kind] : []));
  expect(asked).toEqual(['secret', 'secret']);
});

test('a preflight that was found blocked is made again', async () => {
  bench = await openBench();
  await bench.run({ mode: 'check' });
  bench.lab.faults.diskFull = { side: 'new', freeBytes: 1 };
  expect((await bench.run({ mode: 'check' })).outcome).toBe('blocked');
  expect((await bench.run({ mode: 'rehearse' })).outcome).toBe('blocked');
  bench.lab.faults.diskFull = undefined;
  expect((await bench.run({ mode: 'rehearse' })).outcome).toBe('rehearsed');
});

test('a finalised job that is resumed looks at everything and changes nothing', async () => {
  bench = await openBench();
  await bench.run();
  const { product } = bench.lab.new;
  const log = product.log.length;
  const { outcome, state } = await bench.run();
  expect(outcome).toBe('done');
  expect(state.lifecycle).toBe('finalised');
  expect(product.log).toHaveLength(log);
});

function isStart(event: RunEvent, step: string): boolean {
  return event.type === 'step.started' && event.step === step;
}
