import { describe, expect, test } from 'vitest';
import type { EventBody } from '../event.ts';
import { isPastHoldPoint, replayRun } from '../reduce-run.ts';

/** The state after these, a second apart. */
function after(...bodies: EventBody[]) {
  return replayRun(bodies.map((body, index) => ({ ...body, seq: index + 1, at: at(index) })));
}
const at = (second: number) => `2026-11-29T02:00:0${second}.000Z`;
const ran = (side: 'old' | 'new', operation: string, exitCode = 0): EventBody => ({
  type: 'command.ran',
  side,
  operation,
  command: operation,
  exitCode,
  durationMs: 1,
});

describe('interruptions', () => {
  test('end in the moment that was measured, which is a little before it is written down', () => {
    const { outage, outages } = after({ type: 'outage.began' }, { type: 'outage.ended', outageMs: 900 });
    expect(outage).toEqual({ beganAt: at(0), endedAt: '2026-11-29T02:00:00.900Z', outageMs: 900 });
    expect(outages).toEqual([outage]);
  });

  test('are told one by one', () => {
    const { outage, outages } = after(
      { type: 'outage.began' },
      { type: 'outage.ended' },
      { type: 'outage.began' },
    );
    expect(outages).toEqual([{ beganAt: at(0), endedAt: at(1) }, { beganAt: at(2) }]);
    expect(outage).toEqual({ beganAt: at(2) });
  });

  test('begin where they are said to begin last', () => {
    expect(after({ type: 'outage.began' }, { type: 'outage.began' }).outages).toEqual([{ beganAt: at(1) }]);
  });

  test('begin where the server was first not seen, when that is told later', () => {
    const since: EventBody = { type: 'outage.began', sinceAt: at(0) };
    const { outage } = after({ type: 'run.ended', outcome: 'done' }, since);
    expect(outage).toEqual({ beganAt: at(0) });
  });

  test('stay in the record when the job stands before its hold point again', () => {
    const state = after({ type: 'outage.began' }, { type: 'step.reverted', step: 'power-off' });
    expect(isPastHoldPoint(state)).toBe(false);
    expect(state.outages).toEqual([{ beganAt: at(0), endedAt: at(1) }]);
  });
});

test('an old appliance whose client communication was switched off takes no clients until it is switched on', () => {
  const off = ran('old', 'client-communication-off');
  expect(after(ran('new', 'client-communication-off')).isOldDeaf).toBe(false);
  expect(after(off).isOldDeaf).toBe(true);
  // Told beforehand, for a connection that breaks takes the record of the command along.
  expect(after({ type: 'outage.began', shutsClientsOut: true }).isOldDeaf).toBe(true);
  expect(after({ type: 'outage.began' }).isOldDeaf).toBe(false);
  // A connection that broke may have taken the command along.
  expect(after(ran('old', 'client-communication-off', 255)).isOldDeaf).toBe(true);
  expect(after(off, ran('old', 'client-communication-on', 1)).isOldDeaf).toBe(true);
  expect(after(off, ran('new', 'client-communication-on')).isOldDeaf).toBe(true);
  expect(after(off, ran('old', 'client-communication-on')).isOldDeaf).toBe(false);
});
