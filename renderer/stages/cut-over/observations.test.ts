import { expect, test } from 'vitest';
import { proof } from '../../../shared/run/proof.ts';
import type { PortSight, Sighting } from '../../../shared/run/sighting.ts';
import { oldLooks, toneAfter } from './observations.ts';

const at = '2026-11-25T02:00:00.000Z';
const both = (port: PortSight): Sighting => ({ ssh: port, console: port });

test('holds before and after against each other, place by place', () => {
  const proofs = [
    proof(
      'cutover.positive-control',
      'passed',
      { from: 'laptop', answering: both({ kind: 'open', sha256: 'SHA256:x' }) },
      'old',
    ),
    proof(
      'cutover.positive-control',
      'could-not-test',
      { from: 'new', answering: both({ kind: 'silent' }) },
      'old',
    ),
    proof(
      'cutover.old-silent',
      'passed',
      { from: 'laptop', address: 'a', seen: both({ kind: 'silent' }) },
      'old',
    ),
  ].map((each) => ({ ...each, step: 'power-off' as const, at, seq: 1 }));
  const [laptop, fresh] = oldLooks({ proofs });
  expect(laptop).toMatchObject({
    from: 'laptop',
    before: { status: 'passed', seen: { ssh: { kind: 'open' } } },
    now: { status: 'passed', seen: { console: { kind: 'silent' } } },
  });
  expect(fresh).toMatchObject({ from: 'new', before: { status: 'could-not-test' } });
  expect(fresh?.now).toBeUndefined();
});

test('what an earlier version wrote is kept as the text that it is', () => {
  const text = 'SSH silent, console silent';
  const made = proof('cutover.old-silent', 'passed', { from: 'laptop', address: 'a', seen: text }, 'old');
  const [laptop] = oldLooks({ proofs: [{ ...made, step: 'power-off', at, seq: 1 }] });
  expect(laptop?.now?.seen).toBe(text);
});

test('a silence that proves nothing is not good', () => {
  expect(toneAfter({ kind: 'silent' }, 'passed')).toBe('good');
  expect(toneAfter({ kind: 'silent' }, 'could-not-test')).toBe('unknown');
  expect(toneAfter({ kind: 'silent' }, 'passed-with-warning')).toBe('unknown');
  expect(toneAfter({ kind: 'refused' }, 'passed-with-warning')).toBe('warning');
  expect(toneAfter({ kind: 'open', sha256: '' }, 'failed')).toBe('bad');
  expect(toneAfter({ kind: 'could-not-test', reason: '' }, 'passed')).toBe('unknown');
});
