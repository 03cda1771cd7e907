import { once } from 'node:events';
import net from 'node:net';
import ssh2, { type ParsedKey } from 'ssh2';
import { fingerprintOf } from '../trust/read-host-key.ts';

/** A key pair of a host, as ssh2 reads it. */
export function makeHostKey(): { readonly key: ParsedKey; readonly sha256: string } {
  const made = ssh2.utils.generateKeyPairSync('ed25519');
  const key = ssh2.utils.parseKey(made.private);
  if (key instanceof Error) throw key;
  return { key, sha256: fingerprintOf(key.getPublicSSH()) };
}

/**
 * An SSH server on 127.0.0.1 that shows the public key of `copied`, which anybody can have seen, and signs with a key of its
 * own; without one it shows what it has. `stop` ends it with its connections.
 */
export async function startForgingServer(
  own: ParsedKey,
  copied?: ParsedKey,
): Promise<{ readonly port: number; stop: () => Promise<void> }> {
  const shown = copied ?? own;
  // What signs and what is shown are two methods of one object; ssh2 asks a key that was read already for both.
  const key = Object.assign(Object.create(own) as ParsedKey, { getPublicSSH: () => shown.getPublicSSH() });
  const ssh = new ssh2.Server({ hostKeys: [{ key: key as unknown as string }] }, (connection) => {
    connection.on('error', () => connection.end());
  });
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    ssh.injectSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
