import { expect, test } from 'vitest';
import type { EventBody } from './event.ts';
import { proof } from './proof.ts';
import { emptyRun, isOfThisRun, replayRun } from './reduce-run.ts';
import type { RunState } from './run-state.ts';

const after = (...bodies: EventBody[]): RunState =>
  replayRun(bodies.map((body, index) => ({ ...body, seq: index + 1, at: '2026-01-01T00:00:00Z' })));

const ran = (operation: string, exitCode: number): EventBody => ({
  type: 'command.ran',
  side: operation === 'import' ? 'new' : 'old',
  operation,
  command: operation,
  exitCode,
  durationMs: 1,
});
const begun = (operation: 'import' | 'create-backup'): EventBody => ({
  type: 'operation.begun',
  side: operation === 'import' ? 'new' : 'old',
  operation,
  name: 'b1',
});

test('an import counts as begun when it was sent, whatever became of the connection', () => {
  expect(after().hasBegunImport).toBe(false);
  expect(after(begun('import')).hasBegunImport).toBe(true);
  expect(after(begun('import'), ran('import', 0)).hasBegunImport).toBe(true);
  // Killed, and no exit code at all: nobody said that nothing was begun.
  expect(after(begun('import'), ran('import', 137)).hasBegunImport).toBe(true);
  expect(after(begun('import'), ran('import', -1)).hasBegunImport).toBe(true);
  expect(after(begun('import'), ran('import', 3)).hasBegunImport).toBe(false);
});

test('a journal of before knows by the exit code that an import was begun', () => {
  expect(after(ran('import', 0)).hasBegunImport).toBe(true);
  expect(after(ran('import', 3)).hasBegunImport).toBe(false);
});

test('a backup is one of which nobody has heard until it is chosen, refused or given up', () => {
  expect(after(begun('create-backup')).begunBackup).toBe('b1');
  expect(after(begun('create-backup'), ran('create-backup', 1)).begunBackup).toBeUndefined();
  const chosen: EventBody = { type: 'backup.chosen', name: 'b1', sizeBytes: 0, madeByUs: true };
  expect(after(begun('create-backup'), ran('create-backup', 0), chosen)).toMatchObject({
    backup: { name: 'b1' },
  });
  expect(after(begun('create-backup'), chosen).begunBackup).toBeUndefined();
  const discarded: EventBody = { type: 'backup.discarded', name: 'b1', reason: 'key-lost' };
  expect(after(begun('create-backup'), discarded).begunBackup).toBeUndefined();
});

test('a key that is proved without a kit has none, whatever was written for the one before', () => {
  const proved = (kitPath?: string): EventBody => ({
    type: 'key.custody-proved',
    ...(kitPath !== undefined && { kitPath }),
  });
  expect(after(proved('/kit.txt')).kitPath).toBe('/kit.txt');
  expect(after(proved('/kit.txt'), proved())).not.toHaveProperty('kitPath');
});

test('a key that was proved of no backup that was seen counts for the run alone', () => {
  const started: EventBody = {
    type: 'run.started',
    jobId: 'j1',
    planName: 'a',
    mode: 'run',
    resumed: true,
    appVersion: '0',
    operator: 'me',
  };
  const proved: EventBody = { type: 'key.custody-proved' };
  const chosen: EventBody = { type: 'backup.chosen', name: 'b1', sizeBytes: 0, madeByUs: true };
  expect(after(proved, chosen, started).isKeyProved).toBe(true);
  expect(after(proved, started, chosen).isKeyProved).toBe(false);
});

test('a backup that was given up was not begun: the next one has a telling and a name of its own', () => {
  const instruction = { title: '', menuPath: [], steps: [], see: '' };
  const told: EventBody = {
    type: 'step.waiting',
    step: 'back-up',
    side: 'old',
    operation: 'create-backup',
    instruction,
  };
  expect(Object.keys(after(told).toldAt)).toEqual(['back-up create-backup']);
  expect(after(told, { type: 'backup.discarded', name: 'b1', reason: 'key-lost' }).toldAt).toEqual({});
});

test('an answer closes its own question and no other', () => {
  const asked: EventBody = { type: 'question.asked', id: 'q2', question: { kind: 'keep-key', backup: 'b1' } };
  expect(after(asked, { type: 'question.answered', id: 'q1', answer: 'yes' }).question?.id).toBe('q2');
  expect(after(asked, { type: 'question.answered', id: 'q2', answer: 'yes' }).question).toBeUndefined();
  expect(emptyRun.question).toBeUndefined();
});

