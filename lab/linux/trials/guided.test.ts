import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { addresses } from '../layout.ts';
import { useLab, type TestLab } from '../testing/use-lab.ts';
import { type LinuxOperator } from '../testing/operator.ts';

const waiting = 4;

test.concurrent(
  'the admin does nothing, forgets Apply, takes another address, and then does it right',
  async (context) => {
    const opened = await useLab(context);
    const { lab } = opened;
    const operator = guidedOperator(opened);

    // Nothing: the old one is off, nobody has the address, and the job waits for a person.
    const nothing = await operator.attempt();
    expect(nothing.exitCode, nothing.errors).toBe(waiting);
    expect(lab.old.isOn()).toBe(false);
    expect((await operator.attempt()).exitCode).toBe(waiting);

    // Typed in, and not applied.
    const type = (address: string) =>
      lab.new.console(['sed', '-i', '-E', `s#- .*/24#- ${address}/24#`, '/etc/netplan/01-lab.yaml']);
    await type(addresses.final);
    expect((await operator.attempt()).exitCode).toBe(waiting);

    // Another address: the new one is there, and not where the clients look.
    await type('192.0.2.99');
    await lab.new.console(['netplan', 'apply']);
    await lab.waitUntilUp('new', '192.0.2.99');
    const elsewhere = await operator.attempt();
    expect(elsewhere.exitCode).not.toBe(0);
    expect((await operator.state()).lifecycle).toBe('switching');

    await type(addresses.final);
    await lab.new.console(['netplan', 'apply']);
    await lab.waitUntilUp('new', addresses.final);
    const right = await operator.attempt();
    expect(right.exitCode, right.errors).toBe(0);
    const { lifecycle, proofs } = await operator.state();
    expect(lifecycle).toBe('finalised');
    expect(proofs).toContainEqual(expect.objectContaining({ id: 'cutover.new-answers', status: 'passed' }));
  },
);

test.concurrent('the admin starts the old machine instead, and is told that it is back', async (context) => {
  const opened = await useLab(context);
  const { lab } = opened;
  const operator = guidedOperator(opened);
  expect((await operator.attempt()).exitCode).toBe(waiting);
  lab.old.powerOn();
  await lab.waitUntilUp('old');
  const { events } = await operator.attempt();
  // Whether it is named by its key or by what must be agreed to anew, it does not go on over it.
  const ended = events.findLast((event) => event.type === 'step.failed');
  expect(ended?.error.code).toMatch(/^(cutover\.old-came-back|cutover\.old-still-alive|run\.)/);
  const held = await lab.new.console(['ip', '-o', '-4', 'address', 'show']);
  expect(held.stdout).not.toContain(` ${addresses.final}/`);
});

/** A product whose address is changed on its own page, by a person, and seen from here. */
function guidedOperator({ folder, createOperator }: TestLab): LinuxOperator {
  const shipped = path.resolve(import.meta.dirname, '../../../engine/appliance/profiles/demo-appliance.yaml');
  const profile = parse(fs.readFileSync(shipped, 'utf8')) as {
    id: string;
    operations: Record<string, unknown>;
  };
  profile.id = 'by-hand';
  delete profile.operations['direct-switch'];
  profile.operations['change-address'] = {
    how: 'guided',
    title: 'Give the appliance its final address',
    steps: ['Set the address on its own page, and apply it.'],
    see: 'The console answers at the final address.',
    proof: { by: 'port-answers', port: 'console' },
  };
  const file = path.join(folder, 'by-hand.yaml');
  fs.writeFileSync(file, stringify(profile));
  return createOperator((plan) => ({
    ...plan,
    new: { ...plan.new, profile: file },
    final: { strategy: 'same' },
  }));
}
