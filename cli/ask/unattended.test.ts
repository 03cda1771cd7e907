import { expect, test } from 'vitest';
import { createUnattendedAsk } from './unattended.ts';

test('without a person a job goes on with the profile that it began with', async () => {
  const ask = createUnattendedAsk({ secrets: new Map(), kitPath: undefined });
  const { signal } = new AbortController();
  const question = { kind: 'take-changed-profile', side: 'old', path: 'p.yaml', copyPath: 'c.yaml' } as const;
  expect(await ask(question, { signal })).toBe(false);
});
