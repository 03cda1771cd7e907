import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { hangMs } from '../testing/limits.ts';
import { connectHost, type ConnectOptions } from './connect.ts';
import { openKnownHosts } from './trust/known-hosts.ts';
import type { RemoteHost } from './remote-host.ts';
import { sshdIsMissing, startRealSshd, type RealSshd } from './testing/real-sshd.ts';
import { scriptedAsk } from './testing/scripted-ask.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
const { signal } = new AbortController();

function options(port: number, more: Partial<ConnectOptions> = {}): ConnectOptions {
  return {
    side: 'old',
    target: { address: '127.0.0.1', port, user: 'admin', authentication: ['password'] },
    knownHosts: openKnownHosts('/nonexistent', []),
    ask: scriptedAsk().ask,
    signal,
    ...more,
  };
}

describe('connecting to what is no SSH server', () => {
  const serve = async (onConnection: (socket: net.Socket) => void): Promise<number> => {
    const sockets = new Set<net.Socket>();
    const server = net.createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      onConnection(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanups.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return (server.address() as net.AddressInfo).port;
  };

  test('nobody listens: refused', async () => {
    const port = await serve(() => undefined);
    await cleanups.pop()?.();
    await expect(connectHost(options(port))).rejects.toMatchObject({
      code: 'reach.refused',
      side: 'old',
      params: { address: '127.0.0.1', port },
    });
  });

  test('a server that says nothing: timeout', async () => {
    const port = await serve(() => undefined);
    await expect(connectHost(options(port, { connectTimeoutMs: 200 }))).rejects.toMatchObject({
      code: 'reach.timeout',
      params: { port, timeoutMs: 200 },
    });
  });

  test.each([
    ['of another protocol', (socket: net.Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    [
      'of another protocol that goes on talking',
      (socket: net.Socket) => socket.write('220 mail\r\n'.repeat(2_000)),
    ],
    ['that sends a long line', (socket: net.Socket) => socket.write('x'.repeat(100_000))],
    ['of SSH 1', (socket: net.Socket) => socket.end('SSH-1.5-old\r\n')],
  ])('a server %s: not SSH', async (_case, onConnection) => {
    const port = await serve(onConnection);
    await expect(connectHost(options(port))).rejects.toMatchObject({
      code: 'reach.not-ssh',
      params: { address: '127.0.0.1', port },
    });
  });

  test.each([
    ['at once', (socket: net.Socket) => socket.end()],
    ['by a reset', (socket: net.Socket) => socket.resetAndDestroy()],
    ['after its greeting', (socket: net.Socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
    ['because it is busy', (socket: net.Socket) => socket.end('Exceeded MaxStartups\r\n')],
  ])('a server that hangs up %s: lost, which may be tried again', async (_case, onConnection) => {
    const port = await serve(onConnection);
    await expect(connectHost(options(port))).rejects.toMatchObject({
      // A reset may come before or after the connection counts as made, and has its name by that.
      code: expect.stringMatching(/^reach\.(connection-lost|unreachable|refused)$/) as string,
      isTransient: true,
    });
  });

  test('no name: unknown', async () => {
    const base = options(22);
    const target = { ...base.target, address: 'no-such-machine.invalid' };
    await expect(connectHost({ ...base, target })).rejects.toMatchObject({
      code: 'reach.unknown-name',
      params: { address: 'no-such-machine.invalid' },
    });
  });

  test('the signal ends it with its reason', async () => {
    const wish = new AbortController();
    const reason = new Error('enough');
    const port = await serve(() => wish.abort(reason));
    await expect(connectHost(options(port, { signal: wish.signal }))).rejects.toBe(reason);
  });
});

describe.skipIf(sshdIsMissing() !== undefined)('a connection that dies', () => {
  const connect = async (sshd: RealSshd, more: Partial<ConnectOptions> = {}): Promise<RemoteHost> => {
    const { port, user, keyFile } = sshd;
    const target = { address: '127.0.0.1', port, user, authentication: ['key'] as const, keyFile };
    const pinnedSha256 = sshd.hostKeySha256;
    const host = await connectHost(options(port, { target, pinnedSha256, ...more }));
    cleanups.push(() => host.close());
    return host;
  };
  const start = async (...args: Parameters<typeof startRealSshd>): Promise<RealSshd> => {
    const sshd = await startRealSshd(...args);
    cleanups.push(() => sshd.stop());
    return sshd;
  };

  test('with its server in the midst of a command rejects the command', async () => {
    const sshd = await start();
    const host = await connect(sshd);
    const pending = host.run(['sleep', '60'], { signal, timeoutMs: hangMs, name: 'nap', effect: 'reads' });
    sshd.killConnections();
    await expect(pending).rejects.toMatchObject({ code: 'reach.connection-lost', side: 'old' });
    expect(host.connectionLost.aborted).toBe(true);
  });

  test.each([
    ['SFTP', true],
    ['commands', false],
  ])('by standing still is found by keepalive, and every pending call over %s ends', async (_way, sftp) => {
    const sshd = await start({ sftp });
    const host = await connect(sshd, { keepaliveMs: 100, keepaliveCount: 3 });
    await host.stat(sshd.folder, signal);
    const writer = await host.write(`${sshd.folder}/part`, { signal, open: 'create' });
    sshd.freeze();
    const pending = [
      host.run(['sleep', '60'], { signal, timeoutMs: hangMs, name: 'nap', effect: 'reads' }),
      host.stat(sshd.folder, signal),
      host.list(sshd.folder, signal),
      host.freeSpaceBytes(sshd.folder, signal),
      host.makeFolder(`${sshd.folder}/new`, signal),
      host.write(`${sshd.folder}/other`, { signal, open: 'create' }),
      host.read(`${sshd.folder}/part`, { signal })[Symbol.asyncIterator]().next(),
      host.dial('127.0.0.1', sshd.port, signal),
      writer.write(Buffer.from('more')).then(() => writer.finish()),
    ];
    for (const each of await Promise.allSettled(pending))
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'reach.connection-lost' } });
    await writer.abandon();
  });

  test('closing does not wait for a server that stands still', async () => {
    const sshd = await start();
    const host = await connect(sshd);
    await host.stat(sshd.folder, signal);
    sshd.freeze();
    await host.close();
    expect(host.connectionLost.aborted).toBe(true);
  });

  test('a server without an algorithm in common is told as such, and may be reached by old ones', async () => {
    const sshd = await start({ config: ['KexAlgorithms diffie-hellman-group14-sha1', 'Ciphers aes128-cbc'] });
    await expect(connect(sshd)).rejects.toMatchObject({ code: 'reach.no-common-algorithm' });
    const { port, user, keyFile } = sshd;
    const legacy = {
      address: '127.0.0.1',
      port,
      user,
      authentication: ['key'] as const,
      keyFile,
      legacyAlgorithms: true,
    };
    const host = await connect(sshd, { target: legacy });
    expect(host.identity.port).toBe(port);
  });
});
