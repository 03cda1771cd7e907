import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../error-codes.ts';
import { proof } from '../proof.ts';
import { emptyRun } from '../reduce-run.ts';
import type { RunState, StepState } from '../run-state.ts';
import {
  clientsPlace,
  hasGivenUpAddress,
  heldAddress,
  machineStanding,
  streamOf,
} from './machine-standing.ts';

const at = '2026-11-25T02:00:00.000Z';
const running: StepState = { kind: 'running', sinceAt: at };
const waiting: StepState = {
  kind: 'waiting',
  side: 'old',
  operation: 'x',
  instruction: { title: '', menuPath: [], steps: [], see: '' },
  sinceAt: at,
};
const done = (end: 'proved' | 'by-word' | 'untested' = 'proved'): StepState => ({
  kind: 'done',
  ran: true,
  durationMs: 1,
  at,
  end,
});
const failed = (code: ErrorCode): StepState => ({ kind: 'failed', error: { code, params: {} }, at });
const identity = (address: string) => ({
  identity: { address, port: 22, user: 'a', keyType: 'ssh-ed25519', sha256: 'SHA256:x' },
});
const [oldAddress, newAddress] = ['192.0.2.10', '192.0.2.20'];
const run = (steps: Partial<RunState['steps']>, more: Partial<RunState> = {}): RunState => ({
  ...emptyRun,
  isRunning: true,
  old: identity(oldAddress),
  new: identity(newAddress),
  ...more,
  steps: { ...emptyRun.steps, ...steps },
});
const outage = { outage: { beganAt: at } } as const;
const done1 = { at, seq: 1 };
const old = (state: RunState) => [machineStanding(state, 'old'), heldAddress(state, 'old')];
const fresh = (state: RunState) => [machineStanding(state, 'new'), heldAddress(state, 'new')];

describe('the old appliance', () => {
  test('is one of which nothing is known until it was spoken to', () => {
    expect(old(emptyRun)).toEqual(['unseen', undefined]);
    expect(clientsPlace(emptyRun)).toBe('unseen');
  });

  test('serves until the outage begins, and is lost where it does not answer', () => {
    expect(old(run({}))).toEqual(['serving', oldAddress]);
    expect(old(run({ 'back-up': running }))).toEqual(['serving', oldAddress]);
    expect(old(run({ 'back-up': running }, { begunBackup: 'b' }))).toEqual(['making-backup', oldAddress]);
    expect(old(run({ 'back-up': running }, { begunBackup: 'b', isRunning: false }))[0]).toBe('serving');
    expect(old(run({}, { lost: { old: true } }))[0]).toBe('lost');
    const error = { code: 'reach.timeout', params: {}, side: 'old' } as const;
    expect(old(run({}, { isRunning: false, error }))[0]).toBe('lost');
    expect(fresh(run({}, { isRunning: false, error }))[0]).toBe('ready');
    expect(old(run({ 'power-off': running }))[0]).toBe('serving');
  });

  test('is off by what was observed, or by word, and then holds no address', () => {
    expect(old(run({ 'power-off': running }, outage))).toEqual(['going-down', oldAddress]);
    expect(old(run({ 'power-off': waiting }, { ...outage, lost: { old: true } }))[0]).toBe('going-down');
    const silent = proof('cutover.old-silent', 'passed', { from: 'laptop', address: '', seen: '' }, 'old');
    const proofs = [{ ...silent, step: 'power-off', at, seq: 1 }] as const;
    expect(old(run({ 'power-off': done() }, { ...outage, proofs }))).toEqual(['off-observed', undefined]);
    const replaced = proof('cutover.old-replaced', 'passed', { address: oldAddress }, 'new');
    const instead = [{ ...replaced, step: 'power-off', at, seq: 1 }] as const;
    expect(old(run({ 'power-off': done() }, { ...outage, proofs: instead }))).toEqual([
      'replaced',
      undefined,
    ]);
    expect(old(run({ 'power-off': done() }, outage))).toEqual(['unclear', undefined]);
    expect(old(run({ 'power-off': done('by-word') }, outage))).toEqual(['off-by-word', undefined]);
    expect(old(run({ 'power-off': done('untested') }, outage))[0]).toBe('unclear');
  });

  test('is not called off where a run stopped in between', () => {
    expect(old(run({ 'power-off': running }, { ...outage, isRunning: false }))[0]).toBe('unclear');
    expect(old(run({ 'power-off': failed('run.cancelled') }, outage))[0]).toBe('unclear');
    expect(old(run({ 'power-off': failed('cutover.old-still-alive') }, outage))).toEqual([
      'still-on',
      oldAddress,
    ]);
    const served = { outage: { beganAt: at, endedAt: at } };
    expect(old(run({ 'power-off': failed('run.cancelled') }, served))[0]).toBe('still-on');
    expect(old(run({ 'power-off': failed('run.cancelled') }, { ...served, isOldDeaf: true }))[0]).toBe(
      'unclear',
    );
    const again = { ...outage, done: { 'power-off': done1 } };
    expect(old(run({ 'power-off': running }, again))[0]).toBe('unclear');
  });

  test('that came back is told before everything else', () => {
    const back = run({ 'power-off': done(), validate: failed('cutover.old-came-back') }, outage);
    expect(old(back)).toEqual(['came-back', oldAddress]);
    expect(fresh(back)).toEqual(['conflict', undefined]);
    const third = run({ 'power-off': done(), 'take-address': failed('cutover.third-party') }, outage);
    expect(old(third)[0]).toBe('unclear');
    expect(fresh(third)[0]).toBe('conflict');
  });

  test('comes back on the way back', () => {
    const steps = { 'power-off': running, 'take-address': { kind: 'reverted', at } } as const;
    expect(old(run(steps, { ...outage, mode: 'revert' }))).toEqual(['coming-back', undefined]);
  });
});

