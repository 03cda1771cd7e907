import type { StepId } from '../../shared/run/steps.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { OperationId } from '../appliance/operation.ts';
import type { GuidedProof } from '../appliance/profile-schema.ts';
import { MigrationError } from '../errors.ts';
import { guide } from './guide.ts';
import type { StepContext } from './step.ts';

/**
 * Leads the admin through a guided operation of the profile, and turns it green by the proof that the profile names.
 * Throws `appliance.operation-missing` where the profile has no instruction for it, `run.waiting` as `guide` does.
 */
export async function guideOperation(
  context: StepContext,
  step: StepId,
  appliance: Appliance,
  operation: OperationId,
): Promise<void> {
  const how = appliance.how(operation);
  const { side } = appliance;
  if (how.mode !== 'guided')
    throw new MigrationError(
      'appliance.operation-missing',
      { operation, profile: appliance.profile.id },
      { side },
    );
  const { instruction, proof } = how;
  const observe = await observationFor(context, appliance, proof);
  await guide(context, { step, side, operation, instruction, ...(observe && { observe }) });
}

type Observe = (signal: AbortSignal) => Promise<boolean>;

/** The state of things is read now, so that a change can be seen later. Undefined where only a person can tell. */
async function observationFor(
  context: StepContext,
  appliance: Appliance,
  proof: GuidedProof,
): Promise<Observe | undefined> {
  switch (proof.by) {
    case 'new-file': {
      const folder = proof.folder ?? context.plan.backup.folder;
      if (folder === undefined) return undefined;
      const pattern = new RegExp(proof.pattern, 'u');
      const list = async (signal: AbortSignal) =>
        (await appliance.host.list(folder, signal))
          .map((entry) => entry.name)
          .filter((name) => pattern.test(name));
      const before = new Set(await list(context.signal));
      return async (signal) => (await list(signal)).some((name) => !before.has(name));
    }
    case 'command-changed': {
      const timeoutMs = proof.timeoutSeconds * 1000;
      const output = async (signal: AbortSignal) =>
        (await appliance.host.run(proof.command, { signal, timeoutMs, name: 'observe' })).stdout;
      const before = await output(context.signal);
      return async (signal) => (await output(signal)) !== before;
    }
    case 'port-answers': {
      const port = proof.port === 'ssh' ? appliance.host.identity.port : appliance.consoleEndpoint.port;
      const { address } = appliance.consoleEndpoint;
      return async (signal) => answers(context, address, port, signal);
    }
    case 'handed-over-file':
    case 'admin-confirms':
      return undefined;
    default:
      return proof satisfies never;
  }
}

async function answers(
  context: StepContext,
  address: string,
  port: number,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const socket = await context.network.laptop.dial(
      address,
      port,
      AbortSignal.any([signal, AbortSignal.timeout(3_000)]),
    );
    socket.destroy();
    return true;
  } catch {
    // Refused, silent, unreachable: it does not answer yet.
    signal.throwIfAborted();
    return false;
  }
}
