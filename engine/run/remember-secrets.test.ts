import { expect, test } from 'vitest';
import type { QuestionOf } from '../../shared/run/question.ts';
import type { Ask } from '../ask.ts';
import { rememberSecrets } from './remember-secrets.ts';
import { Secret } from '../secret.ts';

const { signal } = new AbortController();

function setUp() {
  const asked: string[] = [];
  // Every kind is answered with a secret: only those are asked here.
  const ask = (async (question: QuestionOf<'secret'>) => {
    asked.push(question.subject);
    return new Secret(`answer ${asked.length}`);
  }) as unknown as Ask;
  const memory = rememberSecrets(ask);
  const answer = async (question: Partial<QuestionOf<'secret'>>) => {
    const given = await memory.ask({ ...password, ...question }, { signal });
    const text = given.reveal();
    // Whoever asked may clear it.
    given.clear();
    return text;
  };
  return { asked, answer, forget: memory.forget };
}

const password: QuestionOf<'secret'> = {
  kind: 'secret',
  purpose: 'password',
  side: 'new',
  subject: 'admin@192.0.2.20',
  prompt: '',
  fromServer: false,
  echo: false,
  attempt: 1,
};

test('a password is asked for once for each account of each machine', async () => {
  const { asked, answer } = setUp();
  expect(await answer({})).toBe('answer 1');
  expect(await answer({})).toBe('answer 1');
  await answer({ subject: 'root@192.0.2.20' });
  await answer({ side: 'old' });
  expect(asked).toHaveLength(3);
});

test('a machine that moved keeps its passwords, and a jump host is another machine', async () => {
  const { asked, answer } = setUp();
  await answer({ purpose: 'sudo-password' });
  expect(await answer({ purpose: 'sudo-password', subject: 'admin@192.0.2.10' })).toBe('answer 1');
  await answer({ isJump: true });
  await answer({ isJump: true, subject: 'admin@192.0.2.10' });
  expect(asked).toHaveLength(3);
});

test('sudo gets the password of the login first, and a person is asked where it is another', async () => {
  const { asked, answer } = setUp();
  expect(await answer({})).toBe('answer 1');
  expect(await answer({ purpose: 'sudo-password' })).toBe('answer 1');
  expect(asked).toHaveLength(1);
  expect(await answer({ purpose: 'sudo-password', attempt: 2 })).toBe('answer 2');
  expect(await answer({ purpose: 'sudo-password' })).toBe('answer 2');
  // That of another account or machine is no password of this one.
  expect(await answer({ purpose: 'sudo-password', subject: 'root@192.0.2.20' })).toBe('answer 3');
  expect(await answer({ purpose: 'sudo-password', side: 'old' })).toBe('answer 4');
});

test('a wrong one is asked for again, and the right one remembered', async () => {
  const { answer } = setUp();
  await answer({});
  expect(await answer({ attempt: 2 })).toBe('answer 2');
  expect(await answer({})).toBe('answer 2');
});

test('one-time codes are asked for each time', async () => {
  const { answer } = setUp();
  await answer({ purpose: 'keyboard-interactive', fromServer: true });
  expect(await answer({ purpose: 'keyboard-interactive', fromServer: true })).toBe('answer 2');
});

test('a password that a server asks for in its own words is asked for once', async () => {
  const { answer } = setUp();
  const asked = { purpose: 'keyboard-interactive', fromServer: true, prompt: 'Password: ' } as const;
  expect([await answer(asked), await answer(asked)]).toEqual(['answer 1', 'answer 1']);
  expect(await answer({ ...asked, prompt: 'Verification code: ' })).toBe('answer 2');
});

test('nothing is remembered after it was forgotten', async () => {
  const { answer, forget } = setUp();
  await answer({});
  forget();
  expect(await answer({})).toBe('answer 2');
});
