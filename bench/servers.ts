import fs from 'node:fs';
import path from 'node:path';
import { startRealSshd } from '../engine/ssh/testing/real-sshd.ts';
import type { Machine } from './worker.ts';

/** A private OpenSSH server on loopback, and what ssh and scp need to reach it. */
export interface Server extends Machine {
  /** This key, this server's key, nothing of the user's own configuration. */
  readonly clientOptions: readonly string[];
  stop(): Promise<void>;
}

/** Starts a server for the user who runs the bench. */
export async function startServer(): Promise<Server> {
  const sshd = await startRealSshd({ login: 'self' });
  const [hostKey] = sshd.hostKeys;
  const knownHosts = path.join(path.dirname(sshd.folder), 'known_hosts');
  fs.writeFileSync(knownHosts, `* ${hostKey?.type ?? ''} ${hostKey?.base64 ?? ''}\n`);
  return {
    port: sshd.port,
    user: sshd.user,
    keyFile: sshd.keyFile,
    sha256: sshd.hostKeySha256,
    clientOptions: [
      ...['-F', 'none', '-i', sshd.keyFile],
      ...['-o', `UserKnownHostsFile=${knownHosts}`, '-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes'],
    ],
    stop: () => sshd.stop(),
  };
}