describe('the new appliance', () => {
  test('is restored, and what was begun and not seen to end is not clear', () => {
    expect(fresh(run({}))).toEqual(['ready', newAddress]);
    expect(fresh(run({ restore: running }))[0]).toBe('ready');
    expect(fresh(run({ restore: running }, { hasBegunImport: true }))[0]).toBe('restoring');
    expect(fresh(run({ restore: waiting }))[0]).toBe('restoring');
    expect(fresh(run({ restore: running }, { hasBegunImport: true, isRunning: false }))).toEqual([
      'unclear',
      newAddress,
    ]);
    // A person was told to, and may have.
    const told = { toldAt: { 'restore import': at } };
    expect(fresh(run({ restore: running }, told))[0]).toBe('restoring');
    expect(fresh(run({ restore: failed('run.cancelled') }, { ...told, isRunning: false }))[0]).toBe(
      'unclear',
    );
    expect(fresh(run({ restore: done() }, { done: { restore: done1 } }))[0]).toBe('restored');
    expect(fresh(run({}, { lost: { new: true } }))[0]).toBe('lost');
  });

  test('holds the final address once it was proved there', () => {
    const restored = { ...outage, done: { restore: done1 } };
    expect(fresh(run({ 'take-address': running }, { ...restored, lost: { new: true } }))).toEqual([
      'taking',
      undefined,
    ]);
    expect(fresh(run({ 'take-address': failed('cutover.new-unreachable') }, restored))[0]).toBe('unclear');
    expect(fresh(run({ 'take-address': done('untested') }, restored))[0]).toBe('unclear');
    const made = proof('cutover.new-answers', 'passed', { address: oldAddress, sha256: 'x' }, 'new');
    const proofs = [{ ...made, step: 'take-address', at, seq: 1 }] as const;
    expect(fresh(run({ 'take-address': done() }, { ...restored, proofs }))).toEqual([
      'at-final-address',
      oldAddress,
    ]);
    // What a person said is no proof, and shown as such.
    expect(fresh(run({ 'take-address': done('by-word') }, { ...restored, proofs }))).toEqual([
      'at-final-by-word',
      oldAddress,
    ]);
  });
});

