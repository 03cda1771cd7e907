import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBench, type Bench } from '../testing/bench.ts';

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
