import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret, type AskOptions } from '../../../engine/index.ts';
import { parsePlan, formatPlan } from '../../../engine/index.ts';
import { planSchema } from '../../../shared/contract/plan.ts';
import { finding } from '../../../shared/run/finding.ts';
import { createDemoAdmin } from './demo-admin.ts';
import { demoPlan } from './demo-plan.ts';
import type { Lab } from '../lab.ts';
import { quickLab } from '../testing/quick-lab.ts';

let lab: Lab;
const options: AskOptions = { signal: new AbortController().signal };
beforeEach(async () => {
  lab = await quickLab({ clients: 2 });
});
afterEach(() => lab.close());

test('a host key is trusted only where the machine itself shows it', async () => {
  const ask = createDemoAdmin(lab);
  const question = {
    kind: 'trust-host-key',
    reason: 'unknown',
    address: '127.0.0.10',
    port: 22,
    keyType: 'ssh-ed25519',
  } as const;
  const { sha256 } = lab.old.hostKey;
  expect(await ask({ ...question, side: 'old', sha256 }, options)).toBe(true);
  expect(await ask({ ...question, side: 'new', sha256 }, options)).toBe(false);
});

test('the key is written down and found again, by another admin too', async () => {
  const reveal = new Secret('ABCDE-FGHIJ');
  expect(await createDemoAdmin(lab)({ kind: 'keep-key', backup: 'b' }, { ...options, reveal })).toBe(true);
  reveal.clear();
  const later = createDemoAdmin(lab);
  expect((await later({ kind: 'prove-key', backup: 'b', attempt: 1 }, options)).reveal()).toBe('ABCDE-FGHIJ');
  const lost = await later({ kind: 'backup-key', backup: 'other', purpose: 'capture', attempt: 1 }, options);
  expect(lost.isEmpty).toBe(true);
});

test('passwords and codes go where they belong', async () => {
  const ask = createDemoAdmin(lab);
  const answer = async (purpose: 'password' | 'keyboard-interactive', prompt: string) =>
    (
      await ask(
        {
          kind: 'secret',
          purpose,
          side: 'old',
          subject: 'admin',
          prompt,
          fromServer: true,
          echo: false,
          attempt: 1,
        },
        options,
      )
    ).reveal();
  expect(await answer('password', '')).toBe(lab.login.password);
  expect(await answer('keyboard-interactive', 'Password: ')).toBe(lab.login.password);
  expect(await answer('keyboard-interactive', 'One-time code: ')).toBe(lab.login.oneTimeCode);
});

test('whether the old machine is off is looked at in the hypervisor', async () => {
  const ask = createDemoAdmin(lab);
  const question = {
    kind: 'declare' as const,
    ids: ['old-is-powered-off' as const],
    step: 'power-off' as const,
  };
  expect(await ask(question, options)).toMatchObject({ 'old-is-powered-off': { value: 'no' } });
  await lab.old.powerOff();
  expect(await ask(question, options)).toMatchObject({ 'old-is-powered-off': { value: 'yes' } });
});

test('warnings are accepted by name, errors never', async () => {
  const findings = [
    finding('preflight.window-unknown', 'warning', { neededMinutes: 1 }),
    finding('preflight.snapshot-unconfirmed', 'error', {}),
  ];
  expect(
    await createDemoAdmin(lab)({ kind: 'accept-findings', step: 'preflight', findings }, options),
  ).toEqual(['preflight.window-unknown']);
});

test('only the name of a machine of this lab is typed', async () => {
  const ask = createDemoAdmin(lab);
  expect(await ask({ kind: 'type-name', step: 'restore', side: 'new', expected: 'demo-new' }, options)).toBe(
    'demo-new',
  );
  expect(await ask({ kind: 'type-name', step: 'restore', side: 'new', expected: 'demo-old' }, options)).toBe(
    '',
  );
});

test('a test answers what it wants to', async () => {
  const ask = createDemoAdmin(lab, {
    'confirm-plan': () => false,
    'choose-items': async (_question, _options, usual) => ({ ...(await usual()), decline: ['x'] }),
  });
  expect(await ask({ kind: 'confirm-plan', step: 'plan' }, options)).toBe(false);
  const items = [{ kind: 'system-backup', name: 'a', state: 'ready' }] as const;
  expect(await ask({ kind: 'choose-items', items: [...items] }, options)).toEqual({
    keep: ['a'],
    decline: ['x'],
  });
});

test('nobody answers once it was cancelled', async () => {
  await expect(
    createDemoAdmin(lab)({ kind: 'confirm-plan', step: 'plan' }, { signal: AbortSignal.abort() }),
  ).rejects.toThrow('abort');
});

test('the plan is one that a file can hold', () => {
  const plan = planSchema.parse(demoPlan(lab));
  expect(parsePlan(formatPlan(plan), 'plan.yaml')).toEqual(plan);
  expect(plan.final).toMatchObject(lab.final);
  expect(plan.declare['old-is-powered-off']).toBeUndefined();
});
