import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import { addresses, card } from '../layout.ts';
import { useLab } from '../testing/use-lab.ts';

const waiting = 4;

/** The demo product, switched off in another way. */
function profileWith(folder: string, powerOff: string): string {
  const shipped = fs.readFileSync(
    path.resolve(import.meta.dirname, '../../../engine/appliance/profiles/demo-appliance.yaml'),
    'utf8',
  );
  const file = path.join(folder, 'lab-appliance.yaml');
  const text = shipped
    .replace('id: demo-appliance', 'id: lab-appliance')
    .replace('privilege: none', 'privilege: sudo')
    .replace(/^ {2}power-off:\n(?: {4}.*\n)+/m, powerOff);
  fs.writeFileSync(file, text);
  return file;
}

const isScript = (name: string) => (event: RunEvent) =>
  event.type === 'command.ran' && event.command.endsWith(`sh -s # ${name}`);

test.concurrent('nobody is asked for anything while the timer runs', async (context) => {
  const { lab, folder, createOperator } = await useLab(context);
  // Logins by password, and sudo with one, on both.
  const profile = profileWith(
    folder,
    '  power-off:\n    how: automated\n    command: [systemctl, poweroff]\n    sudo: true\n',
  );
  const asAdmin = (appliance: PlanInput['old']) => {
    const { keyFile: _keyFile, ...rest } = appliance;
    return { ...rest, user: 'admin', authentication: ['password' as const], profile };
  };
  const { adminPassword } = lab.new;
  const operator = createOperator(
    (plan) => ({ ...plan, old: asAdmin(plan.old), new: asAdmin(plan.new) }),
    ['OLD_PASSWORD', 'NEW_PASSWORD', 'OLD_SUDO_PASSWORD', 'NEW_SUDO_PASSWORD'].map(
      (name) => `${name}=${adminPassword}`,
    ),
  );
  const { exitCode, errors, events } = await operator.attempt();
  expect(exitCode, errors).toBe(0);
  const armed = events.findIndex(isScript('arm'));
  const committed = events.findIndex(isScript('commit'));
  expect(armed).toBeGreaterThan(0);
  expect(committed).toBeGreaterThan(armed);
  const asked = (from: number, to: number) =>
    events.slice(from, to).flatMap((event) => (event.type === 'question.asked' ? [event.question] : []));
  // The passwords were asked for, before; sudo takes that of the login.
  expect(asked(0, armed)).toContainEqual(expect.objectContaining({ purpose: 'password', side: 'old' }));
  expect(asked(0, armed)).toContainEqual(expect.objectContaining({ purpose: 'password', side: 'new' }));
  expect(asked(armed, committed)).toEqual([]);
});

test.concurrent(
  'an old appliance that refuses the command is switched off by hand first, and only then the timer runs',
  async (context) => {
    const { lab, folder, createOperator } = await useLab(context);
    const profile = profileWith(
      folder,
      `  power-off:
    how: automated
    command: ['false']
    byHand:
      title: Switch the old appliance off
      menuPath: []
      steps: [Press its button.]
      see: It is off.
`,
    );
    const operator = createOperator((plan) => ({
      ...plan,
      old: { ...plan.old, profile },
    }));
    const first = await operator.attempt();
    expect(first.exitCode, first.errors).toBe(waiting);
    // Nothing waits on the new appliance for the old one's silence: whenever a person pulls its cord, nobody takes its place.
    const takes = async () =>
      (await lab.new.console(['systemctl', 'is-active', 'handover-take-*.service'])).stdout.trim();
    await context.expect.poll(takes).not.toBe('active');
    await lab.old.pull();
    const second = await operator.attempt();
    expect(second.exitCode, second.errors).toBe(0);
    const silent = second.events.findIndex(
      (event) => event.type === 'proved' && event.proof.id === 'cutover.old-silent',
    );
    expect(silent).toBeGreaterThan(0);
    expect(second.events.findIndex(isScript('fire'))).toBeGreaterThan(silent);
    const held = await lab.new.console(['ip', '-o', '-4', 'address', 'show', 'dev', card]);
    expect(held.stdout).toContain(` ${addresses.final}/`);
  },
);
