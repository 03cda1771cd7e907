import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import selfsigned from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MigrationError } from '../../errors.ts';
import { connectHost } from '../../ssh/connect.ts';
import { openKnownHosts } from '../../ssh/trust/known-hosts.ts';
import { makeHostKey, startForgingServer } from '../../ssh/testing/forging-server.ts';
import type { RemoteHost } from '../../ssh/remote-host.ts';
import { sshdIsMissing, startRealSshd, type RealSshd } from '../../ssh/testing/real-sshd.ts';
import { scriptedAsk } from '../../ssh/testing/scripted-ask.ts';
import type { Endpoint, Pins, Vantage } from './network.ts';
import { createTcpNetwork } from './tcp-network.ts';
import { judge } from './verdict.ts';
import { freePort } from '../../testing/free-port.ts';

const network = createTcpNetwork();
const quiet = new AbortController().signal;
const address = '127.0.0.1';
const cleanups: (() => unknown)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function pinsOf(oldSha256: string, newSha256: string, types = ['ssh-ed25519', 'ssh-ed25519']): Pins {
  const identity = (sha256: string, keyType = '') => ({ address, port: 22, user: 'root', keyType, sha256 });
  return {
    old: { identity: identity(oldSha256, types[0]) },
    new: { identity: identity(newSha256, types[1]) },
  };
}
const noPins = pinsOf('SHA256:old', 'SHA256:new');

async function listen(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, address);
  await once(server, 'listening');
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as net.AddressInfo).port;
}

/** A place from which every connection ends in the same way. */
function vantage(dial: Vantage['dial']): Vantage {
  return { name: 'new', dial };
}
const untilStopped: Vantage['dial'] = async (_address, _port, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

describe('a port', () => {
  const look = async (ports: Partial<Endpoint>, from = network.laptop, timeoutMs = 5_000) =>
    network.look({ address, sshPort: 1, consolePort: 1, ...ports }, noPins, from, timeoutMs, quiet);

  test('that nobody listens on refuses', async () => {
    const port = await freePort(address);
    expect(await look({ sshPort: port, consolePort: port })).toEqual({
      ssh: { kind: 'refused' },
      console: { kind: 'refused' },
    });
  });

  test('that answers in another protocol is foreign', async () => {
    const port = await listen(net.createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const seen = await look({ sshPort: port, consolePort: port });
    expect(seen).toEqual({ ssh: { kind: 'foreign' }, console: { kind: 'foreign' } });
    expect(judge(seen, noPins).kind).toBe('unclear');
  });

  test('that takes connections and says nothing is foreign, for something is there', async () => {
    const port = await listen(net.createServer());
    const seen = await look({ sshPort: port, consolePort: port }, network.laptop, 200);
    expect(seen).toEqual({ ssh: { kind: 'foreign' }, console: { kind: 'foreign' } });
  });

  test('that takes connections and resets them is not silent', async () => {
    const port = await listen(net.createServer((socket) => socket.resetAndDestroy()));
    const seen = await look({ sshPort: port, consolePort: port });
    for (const sight of [seen.ssh, seen.console]) expect(['refused', 'foreign']).toContain(sight.kind);
  });

  test('that does not answer in time is silent', async () => {
    const seen = await look({}, vantage(untilStopped), 50);
    expect(seen).toEqual({ ssh: { kind: 'silent' }, console: { kind: 'silent' } });
  });

  const connectError = (code: string) =>
    new MigrationError('reach.unreachable', { address, port: 1 }, { cause: { code } });
  const tunnelError = (message: string) =>
    new MigrationError('reach.tunnel-refused', { address, port: 1, through: 'x' }, { cause: { message } });
  const addressError = (code: 'reach.connection-lost' | 'reach.unknown-name') =>
    new MigrationError(code, { address });
  test.each([
    ['no route to the host', connectError('EHOSTUNREACH'), { kind: 'silent' }],
    ['no answer to TCP', connectError('ETIMEDOUT'), { kind: 'silent' }],
    ['no network here', connectError('ENETUNREACH'), { kind: 'could-not-test', reason: 'ENETUNREACH' }],
    ['no address here', connectError('EADDRNOTAVAIL'), { kind: 'could-not-test', reason: 'EADDRNOTAVAIL' }],
    ['refused at the far side', tunnelError('failed: Connection refused'), { kind: 'refused' }],
    ['no route from the far side', tunnelError('failed: No route to host'), { kind: 'silent' }],
    [
      'no network at the far side',
      tunnelError('failed: Network is unreachable'),
      { kind: 'could-not-test', reason: 'reach.tunnel-refused' },
    ],
    [
      'a place that is gone itself',
      addressError('reach.connection-lost'),
      { kind: 'could-not-test', reason: 'reach.connection-lost' },
    ],
    [
      'a name that nobody knows',
      addressError('reach.unknown-name'),
      { kind: 'could-not-test', reason: 'reach.unknown-name' },
    ],
    ['whatever else', new Error('odd'), { kind: 'could-not-test', reason: 'odd' }],
  ])('behind %s', async (_what, error, expected) => {
    const seen = await look(
      {},
      vantage(async () => Promise.reject(error)),
    );
    expect(seen).toEqual({ ssh: expected, console: expected });
  });

  test('is left when the wish is gone, with its reason and without a connection', async () => {
    const wish = new AbortController();
    const reason = new Error('enough');
    const closed: Promise<unknown>[] = [];
    const server = net.createServer((socket) => {
      closed.push(once(socket, 'close'));
      socket.resume();
      if (closed.length === 2) wish.abort(reason);
    });
    const port = await listen(server);
    const looking = network.look(
      { address, sshPort: port, consolePort: port },
      noPins,
      network.laptop,
      9_000,
      wish.signal,
    );
    await expect(looking).rejects.toBe(reason);
    await Promise.all(closed);
  });

  test('shows its certificate, whoever signed it', async () => {
    const made = await selfsigned.generate([{ name: 'commonName', value: 'old.example' }], {
      extensions: [
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'old.example' },
            { type: 7, ip: '192.0.2.7' },
          ],
        },
      ],
    });
    const port = await listen(tls.createServer({ key: made.private, cert: made.cert }));
    const seen = await look({ consolePort: port });
    expect(seen.console).toEqual({ kind: 'open', sha256: seen.certificate?.sha256 });
    expect(seen.certificate).toMatchObject({
      address,
      port,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      subject: 'CN=old.example',
      issuer: 'CN=old.example',
      names: ['old.example', '192.0.2.7'],
      validTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    });
  });

  test('leaves no listener on a signal that lives long', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on('warning', onWarning);
    const port = await listen(net.createServer((socket) => socket.end('no\r\n')));
    for (let i = 0; i < 20; i++) await look({ sshPort: port, consolePort: port });
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });
});

