import { expect, test } from 'vitest';
import { emptyRun } from '../run/reduce-run.ts';
import type { RunState } from '../run/run-state.ts';
import { lastSeen } from '../run/standing/last-seen.ts';
import { en } from './en.ts';
import { lastSeenText, lifecycleText } from './last-seen-text.ts';

const heard = '2026-11-30T21:40:00.000Z';
const later = '2026-11-30T21:52:00.000Z';
const { time } = en.format;
const text = (state: Partial<RunState>) => lastSeenText(en, lastSeen({ ...emptyRun, ...state }));
const silent = (side: 'old' | 'new') =>
  ({
    kind: 'failed',
    at: later,
    error: { code: 'reach.timeout', side, params: { address: '192.0.2.10', port: 22, timeoutMs: 1 } },
  }) as const;

test('an unplugged appliance is told as what was seen of it, and when', () => {
  const steps = { ...emptyRun.steps, pull: silent('old') };
  expect(text({ heardAt: { old: heard, new: later }, steps })).toBe(
    `OLD last answered at ${time(heard)}, and did not answer at ${time(later)}. NEW last answered at ${time(later)}.`,
  );
});

test('one that answered since is no longer told as silent', () => {
  const steps = { ...emptyRun.steps, pull: silent('old') };
  const since = '2026-11-30T22:00:00.000Z';
  expect(text({ heardAt: { old: since }, steps })).toBe(`OLD last answered at ${time(since)}.`);
});

test('nothing is told where nobody has looked, and a look in vain is told as that', () => {
  expect(text({})).toBe('');
  expect(text({ steps: { ...emptyRun.steps, connect: silent('new') } })).toBe(
    `NEW did not answer at ${time(later)}.`,
  );
});

test('how far a job has come says when the machines were seen, and of none that it serves now', () => {
  const steps = { ...emptyRun.steps, pull: silent('old') };
  const seen = lastSeen({ ...emptyRun, heardAt: { old: heard }, steps });
  const { date } = en.format;
  expect(lifecycleText(en, { lifecycle: 'ready', lastSeen: seen }, date)).toBe(
    `${en.lifecycleMeans.ready} OLD last answered at ${date(heard)}, and did not answer at ${date(later)}.`,
  );
  expect(Object.values(en.lifecycleMeans).join(' ')).not.toMatch(/serves/);
});
