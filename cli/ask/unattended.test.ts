import { expect, test } from 'vitest';
import { Secret } from '../../engine/index.ts';
import type { Question } from '../../shared/run/question.ts';
import { en } from '../../shared/text/en.ts';
import { errorText } from '../../shared/text/render.ts';
import { createUnattendedAsk } from './unattended.ts';

const { signal } = new AbortController();

test('without a person a job goes on with the profile that it began with', async () => {
  const ask = createUnattendedAsk({ secrets: new Map(), kitPath: undefined });
  const question = { kind: 'take-changed-profile', side: 'old', path: 'p.yaml', copyPath: 'c.yaml' } as const;
  expect(await ask(question, { signal })).toBe(false);
});

const password = {
  kind: 'secret',
  purpose: 'password',
  side: 'old',
  subject: 'a@b',
  prompt: '',
  fromServer: false,
  echo: false,
  attempt: 1,
} as const;

test.each<[Question, string | undefined, RegExp]>([
  [password, 'OLD_PASSWORD', /Give OLD_PASSWORD in the secrets file/],
  [
    { kind: 'backup-key', backup: 'b', purpose: 'restore', attempt: 1 },
    'BACKUP_KEY',
    /BACKUP_KEY in the secrets file/,
  ],
  [{ kind: 'keep-key', backup: 'b' }, '--kit', /Give --kit as an option/],
  [
    { kind: 'declare', ids: ['old-is-powered-off'], step: 'power-off' },
    'declare.old-is-powered-off',
    /Give declare.old-is-powered-off in the plan/,
  ],
  [
    { kind: 'type-name', step: 'restore', side: 'new', expected: 'epp-new' },
    'confirm.restoreOn',
    /Give confirm.restoreOn in the plan/,
  ],
  // A one-time code is nowhere beforehand.
  [{ ...password, purpose: 'keyboard-interactive', prompt: 'Code' }, undefined, /Do what the step shows/],
])('what nobody answers names what would have: %o', async (question, needs, next) => {
  const ask = createUnattendedAsk({ secrets: new Map(), kitPath: undefined });
  const error = await ask(question, { signal }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'run.waiting', params: needs === undefined ? {} : { needs } });
  const record = (error as { toRecord(): Parameters<typeof errorText>[1] }).toRecord();
  expect(errorText(en, record, 'connect').next).toMatch(next);
});

test('without a person nothing is folded away and nothing is settled', async () => {
  const ask = createUnattendedAsk({ secrets: new Map(), kitPath: undefined });
  expect(await ask({ kind: 'choose-rows', rows: ['sso', 'siem'] }, { signal })).toEqual(['sso', 'siem']);
  expect(await ask({ kind: 'settle-rows', step: 'finalise', rows: ['sso'] }, { signal })).toEqual([]);
});

test('a secret that is given is given once', async () => {
  const ask = createUnattendedAsk({
    secrets: new Map([['OLD_PASSWORD', new Secret('x')]]),
    kitPath: undefined,
  });
  await expect(ask({ ...password, attempt: 2 }, { signal })).rejects.toMatchObject({ code: 'auth.rejected' });
});

test('an empty key is none that was given, and not one that is lost', async () => {
  const ask = createUnattendedAsk({ secrets: new Map([['BACKUP_KEY', new Secret('')]]), kitPath: undefined });
  const question = { kind: 'backup-key', backup: 'b', purpose: 'restore', attempt: 1 } as const;
  await expect(ask(question, { signal })).rejects.toMatchObject({
    code: 'run.waiting',
    params: { needs: 'BACKUP_KEY' },
  });
});
