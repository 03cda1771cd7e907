import { expect, test } from 'vitest';
import type { ErrorCode } from '../../../shared/run/error-codes.ts';
import { proof, type Proof } from '../../../shared/run/proof.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState, StepState } from '../../../shared/run/run-state.ts';
import { conflictOf, newVerdict, oldVerdict, stuckAfterMs, stuckForMs } from './cut-over-verdict.ts';

const at = '2026-11-25T02:00:00.000Z';
const running: StepState = { kind: 'running', sinceAt: at };
const done: StepState = { kind: 'done', ran: true, durationMs: 1, at, end: 'proved' };
const doneByWord: StepState = { ...done, end: 'by-word' };
const untested: StepState = { ...done, end: 'untested' };
const failed = (code: ErrorCode, params = {}): StepState => ({ kind: 'failed', error: { code, params }, at });
const run = (
  steps: Partial<RunState['steps']>,
  { proofs = [], ...more }: Partial<Omit<RunState, 'proofs'>> & { proofs?: readonly Proof[] } = {},
): RunState => ({
  ...emptyRun,
  isRunning: true,
  outage: { beganAt: at },
  ...more,
  steps: { ...emptyRun.steps, ...steps },
  proofs: proofs.map((each) => ({ ...each, step: 'power-off', at, seq: 1 })),
});
const silent = (from: string, status: 'passed' | 'passed-with-warning' | 'could-not-test') =>
  proof('cutover.old-silent', status, { from, address: '192.0.2.1', seen: '' }, 'old');

test('the old appliance serves until the outage begins', () => {
  expect(oldVerdict(emptyRun)).toBe('serving');
  const { outage: _outage, ...before } = run({ 'power-off': running });
  expect(oldVerdict(before)).toBe('serving');
  expect(oldVerdict(run({ 'power-off': running }))).toBe('going-down');
  const waiting: StepState = {
    kind: 'waiting',
    side: 'old',
    operation: 'power-off',
    instruction: { title: '', menuPath: [], steps: [], see: '' },
    sinceAt: at,
  };
  expect(oldVerdict(run({ 'power-off': waiting }))).toBe('by-hand');
});

test('silent is only what every place proved', () => {
  const both = [silent('laptop', 'passed'), silent('new', 'passed')];
  expect(oldVerdict(run({ 'power-off': done }, { proofs: both }))).toBe('silent');
  const one = [silent('laptop', 'could-not-test'), silent('new', 'passed')];
  expect(oldVerdict(run({ 'power-off': done }, { proofs: one }))).toBe('silent-with-warning');
  const word = proof('cutover.old-off-by-word', 'passed-with-warning', { by: 'ada' }, 'old');
  expect(oldVerdict(run({ 'power-off': doneByWord }, { proofs: [...both, word] }))).toBe('gone-by-word');
  expect(oldVerdict(run({ 'power-off': untested }, { proofs: both }))).toBe('unclear');
  expect(oldVerdict(run({ 'power-off': done }))).toBe('replaced');
});

test('a run that stopped in between claims nothing', () => {
  expect(oldVerdict(run({ 'power-off': running }, { isRunning: false }))).toBe('unclear');
  expect(oldVerdict(run({ 'power-off': failed('run.cancelled') }))).toBe('unclear');
  expect(oldVerdict(run({ 'power-off': failed('cutover.old-still-alive') }))).toBe('still-there');
  expect(newVerdict(run({ 'take-address': running }, { isRunning: false }))).toBe('unclear');
});

test('two machines with one address are told before everything else', () => {
  const back = run({ 'power-off': done, 'take-address': failed('cutover.old-came-back') });
  expect(conflictOf(back)).toBe('cutover.old-came-back');
  expect(oldVerdict(back)).toBe('came-back');
  expect(newVerdict(back)).toBe('conflict');
  const third = run({ 'power-off': done, 'take-address': failed('cutover.third-party') });
  expect(oldVerdict(third)).not.toBe('came-back');
  expect(newVerdict(third)).toBe('conflict');
  expect(conflictOf(run({ 'power-off': done, 'take-address': running }))).toBeUndefined();
});

test('the new appliance is there when the engine says so', () => {
  expect(newVerdict(emptyRun)).toBe('not-ready');
  expect(newVerdict(run({ restore: done }))).toBe('waits');
  expect(newVerdict(run({ 'take-address': running }))).toBe('taking');
  expect(newVerdict(run({ 'take-address': done }))).toBe('there');
  expect(newVerdict(run({ 'take-address': doneByWord }))).toBe('there-by-word');
  expect(newVerdict(run({ 'take-address': untested }))).toBe('unclear');
  expect(newVerdict(run({ 'take-address': failed('cutover.new-unreachable') }))).toBe('not-there');
});

test('the reason is looked for after a while, and when the time is over', () => {
  const waiting = (elapsedMs: number) =>
    ({
      type: 'waiting',
      step: 'take-address',
      what: 'change-address',
      elapsedMs,
      unchangedMs: elapsedMs,
    }) as const;
  expect(stuckForMs(run({ 'take-address': running }, { waiting: waiting(1_000) }))).toBeUndefined();
  expect(stuckForMs(run({ 'take-address': running }, { waiting: waiting(stuckAfterMs) }))).toBe(stuckAfterMs);
  const over = failed('cutover.new-unreachable', { waitedMs: 1_800_000 });
  expect(stuckForMs(run({ 'take-address': over }, { isRunning: false }))).toBe(1_800_000);
});
