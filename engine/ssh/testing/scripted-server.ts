import { once } from 'node:events';
import fs from 'node:fs';
import type net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import ssh2 from 'ssh2';
import { fingerprintOf } from '../trust/read-host-key.ts';
import { makeKey } from './real-sshd.ts';

export interface ScriptedServer {
  readonly port: number;
  readonly hostKeySha256: string;
  /** Ends every connection without a word. */
  dropConnections(): void;
  stop(): Promise<void>;
}

/** An SSH server whose logins are decided by a function: for what sshd does only with modules that a test cannot install. */
export async function startScriptedServer(
  onAuthentication: (context: ssh2.AuthContext) => void,
): Promise<ScriptedServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-server-'));
  const { base64 } = makeKey(path.join(folder, 'key'), 'ed25519');
  const server = new ssh2.Server({ hostKeys: [fs.readFileSync(path.join(folder, 'key'))] }, (client) => {
    client.on('authentication', onAuthentication);
    // A client that leaves in the midst of a login is what some tests are about.
    client.on('error', () => undefined);
  });
  fs.rmSync(folder, { recursive: true });
  const sockets = new Set<net.Socket>();
  // An ssh2 server is a net.Server at heart, and its types do not say so.
  (server as unknown as { _srv: net.Server })._srv.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    hostKeySha256: fingerprintOf(Buffer.from(base64, 'base64')),
    dropConnections: () => sockets.forEach((socket) => socket.destroy()),
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
