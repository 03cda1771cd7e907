import { expect, test } from 'vitest';
import type { EventBody } from '../../shared/run/event.ts';
import { emptyRun } from '../../shared/run/reduce-run.ts';
import { finding } from '../../shared/run/finding.ts';
import { proof } from '../../shared/run/proof.ts';
import { createPlainView } from './plain-view.ts';

function told(
  events: readonly (EventBody & { readonly second?: number })[],
  options: { readonly isVerbose?: boolean; readonly width?: number } = {},
): string[] {
  const lines: string[] = [];
  const { isVerbose = false, width = 80 } = options;
  const view = createPlainView({ isVerbose, width, write: (line) => lines.push(line) });
  for (const [index, { second = 0, ...body }] of events.entries()) {
    const at = new Date(Date.UTC(2026, 10, 24, 12) + second * 1000).toISOString();
    view.onEvent({ ...body, seq: index + 1, at }, emptyRun);
  }
  return lines.map((line) => line.replace(/^\d\d:\d\d:\d\d {2}/, '').trimStart());
}

const progress = (second: number, doneBytes = second * 1e6, isFinal = false) =>
  ({
    type: 'progress',
    step: 'pull',
    task: 'pull',
    name: 'a.bak',
    doneBytes,
    totalBytes: 100e6,
    bytesPerSecond: 1e6,
    remainingMs: isFinal ? 0 : 5000,
    isFinal,
    second,
  }) as const;

test('a short transfer is told by its result alone', () => {
  expect(told([progress(0), progress(1), progress(2, 100e6, true)])).toEqual([]);
});

test('a long one is told now and then, and more seldom as it lasts', () => {
  const hour = Array.from({ length: 3600 }, (_, second) => progress(second));
  const lines = told(hour);
  expect(lines[0]).toBe('Pulling a.bak: 5.0 MB of 100.0 MB, 1.0 MB/s, 5 s left.');
  expect(lines.length).toBeGreaterThan(60);
  expect(lines.length).toBeLessThan(120);
});

test('two transfers at a time are both told', () => {
  const both = Array.from({ length: 20 }, (_, second) => [
    progress(second),
    { ...progress(second), name: 'b.bak' },
  ]).flat();
  expect(told(both).filter((line) => line.includes('b.bak'))).toHaveLength(3);
});

test('each attempt to connect again is told once', () => {
  const attempts = [1, 2].flatMap((attempt) =>
    [2, 1, 0].map((left) => ({
      type: 'countdown' as const,
      side: 'old' as const,
      attempt,
      attempts: 8,
      remainingMs: left * 1000,
      second: attempt * 3 - left,
    })),
  );
  expect(told(attempts)).toEqual([
    'Connecting to the old appliance again in 2 s (attempt 1 of 8).',
    'Connecting to the old appliance again in 2 s (attempt 2 of 8).',
  ]);
});

test('commands that only read are told on demand', () => {
  const ran = (operation: string): EventBody => ({
    type: 'command.ran',
    side: 'old',
    operation,
    command: operation,
    exitCode: 0,
    durationMs: 5,
  });
  const events = [ran('facts'), ran('create-backup'), ran('power-off')];
  expect(told(events, { width: 200 })).toHaveLength(2);
  expect(told(events, { width: 200, isVerbose: true })).toHaveLength(3);
});

test('proofs, findings and declarations are told in words', () => {
  const lines = told(
    [
      { type: 'proved', step: 'key', proof: proof('key.custody', 'passed', {}) },
      {
        type: 'findings.replaced',
        step: 'preflight',
        findings: [finding('preflight.snapshot-unconfirmed', 'error', {})],
      },
      { type: 'declared', id: 'snapshot-completed', value: 'unknown', note: '', by: 'ada' },
    ],
    { width: 200 },
  );
  expect(lines).toEqual([
    'Passed: The key was read back. The key was entered again from where it is kept, and it is the same.',
    'Check everything beforehand: 1 error.',
    expect.stringMatching(/^Error: You have not confirmed .* \[preflight\.snapshot-unconfirmed\]$/),
    'Said by ada: Is there a completed snapshot of the old virtual machine? I do not know.',
  ]);
});
