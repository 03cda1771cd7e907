import { describe, expect, test } from 'vitest';
import type { Question } from '../../shared/run/question.ts';
import { MigrationError } from '../errors.ts';
import { SecretGuard } from './secret-guard.ts';
import { Secret } from '../secret.ts';

function guardOf(secret: string, kind: 'key' | 'password', onRecord: unknown = []): SecretGuard {
  const guard = new SecretGuard();
  guard.learn(new Secret(secret), kind === 'key', onRecord);
  return guard;
}

describe('in an answer', () => {
  test.each([
    ['K7QX-29FJ-3M81', true],
    ['k7qx 29fj 3m81', true],
    ['K7Q X29 FJ3 M81', true],
    ['k7qx29fj3m81', true],
    ['/home/me/K7QX_29FJ_3M81.txt', true],
    ['/home/me/kit.txt', false],
    ['K7QX-29FJ', false],
    ['', false],
  ])('the key: %s is refused: %s', (text, isRefused) => {
    expect(guardOf('K7QX-29FJ-3M81', 'key').isIn(text)).toBe(isRefused);
  });

  test.each([
    ['P@ss-w0rd', true],
    ['my p@SS- w0rd!', true],
    ['Passw0rd', false],
  ])('a password: %s is refused: %s', (text, isRefused) => {
    expect(guardOf('P@ss-w0rd', 'password').isIn(text)).toBe(isRefused);
  });

  test('a short one is refused alone, and not as a part of every answer', () => {
    for (const kind of ['key', 'password'] as const) {
      const guard = guardOf('ab1', kind);
      expect([guard.isIn('AB1'), guard.isIn('/home/ab1/kit.txt'), guard.isIn('')]).toEqual([
        true,
        false,
        false,
      ]);
    }
  });

  test('one of signs alone refuses nothing but itself', () => {
    const guard = guardOf('--- ---', 'key');
    expect([guard.isIn(''), guard.isIn('/home/me')]).toEqual([false, false]);
  });

  test('the name that is asked for may be given, whatever the password is', () => {
    const guard = guardOf('epp-old-1', 'password');
    const question: Question = { kind: 'type-name', step: 'hold-point', side: 'old', expected: 'epp-old-1' };
    expect(guard.isInAnswer(question, 'epp-old-1')).toBe(false);
    expect(guard.isInAnswer(question, 'epp-old-1 epp-old-1')).toBe(true);
  });

  test('what was read for a row, and the name of its file, are looked into', () => {
    const guard = guardOf('K7QX-29FJ-3M81', 'key');
    const question: Question = { kind: 'settle-rows', step: 'finalise', rows: ['backup-schedule'] };
    const holds = (given: { value: string; file: string }) =>
      guard.isInAnswer(question, [{ row: 'backup-schedule', ...given }]);
    expect(holds({ value: 'every night', file: '' })).toBe(false);
    expect(holds({ value: 'key k7qx 29fj 3m81', file: '' })).toBe(true);
    expect(holds({ value: '', file: '/home/me/K7QX-29FJ-3M81.png' })).toBe(true);
  });
});

describe('in the record', () => {
  const holds = (guard: SecretGuard, record: unknown) => {
    try {
      guard.assertClean(record, 'facts.read');
      return false;
    } catch (error) {
      expect((error as Error).message).not.toMatch(/k7qx|hunter/i);
      expect(error).toMatchObject({ code: 'record.holds-secret', params: { where: 'facts.read' } });
      return true;
    }
  };

  test('the key is found in any grouping, a password as it is written', () => {
    expect(holds(guardOf('K7QX-29FJ', 'key'), { facts: [{ text: 'x k7qx 29fj' }] })).toBe(true);
    expect(holds(guardOf('hunter2hunter', 'password'), { a: 'is hunter2hunter!' })).toBe(true);
    expect(holds(guardOf('hunter2hunter', 'password'), { a: 'HUNTER2HUNTER' })).toBe(false);
  });

  test('a common word does not end a run: one of Handover’s own, a short one, or a name that stood there before', () => {
    expect(holds(guardOf('preflight', 'password'), { step: 'preflight' })).toBe(false);
    expect(holds(guardOf('root', 'password'), { user: 'root' })).toBe(false);
    expect(holds(guardOf('administrator', 'password', { user: 'administrator' }), ['administrator'])).toBe(
      false,
    );
  });

  test('the key is no name: where it stood there before it is not taken', () => {
    expect(() => guardOf('K7QX-29FJ', 'key', { plan: 'key k7qx29fj' })).toThrow(
      expect.objectContaining({ code: 'record.holds-secret' }),
    );
  });

  test('nothing is known any more after it was told to forget', () => {
    const guard = guardOf('K7QX-29FJ', 'key');
    guard.forget();
    expect([guard.isIn('K7QX-29FJ'), holds(guard, 'K7QX-29FJ')]).toEqual([false, false]);
  });
});

test('an error keeps its code and loses what holds a secret', () => {
  const guard = guardOf('K7QX-29FJ', 'key');
  const error = new MigrationError('local.file-missing', { path: '/tmp/k7qx 29fj' }, { side: 'local' });
  expect(guard.withoutSecrets(error).toRecord()).toEqual({ ...error.toRecord(), params: { path: '…' } });
  const clean = new MigrationError('local.file-missing', { path: '/tmp/x' });
  expect(guard.withoutSecrets(clean)).toBe(clean);
});
