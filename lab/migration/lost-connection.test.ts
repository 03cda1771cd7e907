import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { openBench, type Bench } from '../testing/bench.ts';
import { watchLab } from '../testing/lab-watch.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ timings: { backupMs: 400, importMs: 400 } });
});
afterEach(() => bench.close());

test.each([
  ['back-up', 'old'],
  ['restore', 'new'],
] as const)(
  'a connection that is lost while %s waits is made again, and nothing is begun twice',
  async (step, side) => {
    let hasDropped = false;
    const result = await bench.run({
      onEvent: (event) => {
        if (hasDropped || event.type !== 'waiting' || event.step !== step) return;
        hasDropped = true;
        bench.lab[side].dropConnections();
      },
    });
    expect(hasDropped).toBe(true);
    expect(result.outcome).toBe('done');
    const types = result.events
      .filter((event) => event.type.startsWith('connection.'))
      .map((event) => event.type);
    expect(types).toEqual(['connection.lost', 'connection.restored']);
    const begun = result.events.filter(
      (event) => event.type === 'command.ran' && ['create-backup', 'import'].includes(event.operation),
    );
    expect(begun).toHaveLength(2);
    expect(result.state.lost).toEqual({});
  },
);

test.each([
  ['power-off', 'old', (event: RunEvent) => ranOn(event, 'client-communication-off', 'old')],
  ['change-address', 'new', (event: RunEvent) => isObservedReady(event, 'take-address')],
] as const)(
  'a connection that takes the command %s with it: the command is given again',
  async (what, side, when) => {
    const watch = watchLab(bench.lab);
    let hasDropped = false;
    const result = await bench.run({
      onEvent: (event) => {
        if (hasDropped || !when(event)) return;
        hasDropped = true;
        bench.lab[side].dropConnections();
      },
    });
    expect(hasDropped).toBe(true);
    expect(result.outcome).toBe('done');
    expect(watch.deeds.filter((deed) => deed.what === what)).toEqual([{ side, what }]);
    watch.stop();
  },
);

function ranOn(event: RunEvent, operation: string, side: string): boolean {
  return event.type === 'command.ran' && event.operation === operation && event.side === side;
}

function isObservedReady(event: RunEvent, step: string): boolean {
  return event.type === 'step.observed' && event.step === step && event.observation === 'ready';
}
