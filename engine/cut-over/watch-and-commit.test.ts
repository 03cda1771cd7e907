import { expect, test } from 'vitest';
import type { EventBody } from '../../shared/run/event.ts';
import { proof } from '../../shared/run/proof.ts';
import { committedCode } from './direct/switch-scripts.ts';
import { isMigrationError, type MigrationError } from '../errors.ts';
import type { CommandResult } from '../ssh/remote-host.ts';
import type { ActStep } from '../run/step.ts';
import { powerOff } from '../steps/power-off.ts';
import { takeAddress } from '../steps/take-address.ts';
import { createStepContext } from '../run/testing/step-context.ts';

const result = (stdout = '', exitCode = 0): CommandResult => ({ exitCode, stdout, stderr: '' });

/**
 * A job whose new appliance holds the final address by a switch that is not committed yet, and whose old one was told to take no
 * clients. `ends` gives the exit code of a script by its name.
 */
async function setUp({
  ends = {},
  isOldOn = false,
}: { ends?: Record<string, number>; isOldOn?: boolean } = {}) {
  const machine = {
    status: 'switched',
    isArmed: true,
    communication: { old: 'off', new: 'off' },
    holder: 'new',
  };
  const did: string[] = [];
  let looks = 0;
  let onScript: (name: string) => void = () => undefined;
  const context = await createStepContext({
    plan: { final: { takeover: isOldOn ? 'profile' : 'direct' } },
    isThere: (side) => side === 'new' || isOldOn,
    look: () => ({
      ssh: { kind: 'open', sha256: `SHA256:${machine.holder}` },
      console: { kind: 'silent' },
    }),
    commands:
      (side) =>
      ([program, area, verb], script) => {
        if (program === 'sh') {
          const name = nameOf(script);
          did.push(name);
          onScript(name);
          if (name === 'status')
            return result(`${machine.status} ${String((looks += 1))}\n${machine.isArmed ? 'armed' : ''}\n\n`);
          if (name === 'commit') machine.status = 'committed';
          if (name === 'undo' && (ends['undo'] ?? 0) === 0) machine.status = 'reverted';
          if (name === 'addresses') return result(machine.status === 'reverted' ? '' : ' 192.0.2.10/24 ');
          return result('', ends[name] ?? 0);
        }
        did.push(`${side} ${area ?? ''} ${verb ?? ''}`);
        if (area === 'power') return result('', ends['power'] ?? 0);
        if (verb === 'on' || verb === 'off') machine.communication[side] = verb;
        return result(JSON.stringify({ state: machine.communication[side] }));
      },
    past: [
      ...['laptop', 'new'].map((from): EventBody => ({
        type: 'proved',
        step: 'power-off',
        proof: proof('cutover.positive-control', 'passed', { from, answering: 'old' }, 'old'),
      })),
      { type: 'outage.began', shutsClientsOut: true },
    ],
  });
  return {
    machine,
    did,
    context,
    onScript: (listener: (name: string) => void) => (onScript = listener),
    errorOf: async (step: ActStep) => step.act(context).then(() => undefined, asCoded),
  };
}

function asCoded(error: unknown): MigrationError {
  if (isMigrationError(error)) return error;
  throw error;
}

/** What the machine says once it was told to commit it. */
function endAfterCommit(onScript: (listener: (name: string) => void) => void, end: () => void): void {
  let wasTold = false;
  onScript((name) => {
    if (name === 'status' && wasTold) end();
    wasTold ||= name === 'commit';
  });
}

function nameOf(script: string): string {
  if (script === 'ip -o -4 address show') return 'addresses';
  if (script.includes('armed=; committing=')) return 'status';
  if (script.startsWith('[ ! -e ')) return 'undo';
  if (script.includes('systemctl is-active --quiet "$other.timer"')) return 'arm';
  return script.includes('commit.sh') ? 'commit' : 'look';
}