test('no address is told only of a machine that gave it up; which one another holds is not known', () => {
  const gone = run({ 'power-off': done('by-word') }, outage);
  expect([heldAddress(gone, 'old'), hasGivenUpAddress(gone, 'old')]).toEqual([undefined, true]);
  const unknown = [
    run({ 'take-address': running }, { ...outage, done: { restore: done1 } }),
    run({ 'take-address': failed('cutover.new-unreachable') }, { ...outage, done: { restore: done1 } }),
  ];
  for (const state of unknown)
    expect([heldAddress(state, 'new'), hasGivenUpAddress(state, 'new')]).toEqual([undefined, false]);
});

test('the clients go by what was seen of the outage', () => {
  expect(clientsPlace(run({}))).toBe('old');
  expect(clientsPlace(run({ 'power-off': done() }, outage))).toBe('nowhere');
  const ended = { outage: { beganAt: at, endedAt: at } };
  expect(clientsPlace(run({ 'power-off': done(), 'take-address': running }, ended))).toBe('new');
  expect(clientsPlace(run({ 'power-off': failed('run.cancelled') }, ended))).toBe('old');
});

describe('an old appliance that serves its clients again after the takeover failed', () => {
  const lost = { 'power-off': done(), 'take-address': failed('cutover.new-unreachable') } as const;

  test('has them, by what ended the outage', () => {
    const state = run(lost, { outage: { beganAt: at, endedAt: at, servedBy: 'old' } });
    expect(clientsPlace(state)).toBe('old');
    expect(old(state)).toEqual(['still-on', oldAddress]);
  });

  test('is not guessed at where the journal does not say who ended it', () => {
    expect(clientsPlace(run(lost, { outage: { beganAt: at, endedAt: at } }))).toBe('unseen');
  });
});

describe('a direct switch, which takes the address while the old appliance goes', () => {
  const control = proof('cutover.arp-control', 'passed', { address: oldAddress, mac: 'x' }, 'old');
  const begun = {
    ...outage,
    done: { restore: done1 },
    proofs: [{ ...control, step: 'power-off', at, seq: 1 }],
  } as const;

  test('may hold it where the run broke off, and is not told as one that waits', () => {
    expect(fresh(run({ 'power-off': running }, begun))[0]).toBe('taking');
    expect(fresh(run({ 'power-off': failed('run.cancelled') }, begun))).toEqual(['unclear', undefined]);
    expect(fresh(run({ 'power-off': done() }, { ...begun, isRunning: false }))[0]).toBe('unclear');
  });

  test('is not told as taking it while it is rolled back', () => {
    const back = { ...begun, mode: 'revert' } as const;
    expect(fresh(run({ 'power-off': done(), 'take-address': running }, back))[0]).toBe('unclear');
  });
});

test('a stream is drawn between two machines while it moves', () => {
  const progress = (task: 'pull' | 'push' | 'hash-local', isFinal = false) =>
    ({
      type: 'progress',
      step: 'pull',
      task,
      name: 'b',
      doneBytes: 1,
      bytesPerSecond: 1,
      isFinal,
    }) as const;
  expect(streamOf(run({}, { progress: progress('pull') }))).toMatchObject({ from: 'old', to: 'local' });
  expect(streamOf(run({}, { progress: progress('push') }))).toMatchObject({ from: 'local', to: 'new' });
  expect(streamOf(run({}, { progress: progress('hash-local') }))).toBeUndefined();
  expect(streamOf(run({}, { progress: progress('pull', true) }))).toBeUndefined();
  expect(streamOf(run({}, { progress: progress('pull'), isRunning: false }))).toBeUndefined();
});
