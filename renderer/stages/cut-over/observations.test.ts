import { expect, test } from 'vitest';
import { proof } from '../../../shared/run/proof.ts';
import { oldLooks, toneAfter } from './observations.ts';

const at = '2026-11-25T02:00:00.000Z';

test('holds before and after against each other, place by place', () => {
  const proofs = [
    proof(
      'cutover.positive-control',
      'passed',
      { from: 'laptop', answering: 'SSH answers (x…), console answers (y…)' },
      'old',
    ),
    proof(
      'cutover.positive-control',
      'could-not-test',
      { from: 'new', answering: 'SSH silent, console silent' },
      'old',
    ),
    proof(
      'cutover.old-silent',
      'passed',
      { from: 'laptop', address: 'a', seen: 'SSH silent, console silent' },
      'old',
    ),
  ].map((each) => ({ ...each, step: 'power-off' as const, at, seq: 1 }));
  const [laptop, fresh] = oldLooks({ proofs });
  expect(laptop).toMatchObject({
    from: 'laptop',
    before: { status: 'passed', ssh: { kind: 'answers' } },
    now: { status: 'passed', console: { kind: 'silent' } },
  });
  expect(fresh).toMatchObject({ from: 'new', before: { status: 'could-not-test' } });
  expect(fresh?.now).toBeUndefined();
});

test('a silence that proves nothing is not good', () => {
  expect(toneAfter({ kind: 'silent' }, 'passed')).toBe('good');
  expect(toneAfter({ kind: 'silent' }, 'could-not-test')).toBe('unknown');
  expect(toneAfter({ kind: 'silent' }, 'passed-with-warning')).toBe('unknown');
  expect(toneAfter({ kind: 'refused' }, 'passed-with-warning')).toBe('warning');
  expect(toneAfter({ kind: 'answers' }, 'failed')).toBe('bad');
  expect(toneAfter({ kind: 'untested', reason: '' }, 'passed')).toBe('unknown');
});