describe('a server that shows the public key of another', () => {
  const [genuine, forger] = [makeHostKey(), makeHostKey()];
  const look = async (copied?: typeof genuine, own = forger) => {
    const server = await startForgingServer(own.key, copied?.key);
    cleanups.push(async () => server.stop());
    const pins = pinsOf('SHA256:other', genuine.sha256);
    const endpoint = { address, sshPort: server.port, consolePort: 1 };
    const seen = await network.look(endpoint, pins, network.laptop, 9_000, quiet);
    return { ssh: seen.ssh, verdict: judge(seen, pins).kind };
  };

  test('and cannot sign with it is foreign, whoever it says to be', async () => {
    expect(await look(genuine)).toEqual({ ssh: { kind: 'foreign' }, verdict: 'unclear' });
  });

  test('is told from the one that has the key, and from one that shows its own', async () => {
    expect(await look(undefined, genuine)).toMatchObject({ verdict: 'new' });
    expect(await look()).toEqual({ ssh: { kind: 'open', sha256: forger.sha256 }, verdict: 'stranger' });
  });
});

describe.skipIf(sshdIsMissing() !== undefined)('a real sshd', () => {
  let sshd: RealSshd;
  let keyOf: (type: string) => string;
  beforeAll(async () => {
    sshd = await startRealSshd({ hostKeyTypes: ['ed25519', 'rsa', 'ecdsa'] });
    cleanups.push(async () => sshd.stop());
    keyOf = (type) => sshd.hostKeys.find((key) => key.type === type)!.sha256;
  });
  const look = async (pins: Pins, from = network.laptop) =>
    network.look({ address, sshPort: sshd.port, consolePort: 1 }, pins, from, 9_000, quiet);
  const connect = async (server: RealSshd): Promise<RemoteHost> => {
    const host = await connectHost({
      side: 'new',
      target: { ...server, authentication: ['key'] },
      pinnedSha256: server.hostKeySha256,
      knownHosts: openKnownHosts('/nonexistent', []),
      ask: scriptedAsk().ask,
      signal: quiet,
    });
    cleanups.push(async () => host.close());
    return host;
  };

  test.each([
    ['ssh-ed25519', 'ssh-rsa'],
    ['ssh-rsa', 'ecdsa-sha2-nistp256'],
    ['ecdsa-sha2-nistp256', 'ssh-ed25519'],
  ])('is recognised by a pin of type %s beside one of type %s, whichever is its own', async (own, other) => {
    const asOld = pinsOf(keyOf(own), 'SHA256:other', [own, other]);
    expect(judge(await look(asOld), asOld)).toEqual({ kind: 'old', sha256: keyOf(own) });
    const asNew = pinsOf('SHA256:other', keyOf(own), [other, own]);
    expect(judge(await look(asNew), asNew)).toEqual({ kind: 'new', by: 'host-key', sha256: keyOf(own) });
  });

  test('that is neither is a stranger, also where it has no key of a pinned type', async () => {
    expect(judge(await look(noPins), noPins)).toEqual({ kind: 'stranger', sha256: keyOf('ssh-ed25519') });
    const others = pinsOf('SHA256:old', 'SHA256:new', ['ecdsa-sha2-nistp521', 'ecdsa-sha2-nistp384']);
    expect(judge(await look(others), others).kind).toBe('stranger');
  });

  test('that goes down between two looks at its keys is no stranger', async () => {
    const pins = pinsOf('SHA256:old', 'SHA256:new', ['ecdsa-sha2-nistp521', 'ssh-ed25519']);
    let dials = 0;
    const goingDown = vantage(async (to, port, signal) => {
      if (port === sshd.port && ++dials > 1) throw new MigrationError('reach.refused', { address: to, port });
      return network.laptop.dial(to, port, signal);
    });
    const endpoint = { address, sshPort: sshd.port, consolePort: 1 };
    const { ssh } = await network.look(endpoint, pins, goingDown, 5_000, quiet);
    expect(ssh).toEqual({ kind: 'foreign' });
  });

  test('is told nobody’s name', async () => {
    await expect.poll(() => sshd.log()).toContain('[preauth]');
    expect(sshd.log()).not.toMatch(/user handover|Accepted|Failed/);
  });

  test('that stands still is not silent', async () => {
    const frozen = await startRealSshd();
    frozen.freeze();
    try {
      const endpoint = { address, sshPort: frozen.port, consolePort: 1 };
      const { ssh } = await network.look(endpoint, noPins, network.laptop, 300, quiet);
      expect(ssh).toEqual({ kind: 'foreign' });
    } finally {
      await frozen.stop();
    }
  });

  test('is seen from an appliance as it is from here, and so is who refuses', async () => {
    const from = await startRealSshd();
    cleanups.push(async () => from.stop());
    const host = await connect(from);
    const place: Vantage = { name: 'new', dial: (...args) => host.dial(...args) };
    const pins = pinsOf(keyOf('ssh-rsa'), from.hostKeySha256, ['ssh-rsa', 'ssh-ed25519']);
    expect(judge(await look(pins, place), pins)).toEqual({ kind: 'old', sha256: keyOf('ssh-rsa') });

    const made = await selfsigned.generate([{ name: 'commonName', value: 'old.example' }]);
    const consolePort = await listen(tls.createServer({ key: made.private, cert: made.cert }));
    const sshPort = await freePort(address);
    const seen = await network.look({ address, sshPort, consolePort }, pins, place, 9_000, quiet);
    expect(seen).toMatchObject({ ssh: { kind: 'refused' }, certificate: { subject: 'CN=old.example' } });

    const quietPort = await listen(net.createServer());
    const mute = { address, sshPort: quietPort, consolePort: quietPort };
    expect(await network.look(mute, pins, place, 300, quiet)).toEqual({
      ssh: { kind: 'foreign' },
      console: { kind: 'foreign' },
    });

    from.killConnections();
    await expect.poll(() => host.connectionLost.aborted).toBe(true);
    expect((await look(pins, place)).ssh).toEqual({
      kind: 'could-not-test',
      reason: 'reach.connection-lost',
    });
  });

  test('cannot be looked at from an appliance that allows no forwarding', async () => {
    const strict = await startRealSshd({ allowTcpForwarding: false });
    cleanups.push(async () => strict.stop());
    const host = await connect(strict);
    const seen = await look(noPins, { name: 'new', dial: (...args) => host.dial(...args) });
    expect(seen.ssh).toEqual({ kind: 'could-not-test', reason: 'transfer.unsupported' });
  });
});