test('the timer is begun anew after the clients were let in, and the outage ends with them', async () => {
  const { context, did, machine } = await setUp();
  await takeAddress.act(context);
  const told = did.filter((each) => each !== 'status');
  const letIn = told.indexOf('new client-communication on');
  expect(told.slice(0, letIn)).toContain('arm');
  expect(told.slice(letIn)).toContain('arm');
  expect(told.slice(letIn).indexOf('arm')).toBeLessThan(told.slice(letIn).indexOf('commit'));
  expect(machine.status).toBe('committed');
  expect(context.state.outage?.endedAt).toBeDefined();
});

test('a switch without its timer is rolled back, and the clients have no server again', async () => {
  const { context, machine, errorOf, onScript } = await setUp();
  // Within the watch, after the clients were let in.
  onScript(() => {
    if (machine.communication.new === 'on' && context.clock.monotonicMs() > 3_000) machine.isArmed = false;
  });
  expect(await errorOf(takeAddress)).toMatchObject({
    code: 'cutover.direct-unarmed',
    params: { now: 'taken-back' },
  });
  expect(context.state.outages).toHaveLength(2);
  expect(context.state.outage?.endedAt).toBeUndefined();
});

test('a switch that could not be rolled back is told as one that may still be held', async () => {
  const { machine, errorOf } = await setUp({ ends: { undo: 1 } });
  machine.holder = 'stranger';
  expect(await errorOf(takeAddress)).toMatchObject({
    code: 'cutover.direct-unarmed',
    params: { now: 'not-known' },
  });
});

test('one that was rolled back because it was not seen is told as that', async () => {
  const { machine, errorOf } = await setUp();
  machine.holder = 'stranger';
  expect(await errorOf(takeAddress)).toMatchObject({
    code: 'cutover.direct-undone',
    params: { end: 'not-seen' },
  });
});

test('a question that was cut off is asked again, and its silence is no end of the switch', async () => {
  const { context, machine, onScript } = await setUp();
  let looks = 0;
  // Every other one.
  onScript((name) => {
    if (name === 'status') machine.status = (looks += 1) % 2 === 0 ? 'switched' : '';
    if (name === 'commit') onScript(() => undefined);
  });
  expect(await takeAddress.observe(context)).toBe('ready');
  await takeAddress.act(context);
  expect(machine.status).toBe('committed');
});

test('a machine that does not say where the switch stands is not told as one that went back', async () => {
  const { context, machine, errorOf } = await setUp();
  machine.status = '';
  await expect(takeAddress.observe(context)).rejects.toMatchObject({
    code: 'cutover.direct-failed',
    params: { now: 'not-known' },
  });
  expect(await errorOf(takeAddress)).toMatchObject({ params: { now: 'not-known' } });
});

test('what was committed is not told as rolled back', async () => {
  const { machine, errorOf, onScript } = await setUp({ ends: { undo: committedCode } });
  endAfterCommit(onScript, () => (machine.status = 'reverted'));
  expect(await errorOf(takeAddress)).toMatchObject({ code: 'cutover.direct-unsettled' });
});

test('whatever ended it, what could not be rolled back is told as that', async () => {
  const { machine, errorOf, onScript } = await setUp({ ends: { undo: 1 } });
  endAfterCommit(onScript, () => (machine.status = 'blind'));
  expect(await errorOf(takeAddress)).toMatchObject({
    code: 'cutover.direct-unarmed',
    params: { now: 'not-known' },
  });
});

test('an old appliance that refuses to go takes its clients again, whatever the refusal', async () => {
  const { context, machine, errorOf, did } = await setUp({ ends: { power: 1 }, isOldOn: true });
  machine.holder = 'old';
  machine.status = 'none';
  expect(await errorOf(powerOff)).toMatchObject({ code: 'appliance.command-failed' });
  // The runner calls it once nothing is tried again.
  await powerOff.onFailure?.(context);
  expect(machine.communication.old).toBe('on');
  expect(did).toContain('old client-communication on');
  expect(context.state.isOldDeaf).toBe(false);
});
