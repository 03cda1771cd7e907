import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { emptyRun, reduceRun } from '../../shared/run/reduce-run.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { StepEnd } from '../../shared/run/steps.ts';
import { stepIds, type StepId } from '../../shared/run/steps.ts';
import { renderRun } from './render-run.ts';

const at = '2026-11-24T12:00:00.000Z';
const nowMs = Date.parse(at) + 5_000;

/** The state after events, with everything before `step` done. */
function stateIn(step: StepId, ...more: EventBody[]): RunState {
  const done = stepIds.slice(0, stepIds.indexOf(step)).flatMap((id): EventBody[] => [
    { type: 'step.started', step: id },
    { type: 'step.done', step: id, ran: true, durationMs: 1500, end: 'proved' },
  ]);
  const bodies: EventBody[] = [
    {
      type: 'run.started',
      jobId: 'j',
      planName: 'Move 東京 to the new machine',
      mode: 'run',
      resumed: false,
      appVersion: '0.1.0',
      operator: 'o',
    },
    identity('old'),
    identity('new'),
    ...done,
    { type: 'step.started', step },
    ...more,
  ];
  return bodies.reduce<RunState>(
    (state, body, index) => reduceRun(state, { ...body, seq: index + 1, at }),
    emptyRun,
  );
}

const identity = (side: 'old' | 'new'): EventBody => ({
  type: 'identity.pinned',
  side,
  identity: {
    address: `${side}-appliance.a-very-long-name.example.org`,
    port: 22,
    user: 'admin',
    keyType: 'ssh-ed25519',
    sha256: `SHA256:${'x'.repeat(43)}`,
  },
});

const waiting: EventBody = {
  type: 'step.waiting',
  step: 'restore',
  side: 'new',
  operation: 'import',
  instruction: {
    title: 'Import the backup on the new appliance',
    menuPath: ['System Maintenance', 'System Backup v2', 'Import and Restore (Migrate)'],
    steps: ['Choose the backup file and enter the System Backup Key.', 'Start the import once.'],
    see: 'The message that the backup import file has been queued.',
    link: 'https://192.0.2.20',
    caution: 'The import overwrites what the new appliance holds.',
  },
};
const progress: EventBody = {
  type: 'progress',
  step: 'pull',
  task: 'pull',
  name: 'a.bak',
  doneBytes: 75e6,
  totalBytes: 150e6,
  bytesPerSecond: 10e6,
  remainingMs: 7500,
  isFinal: false,
};
const countdown: EventBody = {
  type: 'countdown',
  side: 'old',
  attempt: 2,
  attempts: 20,
  remainingMs: 4000,
};
const longWait: EventBody = {
  type: 'waiting',
  step: 'restore',
  what: 'x',
  elapsedMs: 125_000,
  unchangedMs: 65_000,
  usualMinMs: 900_000,
  usualMaxMs: 2_700_000,
};

const scenes: readonly (readonly [string, RunState])[] = [
  ['before anything', emptyRun],
  ['a bar', stateIn('pull', progress)],
  ['a lost connection', stateIn('pull', progress, countdown)],
  ['a long wait', stateIn('restore', longWait)],
  ['an instruction', stateIn('restore', waiting)],
  ['the end', stateIn('finalise', { type: 'step.done', step: 'finalise', ran: true, durationMs: 1 })],
];

describe.each(scenes)('%s', (_name, state) => {
  test.each([
    [80, 40],
    [80, 24],
    [80, 22],
    [60, 22],
    [60, 16],
    [40, 12],
    [20, 4],
    [1, 1],
  ])('fits %i columns and %i rows', (width, height) => {
    const lines = renderRun(state, { width, height, nowMs });
    expect(lines.length).toBeLessThanOrEqual(height);
    for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
  });
});

const wide = { width: 80, height: 40, nowMs };
/** Without colours, which are on or off as the surroundings say. */
const textOf = (state: RunState, options = wide) =>
  stripVTControlCharacters(renderRun(state, options).join('\n'));

test('a bar has share, size, rate and time left; narrow terminals lose the size first', () => {
  const state = stateIn('pull', progress);
  expect(textOf(state)).toContain('████████░░░░░░░░  50 %  75.0 MB of 150.0 MB  10.0 MB/s  8 s left');
  expect(textOf(state, { ...wide, width: 60 })).toContain('████████░░░░░░░░  50 %  10.0 MB/s  8 s left');
});

test('a lost connection says when it is tried again', () => {
  expect(textOf(stateIn('pull', progress, countdown))).toContain(
    'Connecting to the old appliance again in 4 s (attempt 2 of 20).',
  );
});

test('a long wait says what is usual, and how long nothing has changed', () => {
  expect(textOf(stateIn('restore', longWait))).toContain(
    'Elapsed: 2 min 5 s, usually 15 min to 45 min, no change for 1 min 5 s',
  );
});

