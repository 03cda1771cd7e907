import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import type ssh2 from 'ssh2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ask } from '../ask.ts';
import { Secret } from '../secret.ts';
import { hangMs } from '../testing/limits.ts';
import { connectHost } from './connect.ts';
import { openKnownHosts } from './trust/known-hosts.ts';
import type { RemoteHost } from './remote-host.ts';
import { sshdIsMissing, startRealSshd, type RealSshd } from './testing/real-sshd.ts';
import { scriptedAsk } from './testing/scripted-ask.ts';
import { startScriptedServer } from './testing/scripted-server.ts';

const quiet = new AbortController().signal;
const knownHosts = openKnownHosts('/nonexistent', []);

const warnings: Error[] = [];
const onWarning = (warning: Error) => warnings.push(warning);
beforeAll(() => process.on('warning', onWarning));
afterAll(() => process.off('warning', onWarning));

describe.skipIf(sshdIsMissing({ needsTemporaryUser: true }) !== undefined)('a host on a real sshd', () => {
  let sshd: RealSshd;
  let host: RemoteHost;
  beforeAll(async () => {
    const config = ['MaxSessions 3', 'Subsystem sftp /usr/lib/openssh/sftp-server'];
    sshd = await startRealSshd({ login: 'temporary', sftp: false, config });
  });
  afterAll(async () => sshd.stop());
  beforeEach(async () => {
    host = await connect({ ...sshd, authentication: ['key'] }, scriptedAsk().ask);
  });
  afterEach(async () => {
    await host.close();
    expect(warnings.splice(0)).toEqual([]);
  });
  const connect = async (
    target: Parameters<typeof connectHost>[0]['target'],
    ask: Ask,
  ): Promise<RemoteHost> =>
    connectHost({ side: 'old', target, pinnedSha256: sshd.hostKeySha256, knownHosts, ask, signal: quiet });
  const pidsOf = (program: string): number[] => {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,user:32=,stat=,comm='], { encoding: 'utf8' }).split(
      '\n',
    );
    return (
      lines
        .map((line) => line.trim().split(/\s+/))
        .filter(([, user, , name]) => user === sshd.user && name === program)
        // Ended, and not yet taken leave of by its parent.
        .filter(([, , state]) => !state?.startsWith('Z'))
        .map(([pid]) => Number(pid))
    );
  };

  test('ends a command that nobody waits for any more, so that its place is free again', async () => {
    for (let i = 0; i < 5; i++) {
      const wish = new AbortController();
      const reason = new Error('enough');
      const command = { signal: wish.signal, timeoutMs: hangMs, name: 'sleep', effect: 'reads' } as const;
      const waiting = expect(host.run(['sleep', '300'], command)).rejects.toBe(reason);
      await expect.poll(() => pidsOf('sleep')).toHaveLength(1);
      wish.abort(reason);
      await waiting;
      await expect.poll(() => pidsOf('sleep')).toEqual([]);
    }
    expect(
      (await host.run(['true'], { signal: quiet, timeoutMs: hangMs, name: 'true', effect: 'reads' }))
        .exitCode,
    ).toBe(0);
  });

  test('opens SFTP again where the server has ended it', async () => {
    fs.writeFileSync(`${sshd.folder}/file`, 'abc');
    expect((await host.stat('file', quiet))?.sizeBytes).toBe(3);
    for (const pid of pidsOf('sftp-server')) process.kill(pid, 'SIGKILL');
    await expect.poll(() => pidsOf('sftp-server')).toEqual([]);
    await expect
      .poll(async () => host.stat('file', quiet).catch((error: unknown) => error))
      .toMatchObject({ sizeBytes: 3 });
    expect(host.connectionLost.aborted).toBe(false);
  });

  test('rejects a request that the end of SFTP leaves without an answer', async () => {
    await host.stat('.', quiet);
    const [pid] = pidsOf('sftp-server');
    process.kill(pid!, 'SIGSTOP');
    const waiting = expect(host.list('.', quiet)).rejects.toMatchObject({ code: 'transfer.cut' });
    process.kill(pid!, 'SIGKILL');
    await waiting;
  });

  test('a wish that ends while SFTP stands still is heard', async () => {
    await host.stat('.', quiet);
    const [pid] = pidsOf('sftp-server');
    process.kill(pid!, 'SIGSTOP');
    const wish = new AbortController();
    const reason = new Error('enough');
    const waiting = expect(host.stat('.', wish.signal)).rejects.toBe(reason);
    setImmediate(() => wish.abort(reason));
    await waiting;
    process.kill(pid!, 'SIGCONT');
    expect((await host.stat('.', quiet))?.kind).toBe('folder');
  });

  test('leaves no listener on a signal that lives as long as a job', async () => {
    for (let i = 0; i < 30; i++) {
      await host.run(['true'], { signal: quiet, timeoutMs: hangMs, name: 'true', effect: 'reads' });
      await host.stat('.', quiet);
      await host.reconnect(quiet);
    }
    expect(warnings).toEqual([]);
  });

  test('overwrites the secrets of its login when it is closed', async () => {
    const password = new Secret(sshd.password!);
    const ask = (async () => password) as unknown as Ask;
    const other = await connect({ ...sshd, authentication: ['password'] }, ask);
    expect(password.isEmpty).toBe(false);
    await other.close();
    expect(password.isEmpty).toBe(true);
  });

  test('overwrites a secret that was wrong, and all where the login fails', async () => {
    const given: Secret[] = [];
    const ask = (async () => {
      given.push(new Secret(`guess ${given.length}`));
      return given.at(-1);
    }) as unknown as Ask;
    await expect(connect({ ...sshd, authentication: ['password'] }, ask)).rejects.toMatchObject({
      code: 'auth.rejected',
    });
    expect(given.map(({ isEmpty }) => isEmpty)).toEqual([true, true, true]);
  });

  test('closing while it reconnects leaves no connection', async () => {
    sshd.killConnections();
    await expect.poll(() => host.connectionLost.aborted).toBe(true);
    const reconnecting = expect(host.reconnect(quiet)).rejects.toMatchObject({
      code: 'reach.connection-lost',
    });
    await host.close();
    await reconnecting;
    // Not what the log says: the server may write it after the client is in.
    await expect.poll(() => sshd.connections()).toBe(0);
  });

  test('a reconnect that one caller gives up goes on for the other', async () => {
    sshd.killConnections();
    await expect.poll(() => host.connectionLost.aborted).toBe(true);
    const wish = new AbortController();
    const reason = new Error('enough');
    const first = expect(host.reconnect(wish.signal)).rejects.toBe(reason);
    const second = host.reconnect(quiet);
    wish.abort(reason);
    await Promise.all([first, second]);
    expect(host.connectionLost.aborted).toBe(false);
  });
});

test('the answer to a single hidden question is not asked for again at a reconnect', async () => {
  const connections: ssh2.AuthContext[] = [];
  const server = await startScriptedServer((context) => {
    if (context.method !== 'keyboard-interactive') {
      context.reject(['keyboard-interactive']);
      return;
    }
    connections.push(context);
    context.prompt([{ prompt: 'Password: ', echo: false }], ([answer]) =>
      answer === 'secret' ? context.accept() : context.reject(['keyboard-interactive']),
    );
  });
  const script = scriptedAsk({ secrets: ['wrong', 'secret'] });
  const host = await connectHost({
    side: 'old',
    target: {
      address: '127.0.0.1',
      port: server.port,
      user: 'admin',
      authentication: ['keyboard-interactive'],
    },
    pinnedSha256: server.hostKeySha256,
    knownHosts,
    ask: script.ask,
    signal: quiet,
  });
  expect(script.asked).toHaveLength(2);
  server.dropConnections();
  await expect.poll(() => host.connectionLost.aborted).toBe(true);
  await host.reconnect(quiet);
  expect(script.asked).toHaveLength(2);
  expect(connections).toHaveLength(3);
  await host.close();
  await server.stop();
});