test('a cut-over that begins again may take the address again, whatever was rolled back before', () => {
  const back: EventBody = { type: 'step.reverted', step: 'take-address' };
  const powerOff: EventBody = { type: 'step.started', step: 'power-off' };
  const take = (...bodies: EventBody[]) => after(...bodies).steps['take-address'].kind;
  const begun = (mode: 'run' | 'revert'): EventBody => ({
    type: 'run.started',
    jobId: 'j1',
    planName: 'a',
    mode,
    resumed: true,
    appVersion: '0',
    operator: 'me',
  });
  expect(take(begun('run'), back)).toBe('reverted');
  expect(take(begun('run'), back, powerOff)).toBe('pending');
  expect(take(begun('revert'), back, powerOff)).toBe('reverted');
});

test('what was done is remembered until it is rolled back or blocked, and as of which run', () => {
  const done: EventBody = { type: 'step.done', step: 'pull', ran: true, durationMs: 1 };
  const started: EventBody = {
    type: 'run.started',
    jobId: 'j1',
    planName: 'a',
    mode: 'run',
    resumed: true,
    appVersion: '0',
    operator: 'me',
  };
  const failed = (code: 'run.blocked' | 'run.cancelled'): EventBody => ({
    type: 'step.failed',
    step: 'pull',
    error: { code, params: {} },
  });
  const isThis = (state: RunState) => isOfThisRun(state, state.done.pull);
  expect(isThis(after(started, done))).toBe(true);
  expect(isThis(after(started, done, started))).toBe(false);
  expect(after(done, failed('run.cancelled')).done.pull).toBeDefined();
  expect(after(done, failed('run.blocked')).done.pull).toBeUndefined();
  expect(after(done, { type: 'step.reverted', step: 'pull' }).done.pull).toBeUndefined();
});

test('a job is switched when the new appliance was proved at the final address, and not before', () => {
  const outage: EventBody = { type: 'outage.began' };
  const taken = (end?: 'proved' | 'untested'): EventBody => ({
    type: 'step.done',
    step: 'take-address',
    ran: true,
    durationMs: 1,
    ...(end && { end }),
  });
  const seen: EventBody = {
    type: 'proved',
    step: 'take-address',
    proof: proof('cutover.new-answers', 'passed', { address: '192.0.2.1', sha256: 'x' }, 'new'),
  };
  const back = (step: 'take-address' | 'power-off'): EventBody => ({ type: 'step.reverted', step });
  const lifecycle = (...bodies: EventBody[]) => after(...bodies).lifecycle;
  expect(lifecycle(outage)).toBe('switching');
  expect(lifecycle(outage, taken('untested'))).toBe('switching');
  expect(lifecycle(outage, taken('proved'))).toBe('switched');
  expect(lifecycle(outage, { type: 'run.ended', outcome: 'rehearsed' })).toBe('switching');
  // A journal of 0.1 has no end of its steps.
  expect(lifecycle(outage, taken())).toBe('switching');
  expect(lifecycle(outage, seen, taken())).toBe('switched');
  expect(lifecycle(outage, taken('proved'), outage)).toBe('switching');
  expect(lifecycle(outage, taken('proved'), back('take-address'))).toBe('switching');
  expect(lifecycle(outage, taken('proved'), back('take-address'), back('power-off'))).toBe('ready');
});

test('what an appliance told last is as old as that', () => {
  const heard = (...bodies: EventBody[]) => after(...bodies).heardAt;
  expect(heard(ran('import', -1))).toEqual({});
  expect(heard(ran('import', 3))).toEqual({ new: '2026-01-01T00:00:00Z' });
  expect(heard({ type: 'connection.lost', side: 'old', address: '192.0.2.1' })).toEqual({});
  expect(heard({ type: 'facts.read', side: 'old', facts: { unread: [] } })).toHaveProperty('old');
  const control = (status: 'passed' | 'could-not-test'): EventBody => ({
    type: 'proved',
    step: 'power-off',
    proof: proof('cutover.positive-control', status, { from: 'laptop', answering: '' }, 'old'),
  });
  expect(heard(control('passed'))).toHaveProperty('old');
  expect(heard(control('could-not-test'))).toEqual({});
});

test('going on after a pause leaves a question open that came up meanwhile', () => {
  const asked: EventBody = { type: 'question.asked', id: 'q1', question: { kind: 'keep-key', backup: 'b1' } };
  const state = after({ type: 'transfer.paused', step: 'pull' }, asked, {
    type: 'transfer.continued',
    step: 'pull',
  });
  expect(state.pausedAt).toBeUndefined();
  expect(state.question?.id).toBe('q1');
});

test('an outage says who ended it', () => {
  const ended = after({ type: 'outage.began' }, { type: 'outage.ended', servedBy: 'old' });
  expect(ended.outage?.servedBy).toBe('old');
  expect(after({ type: 'outage.began' }, { type: 'outage.ended' }).outage?.servedBy).toBeUndefined();
});
