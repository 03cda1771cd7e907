import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { isMigrationError, MigrationError } from '../errors.ts';
import { hangMs } from '../testing/limits.ts';
import { connectHost, type ConnectOptions } from './connect.ts';
import { openKnownHosts } from './trust/known-hosts.ts';
import {
  isAgentTrouble,
  isLoginRefused,
  speaksSsh,
  translateConnectError,
  translateSftpError,
  translateTunnelError,
  whyTunnelRefused,
} from './ssh2-errors.ts';
import { sshdIsMissing, startRealSshd } from './testing/real-sshd.ts';
import { scriptedAsk } from './testing/scripted-ask.ts';

const subject = { address: 'old.example', port: 22, timeoutMs: 15_000 };

/** An error as ssh2 1.17 on Node 20 gave it. */
function recorded(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more);
}

test.each([
  [
    recorded('connect ECONNREFUSED 127.0.0.1:1', { level: 'client-socket', code: 'ECONNREFUSED' }),
    'reach.refused',
  ],
  [
    recorded('connect ETIMEDOUT 192.0.2.1:22', { level: 'client-socket', code: 'ETIMEDOUT' }),
    'reach.timeout',
  ],
  [recorded('getaddrinfo ENOTFOUND nowhere.invalid', { code: 'ENOTFOUND' }), 'reach.unknown-name'],
  [recorded('getaddrinfo EAI_AGAIN nowhere.invalid', { code: 'EAI_AGAIN' }), 'reach.unknown-name'],
  [recorded('connect EHOSTUNREACH 10.0.0.9:22', { code: 'EHOSTUNREACH' }), 'reach.unreachable'],
  [recorded('connect ENETUNREACH 10.0.0.9:22', { code: 'ENETUNREACH' }), 'reach.unreachable'],
  [recorded('read ECONNRESET', { level: 'client-socket', code: 'ECONNRESET' }), 'reach.connection-lost'],
  [recorded('Keepalive timeout', { level: 'client-timeout' }), 'reach.timeout'],
  [recorded('Invalid identification string'), 'reach.not-ssh'],
  [recorded('Header line too long'), 'reach.not-ssh'],
  [recorded('Connection lost before handshake', { level: 'protocol' }), 'reach.connection-lost'],
  [recorded('Bad packet length'), 'reach.connection-lost'],
  [
    recorded('Handshake failed: no matching C->S cipher', { level: 'handshake' }),
    'reach.no-common-algorithm',
  ],
  [recorded('Unsupported algorithm: chacha20-poly1305@openssh.com'), 'bug'],
  [recorded('Handshake failed: no matching C->S MAC', { level: 'handshake' }), 'reach.no-common-algorithm'],
  [
    recorded('Handshake failed: no matching key exchange algorithm', { level: 'handshake' }),
    'reach.no-common-algorithm',
  ],
  [
    recorded('Handshake failed: no matching host key format', { level: 'handshake' }),
    'reach.no-common-algorithm',
  ],
])('%s', (error, code) => {
  const translated = translateConnectError(error, subject);
  expect(translated.code).toBe(code);
  expect(translated.cause).toBe(error);
});

test('an error that is one of ours stays as it is', () => {
  const ours = new MigrationError('reach.refused', { address: 'a', port: 1 });
  expect(translateConnectError(ours, subject)).toBe(ours);
  expect(translateSftpError(ours, '/x')).toBe(ours);
  expect(translateTunnelError(ours, 'a', 1, 'b')).toBe(ours);
});

test('a login is refused by running out of methods, and by too many attempts', () => {
  const outOfMethods = recorded('All configured authentication methods failed', {
    level: 'client-authentication',
  });
  expect(isLoginRefused(outOfMethods)).toBe(true);
  expect(isLoginRefused(recorded('Too many authentication failures', { code: 2 }))).toBe(true);
  expect(isLoginRefused(recorded('Protocol error', { code: 2 }))).toBe(false);
  expect(isLoginRefused(recorded('read ECONNRESET', { level: 'client-socket', code: 'ECONNRESET' }))).toBe(
    false,
  );
});

test('an agent that is not there is no end', () => {
  expect(isAgentTrouble(recorded('Failed to connect to agent', { level: 'agent' }))).toBe(true);
  expect(isAgentTrouble(recorded('read ECONNRESET', { level: 'client-socket' }))).toBe(false);
});

test.each([
  ['SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10\r\n', true],
  ['SSH-1.99-old\n', true],
  ['Authorised use only\r\nSSH-2.0-x\r\n', true],
  ['Exceeded MaxStartups\r\n', true],
  ['Not allowed at this time\r\n', true],
  ['HTTP/1.1 400 Bad Request\r\n\r\n', false],
  ['220 mail.example ESMTP\r\n', false],
  ['\u0015\u0003\u0001\u0000\u0002\u0002', false],
])('the greeting %j: %s', (greeting, expected) => {
  expect(speaksSsh(Buffer.from(greeting))).toBe(expected);
});

test.each([
  [2, 'No such file', 'transfer.source-missing'],
  [3, 'Permission denied', 'transfer.permission-denied'],
  [4, 'Failure', 'transfer.failed'],
  [5, 'Bad message', 'transfer.failed'],
  [6, 'No connection', 'reach.connection-lost'],
  [7, 'Connection lost', 'reach.connection-lost'],
  [8, 'Operation unsupported', 'transfer.unsupported'],
  [undefined, 'No response from server', 'transfer.cut'],
])('SFTP status %s (%s)', (code, message, expected) => {
  expect(translateSftpError(recorded(message, { code }), '/x').code).toBe(expected);
});

