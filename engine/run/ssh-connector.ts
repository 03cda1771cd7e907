import os from 'node:os';
import path from 'node:path';
import type { ConnectionOptions, ConnectTarget } from './connections.ts';
import type { PlannedAppliance } from '../../shared/contract/plan.ts';
import { connectHost } from '../ssh/connect.ts';
import { openKnownHosts } from '../ssh/trust/known-hosts.ts';
import { resolveTarget, type ResolvedTarget } from '../ssh/ssh-config.ts';

export interface SshConnectorOptions {
  /** Where Handover keeps its own `known_hosts`. */
  readonly home: string;
  /** Default: the user's `~/.ssh`. */
  readonly sshFolder?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** See `ConnectOptions.mayReplace`. */
  readonly mayReplace?: (address: string, sha256: string) => boolean;
  readonly debug?: (line: string) => void;
}

/** Opens real SSH connections for the machines of a plan: user's configuration, agent and known hosts included. */
export function sshConnector(options: SshConnectorOptions): ConnectionOptions['open'] {
  const sshFolder = options.sshFolder ?? path.join(os.homedir(), '.ssh');
  const knownHosts = openKnownHosts(path.join(options.home, 'known_hosts'), [
    path.join(sshFolder, 'known_hosts'),
  ]);
  return async (wanted, ask, signal) => {
    const { side, pinnedSha256 } = wanted;
    const { target, jumps } = targetFor(wanted, path.join(sshFolder, 'config'));
    return connectHost({
      side,
      target,
      jumps,
      pinnedSha256,
      knownHosts,
      mayReplace: options.mayReplace,
      ask,
      signal,
      agent: agentOf(options.environment ?? process.env),
      debug: options.debug,
    });
  };
}

/**
 * How to reach a machine where it is wanted. User, keys and jump hosts are those of the planned address, which may be a
 * `Host` of the configuration; a machine that has moved is reached in the same way at its other address and port.
 */
export function targetFor(
  {
    planned,
    address,
    sshPort,
    defaultUser,
  }: Pick<ConnectTarget, 'planned' | 'address' | 'sshPort' | 'defaultUser'>,
  configFile: string,
): ResolvedTarget {
  const { target, jumps } = resolveTarget(planned, planned.jump, configFile, defaultUser);
  return {
    target: {
      ...target,
      ...(address !== planned.address && { address }),
      ...(sshPort !== undefined && sshPort !== planned.sshPort && { port: sshPort }),
    },
    jumps,
  };
}

/** The jump hosts on the way to a machine, by the plan or by the user's own configuration. */
export function jumpsTo(planned: PlannedAppliance): ResolvedTarget['jumps'] {
  return resolveTarget(planned, planned.jump, path.join(os.homedir(), '.ssh', 'config')).jumps;
}

/** OpenSSH's agent: a socket, or its pipe on Windows. */
function agentOf(environment: NodeJS.ProcessEnv): string | undefined {
  const socket = environment['SSH_AUTH_SOCK'];
  if (socket !== undefined && socket !== '') return socket;
  return process.platform === 'win32' ? String.raw`\\.\pipe\openssh-ssh-agent` : undefined;
}
