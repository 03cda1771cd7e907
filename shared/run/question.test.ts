import { expect, test } from 'vitest';
import { questionSchema } from './question.ts';

test('a question of an older journal, of one declaration, is read as a form of one', () => {
  const old = { kind: 'declare', id: 'snapshot-completed', step: 'preflight' };
  expect(questionSchema.parse(old)).toEqual({
    kind: 'declare',
    ids: ['snapshot-completed'],
    step: 'preflight',
  });
  expect(questionSchema.safeParse({ ...old, id: 'nonsense' }).success).toBe(false);
  expect(questionSchema.safeParse({ kind: 'declare', ids: [], step: 'preflight' }).success).toBe(false);
});