test.each([
  [2, 'Connection refused', 'reach.tunnel-refused', 'refused'],
  [2, 'No route to host', 'reach.tunnel-refused', 'silent'],
  [2, 'Connection timed out', 'reach.tunnel-refused', 'silent'],
  [2, 'Network is unreachable', 'reach.tunnel-refused', 'offline'],
  [2, 'Name or service not known', 'reach.tunnel-refused', 'offline'],
  [2, '', 'reach.tunnel-refused', 'silent'],
  [1, 'open failed', 'transfer.unsupported', undefined],
  [undefined, 'No response from server', 'reach.connection-lost', undefined],
])('a channel that failed for %s (%s)', (reason, text, code, why) => {
  const error = translateTunnelError(
    recorded(`(SSH) Channel open failure: ${text}`, { reason }),
    '10.0.0.1',
    443,
    'old.example',
  );
  expect(error.code).toBe(code);
  if (isMigrationError(error, 'reach.tunnel-refused')) expect(whyTunnelRefused(error)).toBe(why);
});

describe('servers of other kinds', () => {
  const servers: net.Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const listen = async (onSocket: (socket: net.Socket) => void): Promise<number> => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      onSocket(socket);
    });
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return (server.address() as net.AddressInfo).port;
  };
  const connect = async (port: number, more: Partial<ConnectOptions> = {}, address = '127.0.0.1') =>
    connectHost({
      side: 'old',
      target: { address, port, user: 'admin', authentication: ['password'] },
      knownHosts: openKnownHosts('/nonexistent', []),
      ask: scriptedAsk().ask,
      signal: new AbortController().signal,
      connectTimeoutMs: hangMs,
      ...more,
    }).then(
      () => expect.fail('connected'),
      (error: unknown) => error,
    );

  test.each<[string, (socket: net.Socket) => void, string]>([
    ['answers in HTTP and ends', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'reach.not-ssh'],
    ['greets in a long line', (socket) => socket.write('x'.repeat(20_000)), 'reach.not-ssh'],
    ['speaks SSH 1', (socket) => socket.write('SSH-1.5-old\r\n'), 'reach.not-ssh'],
    ['ends at once', (socket) => socket.end(), 'reach.connection-lost'],
    ['is busy', (socket) => socket.end('Exceeded MaxStartups\r\n'), 'reach.connection-lost'],
    ['ends after its version', (socket) => socket.end('SSH-2.0-x\r\n'), 'reach.connection-lost'],
    [
      'sends rubbish after its version',
      (socket) => socket.write(`SSH-2.0-x\r\n${'rubbish '.repeat(99)}`),
      'reach.connection-lost',
    ],
  ])('one that %s', async (_what, onSocket, code) => {
    const error = await connect(await listen(onSocket));
    expect(error).toMatchObject({ code, side: 'old' });
  });

  test('one that greets in another protocol and waits', async () => {
    const port = await listen((socket) => socket.write('220 mail.example ESMTP\r\n'));
    expect(await connect(port, { connectTimeoutMs: 3_000 })).toMatchObject({
      code: 'reach.not-ssh',
      side: 'old',
    });
  });

  test('one that takes the connection and says nothing', async () => {
    const port = await listen(() => undefined);
    expect(await connect(port, { connectTimeoutMs: 300 })).toMatchObject({
      code: 'reach.timeout',
      params: { address: '127.0.0.1', port, timeoutMs: 300 },
      side: 'old',
    });
  });

  test('none', async () => {
    const port = await listen(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await connect(port)).toMatchObject({ code: 'reach.refused', params: { port }, side: 'old' });
    expect(await connect(22, {}, 'nowhere.invalid')).toMatchObject({ code: 'reach.unknown-name' });
  });

  test('one that is stopped by the wish while it says nothing is left at once', async () => {
    const wish = new AbortController();
    const left = new Promise((resolve) => {
      void listen((socket) => {
        socket.on('close', resolve);
        wish.abort(new Error('enough'));
      }).then((port) => connecting.push(connect(port, { signal: wish.signal })));
    });
    const connecting: Promise<unknown>[] = [];
    await left;
    expect(await Promise.all(connecting)).toEqual([wish.signal.reason]);
  });
});

describe.skipIf(sshdIsMissing() !== undefined)('a real sshd', () => {
  test.each([
    ['Ciphers 3des-cbc', '127.0.0.1: 3des-cbc'],
    ['KexAlgorithms diffie-hellman-group14-sha1', '127.0.0.1: diffie-hellman-group14-sha1'],
  ])('with %s has nothing in common, unless old algorithms are allowed', async (config, detail) => {
    const sshd = await startRealSshd({ config: [config] });
    try {
      const options = (legacyAlgorithms: boolean): ConnectOptions => ({
        side: 'new',
        target: { ...sshd, authentication: ['key'], legacyAlgorithms },
        pinnedSha256: sshd.hostKeySha256,
        knownHosts: openKnownHosts('/nonexistent', []),
        ask: scriptedAsk().ask,
        signal: new AbortController().signal,
      });
      await expect(connectHost(options(false))).rejects.toMatchObject({
        code: 'reach.no-common-algorithm',
        params: { detail: expect.stringContaining(detail) as string },
        side: 'new',
      });
      await (await connectHost(options(true))).close();
    } finally {
      await sshd.stop();
    }
  });
});
