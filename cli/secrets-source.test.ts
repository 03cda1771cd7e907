import { expect, test } from 'vitest';
import type { QuestionOf } from '../shared/run/question.ts';
import { secretFor } from './secrets-source.ts';

const password: QuestionOf<'secret'> = {
  kind: 'secret',
  purpose: 'password',
  side: 'old',
  subject: 'root@10.0.0.7',
  prompt: '',
  fromServer: false,
  echo: false,
  attempt: 1,
};

test('a jump host never gets the password of the appliance behind it', () => {
  expect(secretFor(password)).toBe('OLD_PASSWORD');
  expect(secretFor({ ...password, isJump: true })).toBe('OLD_JUMP_PASSWORD');
  expect(secretFor({ ...password, side: 'new', isJump: true })).toBe('NEW_JUMP_PASSWORD');
});

test.each([
  ['Password:', 'OLD_PASSWORD'],
  ['root@epp passwort: ', 'OLD_PASSWORD'],
  ['Verification code:', undefined],
  ['One-time password (OATH) for root:', undefined],
  ['Enter your password, then the code. Code:', undefined],
  ['Welcome', undefined],
])('the server asks “%s”', (prompt, name) => {
  const question = { ...password, purpose: 'keyboard-interactive', prompt, fromServer: true } as const;
  expect(secretFor(question)).toBe(name);
  expect(secretFor({ ...question, echo: true })).toBeUndefined();
});
