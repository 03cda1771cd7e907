import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hangMs } from '../testing/limits.ts';
import { connectHost, type ConnectOptions } from './connect.ts';
import { openKnownHosts } from './trust/known-hosts.ts';
import type { SshTarget } from './open-session.ts';
import { sshdIsMissing, startRealSshd, type RealSshd } from './testing/real-sshd.ts';
import { scriptedAsk } from './testing/scripted-ask.ts';

describe.skipIf(sshdIsMissing({ needsTemporaryUser: true }) !== undefined)('through jump hosts', () => {
  let outer: RealSshd;
  let inner: RealSshd;
  let machine: RealSshd;
  beforeAll(async () => {
    [outer, inner, machine] = await Promise.all([startRealSshd(), startRealSshd(), startRealSshd()]);
  });
  afterAll(async () => {
    await Promise.all([outer.stop(), inner.stop(), machine.stop()]);
  });

  const { signal } = new AbortController();
  const byKey = ({ port, user, keyFile }: RealSshd): SshTarget => ({
    address: '127.0.0.1',
    port,
    user,
    authentication: ['key'],
    keyFile,
  });
  let count = 0;
  const connect = (more: Partial<ConnectOptions> = {}) =>
    connectHost({
      side: 'old',
      target: byKey(machine),
      jumps: [byKey(outer), { ...byKey(inner), authentication: ['password'] }],
      knownHosts: openKnownHosts(path.join(path.dirname(machine.keyFile), `known-${++count}`), []),
      ask: scriptedAsk({ trust: true, secrets: [inner.password!] }).ask,
      signal,
      ...more,
    });
  const command = { signal, timeoutMs: hangMs, name: 'test', effect: 'reads' } as const;
  const allEnded = async () => {
    for (const each of [outer, inner, machine]) await expect.poll(() => each.connections()).toBe(0);
  };

  test('each has its own key and its own login, and all end together', async () => {
    const { ask, asked } = scriptedAsk({ trust: true, secrets: [inner.password!] });
    const host = await connect({ ask });
    expect(
      asked.map((question) =>
        question.kind === 'trust-host-key' ? question.sha256 : question.kind === 'secret' && question.subject,
      ),
    ).toEqual([outer.hostKeySha256, inner.hostKeySha256, `${inner.user}@127.0.0.1`, machine.hostKeySha256]);
    expect(asked.filter(({ kind }) => kind === 'secret')).toMatchObject([{ isJump: true }]);
    expect(
      asked.flatMap((question) => (question.kind === 'trust-host-key' ? [question.isJump ?? false] : [])),
    ).toEqual([true, true, false]);
    expect(host.identity).toMatchObject({ port: machine.port, sha256: machine.hostKeySha256 });
    const { stdout } = await host.run(['sh', '-c', 'echo "$SSH_CONNECTION"'], command);
    expect(stdout.trim().split(' ').at(-1)).toBe(String(machine.port));
    // The machine sees the last jump host, which is reached from the first.
    await expect.poll(() => inner.log()).toContain('Accepted password');
    await host.close();
    await allEnded();
  });

  test('the pin is that of the machine, not that of a jump host', async () => {
    const host = await connect({ pinnedSha256: machine.hostKeySha256 });
    await host.close();
    await expect(connect({ pinnedSha256: inner.hostKeySha256 })).rejects.toMatchObject({
      code: 'trust.host-key-not-pinned',
      params: { sha256: machine.hostKeySha256 },
    });
    await allEnded();
  });

  test('losing one of them is losing the machine; all are made again without a question', async () => {
    const { ask, asked } = scriptedAsk({ trust: true, secrets: [inner.password!] });
    const host = await connect({ ask });
    const questions = asked.length;
    const pending = host.run(['sleep', '60'], command);
    const lost = expect(pending).rejects.toMatchObject({ code: 'reach.connection-lost' });
    outer.killConnections();
    await lost;
    await host.reconnect(signal);
    expect((await host.run(['echo', 'again'], command)).stdout).toBe('again\n');
    expect(asked).toHaveLength(questions);
    await host.close();
  });

  test('a machine that does not answer behind them is told as such', async () => {
    const target = { ...byKey(machine), port: 1 };
    await expect(connect({ target, jumps: [byKey(outer)] })).rejects.toMatchObject({
      code: 'reach.tunnel-refused',
      side: 'old',
      params: { port: 1, through: '127.0.0.1' },
    });
    await allEnded();
  });

  test('one that allows no forwarding is told as such', async () => {
    const closed = await startRealSshd({ allowTcpForwarding: false });
    try {
      await expect(connect({ jumps: [byKey(closed)] })).rejects.toMatchObject({
        code: 'transfer.unsupported',
      });
    } finally {
      await closed.stop();
    }
  });
});
