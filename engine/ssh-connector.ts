import os from 'node:os';
import path from 'node:path';
import type { ConnectionOptions } from './migration/connections.ts';
import { connectHost } from './ssh/connect.ts';
import { openKnownHosts } from './ssh/known-hosts.ts';
import { resolveTarget } from './ssh/ssh-config.ts';

export interface SshConnectorOptions {
  /** Where Handover keeps its own `known_hosts`. */
  readonly home: string;
  /** Default: the user's `~/.ssh`. */
  readonly sshFolder?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Opens real SSH connections for the machines of a plan: user's configuration, agent and known hosts included. */
export function sshConnector(options: SshConnectorOptions): ConnectionOptions['open'] {
  const sshFolder = options.sshFolder ?? path.join(os.homedir(), '.ssh');
  const knownHosts = openKnownHosts(path.join(options.home, 'known_hosts'), [
    path.join(sshFolder, 'known_hosts'),
  ]);
  return async ({ side, planned, address, sshPort, pinnedSha256 }, ask, signal) => {
    const login = { ...planned, address, ...(sshPort !== undefined && { sshPort }) };
    const { target, jumps } = resolveTarget(login, planned.jump, path.join(sshFolder, 'config'));
    return connectHost({
      side,
      target,
      jumps,
      pinnedSha256,
      knownHosts,
      ask,
      signal,
      agent: agentOf(options.environment ?? process.env),
    });
  };
}

/** OpenSSH's agent: a socket, or its pipe on Windows. */
function agentOf(environment: NodeJS.ProcessEnv): string | undefined {
  const socket = environment['SSH_AUTH_SOCK'];
  if (socket !== undefined && socket !== '') return socket;
  return process.platform === 'win32' ? String.raw`\\.\pipe\openssh-ssh-agent` : undefined;
}
