import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { Instruction } from '../../shared/run/facts.ts';
import type { Effect } from '../../shared/run/steps.ts';
import type { Ask } from '../ask.ts';
import type { Clock } from '../clock.ts';
import { MigrationError } from '../errors.ts';
import type { CommandResult, RemoteHost } from '../ssh/remote-host.ts';
import { guardHost, refuseUnlessPermitted } from './guard-host.ts';
import { instructionOf, type ConsoleEndpoint } from './instruction.ts';
import { effectOf, type OperationId } from './operation.ts';
import type {
  CommandProfile,
  FilesProfile,
  GuidedProfile,
  GuidedProof,
  OperationProfile,
  Profile,
} from './profiles/profile-schema.ts';
import { createSudo, type RootOptions, type Sudo } from './sudo.ts';

/** How an operation is done on this appliance. */
export type How =
  /** `byHand`: the same by hand, where the profile knows it, for when the command cannot run. */
  | { readonly mode: 'automated'; readonly byHand?: Instruction }
  | { readonly mode: 'guided'; readonly instruction: Instruction; readonly proof: GuidedProof }
  | { readonly mode: 'unavailable'; readonly reason: string };

/** What an automated operation does; `files` with the folder that holds on this appliance. */
export type Automated =
  CommandProfile | (FilesProfile & { readonly folder: string }) | { readonly how: 'linux' };

/**
 * One appliance as its profile describes it, over one connection, limited to an effect. The operations are functions
 * in `operations/`; each begins with `begin`, which is where the limit holds.
 */
export interface Appliance {
  readonly side: ApplianceSide;
  readonly profile: Profile;
  /** The machine, with every command and write refused (`bug`) whose effect is graver than `permitted`. */
  readonly host: RemoteHost;
  readonly consoleEndpoint: ConsoleEndpoint;
  readonly permitted: Effect;
  readonly clock: Clock;
  readonly sudo: Pick<Sudo, 'elevate' | 'redact'>;
  /** Runs a command as root over `host`, within the same limit. Throws what `RemoteHost.run` and `Sudo.run` throw. */
  runAsRoot(argv: readonly string[], options: RootOptions): Promise<CommandResult>;
  /** The same appliance with another limit: a view, which shares connection and sudo password. */
  withEffect(effect: Effect): Appliance;
  how(operation: OperationId): How;
  /**
   * What to do for an operation. Throws `bug` where its effect is not permitted or it has no business on this side, and
   * `appliance.operation-missing` where the profile does not automate it.
   */
  begin(operation: OperationId): Automated;
  /** Tells of a command that ran. Looks that are repeated with the same result are told once a connection. */
  tell(operation: OperationId, command: string, exitCode: number, durationMs: number): void;
}

export interface ApplianceOptions {
  readonly side: ApplianceSide;
  readonly profile: Profile;
  readonly host: RemoteHost;
  readonly consoleEndpoint: ConsoleEndpoint;
  readonly ask: Ask;
  readonly clock: Clock;
  readonly emit: (event: EventBody) => void;
  /** Where this appliance keeps System Backups, when the plan names it. Goes before the profile's folder. */
  readonly backupFolder?: string;
}

/** Makes an appliance of a connected machine. It may only be read until `withEffect` says otherwise. */
export function createAppliance(options: ApplianceOptions): Appliance {
  const { side, ask, emit } = options;
  const sudo = createSudo(options.host, side, ask);
  const told = new Set<string>();
  const session: Session = {
    ...options,
    sudo,
    tell: (operation, command, exitCode, durationMs) => {
      const event = { type: 'command.ran', side, operation, command, exitCode, durationMs } as const;
      // A state that is looked at every second for half an hour would fill the journal with one line.
      const key = `${operation} ${exitCode} ${command}`;
      if (effectOf(operation, side) === 'reads' && told.has(key)) return;
      told.add(key);
      emit(event);
    },
  };
  return view(session, 'reads');
}

interface Session extends ApplianceOptions {
  readonly sudo: Sudo;
  readonly tell: Appliance['tell'];
}

function view(session: Session, permitted: Effect): Appliance {
  const { side, profile, consoleEndpoint, clock, sudo, tell } = session;
  const limit = { side, permitted };
  const host = guardHost(session.host, limit, sudo.forget);
  return {
    side,
    profile,
    host,
    consoleEndpoint,
    permitted,
    clock,
    sudo,
    runAsRoot: async (argv, options) => {
      // Before anybody is asked for a password.
      refuseUnlessPermitted(limit, options.name, options.effect);
      return sudo.run(host, argv, options);
    },
    tell,
    withEffect: (effect) => view(session, effect),
    how: (operation) => describe(session, operation),
    begin: (operation) => {
      refuseUnlessPermitted(limit, operation, effectOf(operation, side));
      const found = settle(session, operation);
      if (found.how === 'guided' || found.how === 'unavailable') {
        throw new MigrationError('appliance.operation-missing', { operation, profile: profile.id }, { side });
      }
      return found;
    },
  };
}

function describe(session: Session, operation: OperationId): How {
  const { side, consoleEndpoint, backupFolder } = session;
  if (effectOf(operation, side) === 'never') {
    return { mode: 'unavailable', reason: `not for the ${side} appliance` };
  }
  const found = settle(session, operation);
  switch (found.how) {
    case 'automated':
      return {
        mode: 'automated',
        ...(found.byHand && { byHand: instructionOf(found.byHand, consoleEndpoint) }),
      };
    case 'files':
    case 'linux':
      return { mode: 'automated' };
    case 'guided':
      return {
        mode: 'guided',
        instruction: instructionOf(found, consoleEndpoint),
        proof: settleProof(found.proof, backupFolder),
      };
    case 'unavailable':
      return { mode: 'unavailable', reason: found.reason };
    default:
      return found satisfies never;
  }
}

type Settled = Automated | GuidedProfile | Extract<OperationProfile, { how: 'unavailable' }>;

/** The profile's entry with the plan's folder put in. */
function settle({ profile, backupFolder }: Session, operation: OperationId): Settled {
  const entry = profile.operations[operation];
  if (!entry) return { how: 'unavailable', reason: 'the profile does not describe it' };
  if (entry.how !== 'files') return entry;
  const folder = (operation === 'list-backups' ? backupFolder : undefined) ?? entry.folder;
  if (folder !== undefined) return { ...entry, folder };
  return entry.withoutFolder ?? { how: 'unavailable', reason: 'the folder is not known' };
}

/** A new file can be seen only in a folder that is known; else the admin hands it over. */
function settleProof(proof: GuidedProof, backupFolder: string | undefined): GuidedProof {
  if (proof.by !== 'new-file' || proof.folder !== undefined) return proof;
  return backupFolder === undefined
    ? { by: 'handed-over-file', file: 'backup' }
    : { ...proof, folder: backupFolder };
}
