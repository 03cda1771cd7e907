import { afterEach, expect, test } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { openBench, type Bench } from '../testing/bench.ts';

let bench: Bench;
afterEach(() => bench.close());

test('the interruption ends when the clients are let in, as soon as the new appliance is seen at the address', async () => {
  bench = await openBench();
  const { lab } = bench;
  const atEnd: string[] = [];
  const result = await bench.run({
    onEvent: (event) => {
      if (event.type === 'outage.ended') atEnd.push(lab.new.product.clientCommunication);
    },
  });
  expect(result.error).toBeUndefined();
  expect(atEnd).toEqual(['on']);
  const { events } = bench;
  const at = (is: (event: RunEvent) => boolean) => events.findIndex(is);
  const ended = at(({ type }) => type === 'outage.ended');
  expect(ended).toBeGreaterThan(at(isCommand('client-communication-on', 'new')));
  expect(ended).toBeLessThan(at((event) => event.type === 'step.started' && event.step === 'validate'));
  const { outage, outages } = result.state;
  expect(outages).toEqual([outage]);
  expect(outage?.outageMs).toBe(Date.parse(outage?.endedAt ?? '') - Date.parse(outage?.beganAt ?? ''));
});

test('an old appliance that does not go off is not left without its clients', async () => {
  bench = await openBench({
    faults: { oldStaysOn: true },
    plan: (plan) => ({ ...plan, limits: { ...plan.limits, cutoverMinutes: 0.01 } }),
  });
  const { lab } = bench;
  const failed = await bench.run();
  expect(failed.error?.code).toBe('cutover.old-still-alive');
  expect(bench.events.filter(isCommand('client-communication-off', 'old'))).toHaveLength(1);
  expect(lab.old.product.clientCommunication).toBe('on');
  expect(failed.state.proofs).toContainEqual(
    expect.objectContaining({ id: 'cutover.old-serves', status: 'passed' }),
  );
  expect(failed.state.outage?.outageMs).toBeDefined();

  // The second attempt is a second interruption, and is told as one.
  lab.faults.oldStaysOn = false;
  const done = await bench.run();
  expect(done.outcome).toBe('done');
  expect(done.state.outages).toHaveLength(2);
  for (const outage of done.state.outages) expect(outage.outageMs).toBeGreaterThan(0);
});

function isCommand(operation: string, side: 'old' | 'new') {
  return (event: RunEvent): boolean =>
    event.type === 'command.ran' && event.operation === operation && event.side === side;
}
