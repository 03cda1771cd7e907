import { expect, test } from 'vitest';
import type { Question, QuestionOf } from '../../shared/run/question.ts';
import type { Ask } from '../ask.ts';
import { Secret } from '../secret.ts';
import { rememberSecrets } from './remember-secrets.ts';

const { signal } = new AbortController();

function withAnswers() {
  const asked: Question[] = [];
  const ask: Ask = async (question) => {
    asked.push(question);
    // Only secrets are asked for here.
    return new Secret(`answer ${String(asked.length)}`) as never;
  };
  const remembered = rememberSecrets(ask);
  const get = async (change: Partial<QuestionOf<'secret'>> = {}) => {
    const secret = await remembered.ask(
      {
        kind: 'secret',
        purpose: 'sudo-password',
        side: 'new',
        subject: 'admin@192.0.2.20',
        prompt: '',
        fromServer: false,
        echo: false,
        attempt: 1,
        ...change,
      },
      { signal },
    );
    const text = secret.reveal();
    // As a connection does that ends.
    secret.clear();
    return text;
  };
  return { asked, get, forget: remembered.forget };
}

test('a password is asked for once, also after the address changed', async () => {
  const { asked, get } = withAnswers();
  expect(await get()).toBe('answer 1');
  expect(await get({ subject: 'admin@192.0.2.10' })).toBe('answer 1');
  expect(asked).toHaveLength(1);
});

test('one that was refused is asked for again, and the next one holds', async () => {
  const { get } = withAnswers();
  await get();
  expect(await get({ attempt: 2 })).toBe('answer 2');
  expect(await get()).toBe('answer 2');
});

test.each<[string, Partial<QuestionOf<'secret'>>]>([
  ['the other appliance', { side: 'old' }],
  ['another user', { subject: 'root@192.0.2.20' }],
  ['the login', { purpose: 'password' }],
  ['a jump host', { isJump: true }],
])('%s has another one', async (_what, change) => {
  const { get } = withAnswers();
  expect(await get()).toBe('answer 1');
  expect(await get(change)).toBe('answer 2');
});

test('a code for one use is asked for each time, a password of the server once', async () => {
  const { get } = withAnswers();
  const code = { purpose: 'keyboard-interactive', fromServer: true, prompt: 'Code: ' } as const;
  expect([await get(code), await get(code)]).toEqual(['answer 1', 'answer 2']);
  const password = { ...code, prompt: 'Password: ' };
  expect([await get(password), await get(password)]).toEqual(['answer 3', 'answer 3']);
});

test('at the end nothing is left of it', async () => {
  const { get, forget } = withAnswers();
  await get();
  forget();
  forget();
  expect(await get()).toBe('answer 2');
});
