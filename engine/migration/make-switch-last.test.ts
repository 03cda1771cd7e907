import { expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { Identity } from '../../shared/run/facts.ts';
import { proof } from '../../shared/run/proof.ts';
import { emptyRun, reduceRun } from '../../shared/run/reduce-run.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { createAppliance } from '../appliance/appliance.ts';
import { loadProfile } from '../appliance/load-profile.ts';
import type { Clock } from '../clock.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import type { Sighting } from '../network/network.ts';
import { createMemoryHost } from '../ssh/memory-host.ts';
import type { CommandResult } from '../ssh/remote-host.ts';
import type { StepContext } from './step.ts';
import { powerOff } from './steps/power-off.ts';
import { takeAddress } from './steps/take-address.ts';

const profile = await loadProfile('demo-appliance', '.');
const result = (stdout = '', exitCode = 0): CommandResult => ({ exitCode, stdout, stderr: '' });
const open = (sha256: string): Sighting => ({
  ssh: { kind: 'open', sha256: `SHA256:${sha256}` },
  console: { kind: 'silent' },
});

/**
 * A job whose new appliance holds the final address by a switch that is not made to last yet, and whose old one was told to take no
 * clients. `ends` gives the exit code of a script by its name.
 */
function setUp({ ends = {}, isOldOn = false }: { ends?: Record<string, number>; isOldOn?: boolean } = {}) {
  const machine = {
    status: 'switched',
    isArmed: true,
    communication: { old: 'off', new: 'off' },
    holder: 'new',
  };
  const did: string[] = [];
  let looks = 0;
  let onScript: (name: string) => void = () => undefined;
  const scripted = (side: 'old' | 'new') =>
    createMemoryHost({
      identity: identityOf(side),
      commands: ([program, area, verb], script) => {
        if (program === 'sh') {
          const name = nameOf(script);
          did.push(name);
          onScript(name);
          if (name === 'status')
            return result(`${machine.status} ${String((looks += 1))}\n${machine.isArmed ? 'armed' : ''}\n\n`);
          if (name === 'commit') machine.status = 'committed';
          if (name === 'undo' && (ends['undo'] ?? 0) === 0) machine.status = 'reverted';
          return result('', ends[name] ?? 0);
        }
        did.push(`${side} ${area ?? ''} ${verb ?? ''}`);
        if (area === 'power') return result('', ends['power'] ?? 0);
        if (area === 'client-communication' && (verb === 'on' || verb === 'off'))
          machine.communication[side] = verb;
        return result(JSON.stringify({ state: machine.communication[side] }));
      },
    });
  const hosts = { old: scripted('old'), new: scripted('new') };
  let passedMs = 0;
  const clock: Clock = {
    now: () => passedMs,
    monotonicMs: () => passedMs,
    sleep: async (ms, signal) => {
      await new Promise(setImmediate);
      signal.throwIfAborted();
      passedMs += ms;
    },
  };
  let state: RunState = {
    ...emptyRun,
    jobId: 'job',
    old: { identity: identityOf('old') },
    new: { identity: identityOf('new') },
  };
  const emit = (event: EventBody): void => {
    state = reduceRun(state, { ...event, seq: state.lastSeq + 1, at: new Date(passedMs).toISOString() });
  };
  for (const from of ['laptop', 'new'])
    emit({
      type: 'proved',
      step: 'power-off',
      proof: proof('cutover.positive-control', 'passed', { from, answering: 'old' }, 'old'),
    });
  emit({ type: 'outage.began', shutsClientsOut: true });
  const { signal } = new AbortController();
  const context = {
    plan: planSchema.parse({
      handover: 1,
      name: 'switch',
      old: { address: '192.0.2.10' },
      new: { address: '192.0.2.20' },
      final: { takeover: 'direct' },
    }),
    get state() {
      return state;
    },
    signal,
    clock,
    emit,
    seen: new Set(['hold-point']),
    isAttended: false,
    network: {
      laptop: { name: 'laptop', dial: () => Promise.reject(new Error('no dialling here')) },
      look: async () => open(machine.holder),
    },
    disconnect: async () => undefined,
    appliance: async (side: 'old' | 'new') => {
      if (side === 'old' && !isOldOn)
        throw new MigrationError(
          'reach.timeout',
          { address: '192.0.2.10', port: 22, timeoutMs: 1 },
          { side },
        );
      const host = hosts[side];
      // Where it is logged in to while it holds the final address.
      const identity = { ...host.identity, address: '192.0.2.10' };
      return createAppliance({
        side,
        profile,
        host: { ...host, identity, connectionLost: host.connectionLost },
        consoleEndpoint: { address: '192.0.2.10', port: 443 },
        ask: () => Promise.reject(new Error('nobody is asked here')),
        clock,
        emit,
      }).withEffect('outage');
    },
  } as unknown as StepContext;
  return {
    machine,
    did,
    context,
    onScript: (listener: (name: string) => void) => (onScript = listener),
    errorOf: async (step: typeof takeAddress) =>
      step.run(context).then(
        () => undefined,
        (error: unknown) => {
          if (isMigrationError(error)) return error;
          throw error;
        },
      ),
  };
}

function identityOf(side: 'old' | 'new'): Identity {
  const address = side === 'old' ? '192.0.2.10' : '192.0.2.20';
  return { address, port: 22, user: 'root', keyType: 'ssh-ed25519', sha256: `SHA256:${side}` };
}

function nameOf(script: string): string {
  if (script.includes('armed=; committing=')) return 'status';
  if (script.startsWith('[ ! -e ')) return 'undo';
  if (script.includes('systemctl is-active --quiet "$other.timer"')) return 'arm';
  return script.includes('commit.sh') ? 'commit' : 'look';
}

test('the timer is begun anew after the clients were let in, and the outage ends with them', async () => {
  const { context, did, machine } = setUp();
  await takeAddress.run(context);
  const told = did.filter((each) => each !== 'status');
  const letIn = told.indexOf('new client-communication on');
  expect(told.slice(0, letIn)).toContain('arm');
  expect(told.slice(letIn)).toContain('arm');
  expect(told.slice(letIn).indexOf('arm')).toBeLessThan(told.slice(letIn).indexOf('commit'));
  expect(machine.status).toBe('committed');
  expect(context.state.outage?.endedAt).toBeDefined();
});

test('a switch without its timer is taken back, and the clients have no server again', async () => {
  const { context, machine, errorOf, onScript } = setUp();
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

test('a switch that could not be taken back is told as one that may still be held', async () => {
  const { machine, errorOf } = setUp({ ends: { undo: 1 } });
  machine.holder = 'stranger';
  expect(await errorOf(takeAddress)).toMatchObject({
    code: 'cutover.direct-unarmed',
    params: { now: 'not-known' },
  });
});

test('one that was taken back because it was not seen is told as that', async () => {
  const { machine, errorOf } = setUp();
  machine.holder = 'stranger';
  expect(await errorOf(takeAddress)).toMatchObject({
    code: 'cutover.direct-undone',
    params: { end: 'not-seen' },
  });
});

test('a look at the switch that was cut off is not taken for its end', async () => {
  const { context, machine, onScript } = setUp();
  machine.status = '';
  let looks = 0;
  onScript((name) => {
    if (name === 'status' && (looks += 1) > 1) machine.status = 'switched';
  });
  expect(await takeAddress.observe(context)).toEqual({ kind: 'ready' });
  machine.status = 'none';
  onScript(() => undefined);
  expect(await takeAddress.observe(context)).toEqual({ kind: 'done' });
});

test('an old appliance that refuses to go takes its clients again, whatever the refusal', async () => {
  const { context, machine, errorOf, did } = setUp({ ends: { power: 1 }, isOldOn: true });
  machine.holder = 'old';
  machine.status = 'none';
  context.plan.final.takeover = 'profile';
  expect(await errorOf(powerOff)).toMatchObject({ code: 'appliance.command-failed' });
  expect(machine.communication.old).toBe('on');
  expect(did).toContain('old client-communication on');
  expect(context.state.isOldDeaf).toBe(false);
});
