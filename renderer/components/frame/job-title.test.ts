import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { percentOf, titlePrefix } from './job-title.ts';

const words = { waitingTitle: 'Waiting: ', workingTitle: 'Working: ' };
const working: RunState = { ...emptyRun, isRunning: true };
const moving: RunState = {
  ...working,
  progress: {
    type: 'progress',
    step: 'pull',
    task: 'pull',
    name: 'epp.eppb',
    doneBytes: 427,
    totalBytes: 1000,
    bytesPerSecond: 1,
    isFinal: false,
  },
};

test('the title tells waiting from working, and says how far a file has come', () => {
  expect(titlePrefix(working, words)).toBe('Working: ');
  expect(titlePrefix(moving, words)).toBe('42 % ');
  const question = { kind: 'type-name', step: 'hold-point', side: 'old', expected: 'epp-old' } as const;
  expect(titlePrefix({ ...moving, question: { id: '7', question } }, words)).toBe('Waiting: ');
  expect(titlePrefix({ ...moving, isRunning: false }, words)).toBe('');
});

test('never more than all, and nothing of what has no length', () => {
  expect(percentOf({ ...moving, progress: { ...moving.progress!, doneBytes: 2000 } })).toBe(100);
  expect(percentOf({ ...moving, progress: { ...moving.progress!, totalBytes: 0 } })).toBeUndefined();
  expect(percentOf(working)).toBeUndefined();
});