test('an instruction is told whole where there is room, also by folding', () => {
  for (const height of [40, 22]) {
    const text = textOf(stateIn('restore', waiting), { ...wide, height });
    expect(text).toContain('Menu: System Maintenance > System Backup v2 > Import and Restore (Migrate)');
    expect(text).toContain('2. Start the import once.');
    expect(text).toContain('You should see:');
    expect(text).toContain('https://192.0.2.20');
  }
});

test('steps that are done fold before those to come', () => {
  const rows = (height: number) => textOf(stateIn('pull', progress), { ...wide, height });
  expect(rows(25)).toContain('✓ Connect to both appliances');
  expect(rows(20)).toContain('✓ 6 steps proved\n1 Prepare  6 s\n2 Copy\n›');
  expect(rows(20)).toContain('· Finalise');
  expect(rows(12)).toContain('4 Switch\n· 9 steps to come');
  expect(rows(11)).toContain('✓ 6 steps proved\n›');
});

test('only what was observed has the green tick, and the others say what stands behind them', () => {
  const done = (step: StepId, end: StepEnd): EventBody => ({
    type: 'step.done',
    step,
    ran: true,
    durationMs: 1500,
    end,
  });
  const state = stateIn('push', done('plan', 'by-word'), done('verify', 'untested'));
  const text = textOf(state);
  expect(text).toMatch(/✓ Pull the backup +2 s\n/);
  expect(text).toMatch(/◆ Agree to the plan +2 s, by word\n/);
  expect(text).toMatch(/○ Verify the copy +2 s, not tested\n/);
  expect(textOf(state, { ...wide, height: 14 })).toContain(
    '✓ 6 steps proved\n◆ 1 step by word\n○ 1 step done, not tested\n1 Prepare',
  );
});

test('the four phases stand in their order, and a duration only behind one of which all is done', () => {
  const headings = (state: RunState) => textOf(state).match(/^\d .*$/gm);
  expect(headings(emptyRun)).toEqual(['1 Prepare', '2 Copy', '3 Restore', '4 Switch']);
  const inSwitch = stateIn('power-off', { type: 'outage.began' });
  expect(headings(inSwitch)).toEqual(['1 Prepare  6 s', '2 Copy  8 s', '3 Restore  2 s', '4 Switch']);
  expect(textOf(inSwitch)).not.toMatch(/Switched/);
});

test('on the way back each step says what is taken back, and one that is still to come what it did', () => {
  const back = stateIn(
    'validate',
    {
      type: 'run.started',
      jobId: 'j',
      planName: 'Back',
      mode: 'revert',
      resumed: true,
      appVersion: '0.1.0',
      operator: 'o',
    },
    { type: 'step.started', step: 'take-address', isBack: true },
  );
  expect(textOf(back)).toMatch(/› Let the final address go from the new appliance/);
  expect(textOf(back)).toMatch(/✓ Switch off the old appliance/);
  const next = [
    { type: 'step.reverted', step: 'take-address' },
    { type: 'step.started', step: 'power-off', isBack: true },
    { type: 'step.reverted', step: 'power-off' },
  ] as const;
  const done = next.reduce<RunState>(
    (state, body, index) => reduceRun(state, { ...body, seq: state.lastSeq + index + 1, at }),
    back,
  );
  expect(textOf(done)).toMatch(/↩ Start the old appliance again +Rolled back/);
  expect(textOf(done)).toMatch(/✓ Pull the backup/);
});

test('what was stopped does not look like a failure', () => {
  const failed = (code: ErrorCode) =>
    textOf(stateIn('pull', { type: 'step.failed', step: 'pull', error: { code, params: {} } }));
  expect(failed('run.cancelled')).toMatch(/‖ Pull the backup +Stopped/);
  expect(failed('run.declined')).toMatch(/‖ Pull the backup +run\.declined/);
  expect(failed('cutover.old-not-back')).toMatch(/‖ Pull the backup +Waiting/);
  expect(failed('run.blocked')).toMatch(/✗ Pull the backup +Blocked/);
  expect(failed('reach.refused')).toMatch(/✗ Pull the backup +reach\.refused/);
});

test('names of machines cannot steer the terminal', () => {
  const state = { ...emptyRun, planName: 'a\u001b[2Jb\u0007' };
  expect(textOf(state)).toContain('ab');
  expect(textOf(state)).not.toContain('\u0007');
});

test('the outage is told in every picture until a server was seen', () => {
  const began: EventBody = { type: 'outage.began' };
  const open = stateIn('power-off', began);
  for (const height of [40, 16, 8])
    expect(renderRun(open, { width: 60, height, nowMs }).map(stripVTControlCharacters).join('\n')).toContain(
      ' 0:05  Clients without a server since ',
    );
  const over = stateIn('power-off', began, { type: 'outage.ended', outageMs: 1 });
  expect(renderRun(over, { width: 60, height: 40, nowMs }).join('\n')).not.toContain('without a server');
});
