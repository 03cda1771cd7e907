import type { Plan, PlannedAppliance } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { createAppliance, type Appliance } from '../appliance/appliance.ts';
import type { Profile } from '../appliance/profiles/profile-schema.ts';
import type { Ask } from '../ask.ts';
import type { Clock } from '../clock.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { shareAttempt } from '../shared-attempt.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';
import { finalEndpoint } from './endpoints.ts';

/** The connections of one run: one authenticated connection an appliance, made when first needed. */
export interface Connections {
  /**
   * The connected appliance; connects again where the connection was lost. Who asks while it is being connected waits for the
   * same connection, and may be cancelled without harm to the others. Throws `reach.*`, `trust.*`, `auth.*`.
   */
  appliance(side: ApplianceSide, signal: AbortSignal): Promise<Appliance>;
  /** The appliance whose connection was lost and not made again yet, if there is one. */
  lostSide(): ApplianceSide | undefined;
  /** Whoever waits for a connection that is being made gets `reach.connection-lost`. */
  disconnect(side: ApplianceSide): Promise<void>;
  close(): Promise<void>;
}

/** Where to find a machine now, and what it must show. */
export interface ConnectTarget {
  readonly side: ApplianceSide;
  readonly planned: PlannedAppliance;
  readonly address: string;
  readonly sshPort: number | undefined;
  /** The pinned fingerprint, once there is one: then nobody is asked. */
  readonly pinnedSha256: string | undefined;
}

export interface ConnectionOptions {
  readonly plan: Plan;
  /** The profile of a side. May ask; called before each connection. */
  readonly profileOf: (side: ApplianceSide, ask: Ask, signal: AbortSignal) => Promise<Profile>;
  readonly emit: (event: EventBody) => void;
  readonly state: () => RunState;
  readonly ask: Ask;
  readonly clock: Clock;
  /** Opens one connection. The real one is `sshConnector`; tests hand in a machine in memory. */
  readonly open: (target: ConnectTarget, ask: Ask, signal: AbortSignal) => Promise<RemoteHost>;
}

/**
 * Connections by the plan. The two identities are pinned at first contact and hold for the whole job, on whatever
 * address: while the new appliance is changing its address, it is looked for at both, first where it is going to.
 */
export function createConnections(options: ConnectionOptions): Connections {
  const open = new Map<ApplianceSide, Appliance>();

  const connect = async (side: ApplianceSide, signal: AbortSignal): Promise<Appliance> => {
    const { plan, state, emit } = options;
    const known = state()[side].identity;
    const planned = plan[side];
    const profile = await options.profileOf(side, options.ask, signal);
    let failure: unknown;
    for (const place of places(side, plan, state())) {
      try {
        const pinnedSha256 = known?.sha256 ?? planned.hostKey;
        const host = await options.open({ side, planned, ...place, pinnedSha256 }, options.ask, signal);
        if (!known || known.address !== host.identity.address || known.port !== host.identity.port) {
          emit({ type: 'identity.pinned', side, identity: { ...host.identity } });
        }
        if (state().lost[side]) emit({ type: 'connection.restored', side, address: host.identity.address });
        const folder = plan.backup.folder;
        return createAppliance({
          side,
          profile,
          host,
          consoleEndpoint: { address: place.address, port: place.consolePort },
          ask: options.ask,
          clock: options.clock,
          emit,
          ...(folder !== undefined && { backupFolder: folder }),
        });
      } catch (error) {
        failure ??= error;
        // The other place may still show the right machine; everything but "nobody of ours is there" ends the search.
        if (!isMigrationError(error) || !isAbsence(error)) throw error;
      }
    }
    throw side === 'new' ? asComeBack(failure, state()) : failure;
  };

  const makerFor = (side: ApplianceSide) =>
    shareAttempt(async (signal) => {
      // It stays what was lost until there is another.
      await open.get(side)?.host.close();
      const appliance = await connect(side, signal);
      // Nobody waits for it any more.
      if (signal.aborted) await appliance.host.close();
      signal.throwIfAborted();
      open.set(side, appliance);
      return appliance;
    });
  const makers = { old: makerFor('old'), new: makerFor('new') };

  const disconnect = async (side: ApplianceSide): Promise<void> => {
    const address = options.state()[side].identity?.address ?? options.plan[side].address;
    makers[side].abandon(new MigrationError('reach.connection-lost', { address }, { side }));
    const appliance = open.get(side);
    open.delete(side);
    await appliance?.host.close();
  };

  return {
    async appliance(side, signal) {
      const existing = open.get(side);
      return existing && !existing.host.connectionLost.aborted ? existing : makers[side].join(signal);
    },
    lostSide: () =>
      (['old', 'new'] as const).find((side) => open.get(side)?.host.connectionLost.aborted === true),
    disconnect,
    async close() {
      await Promise.all([disconnect('old'), disconnect('new')]);
    },
  };
}

interface Place {
  readonly address: string;
  readonly sshPort: number | undefined;
  readonly consolePort: number;
}

function places(side: ApplianceSide, plan: Plan, state: RunState): Place[] {
  const planned = plan[side];
  const own = { address: planned.address, sshPort: planned.sshPort, consolePort: planned.consolePort };
  const { kind } = state.steps['take-address'];
  if (side === 'old' || kind === 'pending' || kind === 'reverted') return [own];
  // Who goes back is about to lose the final one, once it was seen at its own.
  const isBack = state.mode === 'revert' && state.new.identity?.address === state.new.ownAddress;
  return isBack ? [own, finalEndpoint(plan, state)] : [finalEndpoint(plan, state), own];
}

/** The old appliance where the new one should be is no mix-up of keys: the old machine was started again. */
function asComeBack(failure: unknown, state: RunState): unknown {
  if (!isMigrationError(failure, 'trust.host-key-not-pinned')) return failure;
  const { address, sha256 } = failure.params;
  if (sha256 !== state.old.identity?.sha256) return failure;
  return new MigrationError('cutover.old-came-back', { address, sha256 }, { side: 'old', cause: failure });
}

function isAbsence(error: MigrationError): boolean {
  return error.isUnreachable || isMigrationError(error, 'trust.host-key-not-pinned');
}
