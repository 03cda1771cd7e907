import { planSchema, type PlanInput } from '../../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { EventBody } from '../../../shared/run/event.ts';
import type { Identity } from '../../../shared/run/facts.ts';
import { emptyRun, reduceRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { createAppliance } from '../../appliance/appliance.ts';
import { loadProfile } from '../../appliance/profiles/load-profile.ts';
import type { Clock } from '../../clock.ts';
import { MigrationError } from '../../errors.ts';
import type { Sighting } from '../../cut-over/look/network.ts';
import { createMemoryHost, type ScriptedCommands } from '../../ssh/testing/memory-host.ts';
import type { StepContext } from '../step.ts';

export interface StepContextOptions {
  readonly plan?: Partial<PlanInput>;
  /** What the commands of a machine answer. */
  readonly commands: (side: ApplianceSide) => ScriptedCommands;
  /** What the laptop sees at any address; the name of a side is its pinned key. */
  readonly look?: () => Sighting;
  /** Whether one can log in to it. Default: to both. */
  readonly isThere?: (side: ApplianceSide) => boolean;
  readonly past?: readonly EventBody[];
}

/** What a single step of the demo product works with: two machines in memory, and time that passes by waiting alone. */
export async function createStepContext(options: StepContextOptions): Promise<StepContext> {
  const profile = await loadProfile('demo-appliance', '.');
  const machine = (side: ApplianceSide) =>
    createMemoryHost({ identity: identityOf(side), commands: options.commands(side) });
  const hosts = { old: machine('old'), new: machine('new') };
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
    // Of this run: nobody is asked for it once more.
    done: { 'hold-point': { at: '1970-01-01T00:00:00.000Z', seq: 1 } },
    // What the clients need is there: no step but the gate itself is about it.
    ledger: {
      had: [],
      given: { 'communication-off': byPlan, licence: byPlan, 'client-packages': byPlan },
    },
    old: { identity: identityOf('old') },
    new: { identity: identityOf('new') },
  };
  const emit = (event: EventBody): void => {
    state = reduceRun(state, { ...event, seq: state.lastSeq + 1, at: new Date(passedMs).toISOString() });
  };
  options.past?.forEach(emit);
  const appliance: StepContext['appliance'] = async (side) => {
    const host = hosts[side];
    const { address, port } = identityOf(side);
    if (options.isThere?.(side) === false)
      throw new MigrationError('reach.timeout', { address, port, timeoutMs: 1 }, { side });
    return createAppliance({
      side,
      profile,
      // Whoever of them is there is logged in to where the old one was.
      host: {
        ...host,
        identity: { ...host.identity, address: finalAddress },
        connectionLost: host.connectionLost,
      },
      consoleEndpoint: { address: finalAddress, port: 443 },
      ask: () => Promise.reject(new Error('nobody is asked here')),
      clock,
      emit,
    }).withEffect('outage');
  };
  // A step uses no more of it; what is missing here fails loudly.
  return {
    plan: planSchema.parse({
      handover: 1,
      name: 'one step',
      old: { address: finalAddress },
      new: { address: '192.0.2.20' },
      ...options.plan,
    }),
    get state() {
      return state;
    },
    signal: new AbortController().signal,
    clock,
    emit,
    secrets: {},
    isAttended: false,
    network: {
      laptop: { name: 'laptop', dial: () => Promise.reject(new Error('no dialling here')) },
      look: async () => options.look?.() ?? { ssh: { kind: 'silent' }, console: { kind: 'silent' } },
    },
    disconnect: async () => undefined,
    appliance,
  } as unknown as StepContext;
}

const byPlan = { evidence: { kind: 'word' }, by: 'plan', at: '1970-01-01T00:00:00.000Z', seq: 0 } as const;
const finalAddress = '192.0.2.10';

function identityOf(side: ApplianceSide): Identity {
  const address = side === 'old' ? finalAddress : '192.0.2.20';
  return { address, port: 22, user: 'root', keyType: 'ssh-ed25519', sha256: `SHA256:${side}` };
}
