import { afterEach, expect, test } from 'vitest';
import { hangMs } from '../../../engine/testing/limits.ts';
import type { Bench } from '../../testing/bench.ts';
import { guidedRun, openNight } from '../../testing/guided-night.ts';

let bench: Bench | undefined;
afterEach(() => bench?.close());

test(
  'a console that exports times without a zone: one known time tells it for all, and who is back is a word then',
  async () => {
    bench = await openNight({ exportTimes: 'without-zone' });
    const { outcome, error, state, problems } = await guidedRun(bench);
    expect(error?.toRecord()).toBeUndefined();
    expect(problems).toEqual([]);
    expect(outcome).toBe('done');
    // The look-alike shows UTC, whatever the zone of this computer.
    expect(state.clientZones.new).toMatchObject({ offsetMinutes: 0 });
    expect(state.clientsSeen).toMatchObject({ seen: bench.lab.new.product.clients.length, missing: [] });
    expect(state.proofs.find(({ id }) => id === 'validate.clients')?.status).toBe('by-word');
  },
  hangMs,
);
