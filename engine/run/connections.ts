import type { Plan, PlannedAppliance } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { isAddressFirst } from '../../shared/rules/preflight/direct-plan.ts';
import { hasHostKey } from '../../shared/run/login-rights.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { createAppliance, type Appliance } from '../appliance/appliance.ts';
import type { Profile } from '../appliance/profiles/profile-schema.ts';
import type { Ask } from '../ask.ts';
import type { Clock } from '../clock.ts';
import type { Endpoint, Network } from '../cut-over/look/network.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { shareAttempt } from '../shared-attempt.ts';
import { findShell } from '../ssh/login/find-shell.ts';
import { createNoShellHost } from '../ssh/no-shell-host.ts';
import type { HostIdentity, RemoteHost } from '../ssh/remote-host.ts';
import { findNewByConsole, reachByConsole, type ConsoleReach } from './no-ssh/console-access.ts';
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
  /** Who logs in, where neither the plan nor `~/.ssh/config` says. */
  readonly defaultUser?: string | undefined;
}

export interface ConnectionOptions {
  readonly plan: Plan;
  /** The profile of a side. May ask; called before each connection. */
  readonly profileOf: (side: ApplianceSide, ask: Ask, signal: AbortSignal) => Promise<Profile>;
  readonly emit: (event: EventBody) => void;
  readonly state: () => RunState;
  readonly ask: Ask;
  readonly clock: Clock;
  /** Looks at the web console of a machine that is reached without SSH. */
  readonly network: Network;
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
    const { plan, state, clock } = options;
    const known = state()[side].identity;
    const planned = plan[side];
    const profile = await options.profileOf(side, options.ask, signal);
    const bySsh = async (): Promise<Appliance> => {
      const pinnedSha256 = known && hasHostKey(known) ? known.sha256 : planned.hostKey;
      return atFirstPlace(side, (place) =>
        options
          .open({ side, planned, ...place, pinnedSha256, defaultUser: profile.user }, options.ask, signal)
          .then((host) => reached(host, profile, side, place, signal)),
      );
    };
    const reach: ConsoleReach = { ...options, side, planned, signal, state: state() };
    if (planned.access === 'console')
      return atFirstPlace(side, async (place) => {
        const identity = await reachByConsole({ ...reach, state: state() }, endpointOf(place));
        return reached(createNoShellHost(identity, side), profile, side, place, signal);
      });
    let sinceMs: number | undefined;
    for (;;) {
      try {
        return await bySsh();
      } catch (error) {
        if (side === 'old' || !isMigrationError(error) || !error.isUnreachable) throw error;
        // Its SSH may be off since the restore. A machine that is starting answers HTTPS first.
        const found = await newByConsole({ ...reach, state: state() });
        if (!found) throw error;
        const nowMs = clock.monotonicMs();
        sinceMs ??= nowMs;
        if (state().new.rights === 'no-ssh' || nowMs - sinceMs >= sshComesWithinMs)
          return reached(createNoShellHost(found.identity, side), profile, side, found.place, signal);
        await clock.sleep(sshAgainMs, signal);
      }
    }
  };

  /** The first place that shows the right machine. Everything but "nobody of ours is there" ends the search. */
  const atFirstPlace = async (
    side: ApplianceSide,
    connectAt: (place: Place) => Promise<Appliance>,
  ): Promise<Appliance> => {
    let failure: unknown;
    for (const place of places(side, options.plan, options.state())) {
      try {
        return await connectAt(place);
      } catch (error) {
        failure ??= error;
        // The other place may still show the right machine.
        if (!isMigrationError(error) || !isAbsence(error)) throw error;
      }
    }
    throw side === 'new' ? asComeBack(failure, options.state()) : failure;
  };

  const newByConsole = async (reach: ConsoleReach) => {
    for (const place of places('new', reach.plan, reach.state)) {
      const identity = await findNewByConsole(reach, endpointOf(place));
      if (identity) return { identity, place };
    }
    return undefined;
  };

  /** Pins the machine that answered, and finds out what the login allows there where that is not known. Closes `host` where it throws. */
  const reached = async (
    host: RemoteHost,
    profile: Profile,
    side: ApplianceSide,
    place: Place,
    signal: AbortSignal,
  ): Promise<Appliance> => {
    const { plan, state, emit, ask, clock } = options;
    try {
      pin(side, host.identity);
      if (state().lost[side]) emit({ type: 'connection.restored', side, address: host.identity.address });
      const known = state()[side].rights;
      const isBySsh = hasHostKey(host.identity);
      // Once it is known: a connection that is made again in the outage waits for no look.
      const isKnown = known !== undefined && (known === 'no-ssh') === !isBySsh;
      const noShell = !isBySsh ? 'no-ssh' : !isKnown && !(await findShell(host, signal)) ? 'menu' : undefined;
      const folder = plan.backup.folder;
      const appliance = createAppliance({
        side,
        profile,
        host,
        consoleEndpoint: { address: place.address, port: place.consolePort },
        ask,
        clock,
        emit,
        rights: isKnown ? known : noShell,
        ...(folder !== undefined && { backupFolder: folder }),
      });
      const rights = isKnown ? known : await appliance.findRights(signal);
      if (rights !== undefined && rights !== known) emit({ type: 'login.examined', side, rights });
      return appliance;
    } catch (error) {
      await host.close();
      throw error;
    }
  };

  /** The certificate by which each was recognised last, where it was one. */
  const shownBy = new Map<ApplianceSide, string>();
  /** A certificate says who it is where nothing else did; it does not take the place of a host key. */
  const pin = (side: ApplianceSide, found: HostIdentity): void => {
    const pinned = options.state()[side].identity;
    const isSame =
      pinned?.address === found.address &&
      (hasHostKey(found)
        ? pinned.port === found.port
        : (shownBy.get(side) ?? pinned.sha256) === found.sha256);
    if (isSame) return;
    if (!hasHostKey(found)) shownBy.set(side, found.sha256);
    if (!pinned || hasHostKey(found)) options.emit({ type: 'identity.pinned', side, identity: { ...found } });
    else {
      // After a restore, or at another address, it is not the one of the first contact.
      const shown = found.sha256 === pinned.sha256 ? {} : { shownSha256: found.sha256 };
      const identity = { ...pinned, address: found.address };
      options.emit({ type: 'identity.pinned', side, identity, ...shown });
    }
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

/** So long it is waited whether SSH comes up beside a console that answers, before a machine counts as one without it. */
const sshComesWithinMs = 30_000;
const sshAgainMs = 3_000;

interface Place {
  /** The way there, where that is not its own. */
  readonly planned?: PlannedAppliance;
  readonly address: string;
  readonly sshPort: number | undefined;
  readonly consolePort: number;
}

function endpointOf({ address, sshPort = 22, consolePort }: Place): Endpoint {
  return { address, sshPort, consolePort };
}

function places(side: ApplianceSide, plan: Plan, state: RunState): Place[] {
  const planned = plan[side];
  const own = { address: planned.address, sshPort: planned.sshPort, consolePort: planned.consolePort };
  const { kind } = state.steps['take-address'];
  if (side === 'old' || kind === 'pending' || kind === 'reverted') return [own];
  const final = { ...finalEndpoint(plan, state), ...(isAddressFirst(plan) && { planned: wayOfOld(plan) }) };
  // Who goes back is about to lose the final one, once it was seen at its own.
  const isBack = state.mode === 'revert' && state.new.identity?.address === state.new.ownAddress;
  return isBack ? [own, final] : [final, own];
}

/** Once the networks are swapped, the new appliance stands where the old one stood, and is reached as that was. */
function wayOfOld({ old, new: fresh }: Plan): PlannedAppliance {
  const { jump: _own, ...rest } = fresh;
  return { ...rest, address: old.address, ...(old.jump && { jump: old.jump }) };
}

/** The old appliance where the new one should be is no mix-up of keys: the old machine was started again. */
function asComeBack(failure: unknown, state: RunState): unknown {
  if (!isMigrationError(failure, 'trust.host-key-not-pinned')) return failure;
  const { address, sha256 } = failure.params;
  if (sha256 !== state.old.identity?.sha256) return failure;
  return new MigrationError('cutover.old-came-back', { address, sha256 }, { side: 'old', cause: failure });
}

function isAbsence(error: MigrationError): boolean {
  return (
    error.isUnreachable || isMigrationError(error, 'trust.host-key-not-pinned', 'trust.certificate-changed')
  );
}
