import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isMigrationError } from '../../errors.ts';
import { hangMs } from '../../testing/limits.ts';
import { connectHost, type ConnectOptions } from '../connect.ts';
import { openKnownHosts } from './known-hosts.ts';
import { sshdIsMissing, startRealSshd, type HostKey, type RealSshd } from '../testing/real-sshd.ts';
import { scriptedAsk } from '../testing/scripted-ask.ts';
import { folderForAll } from '../../testing/temporary-folder.ts';

const otherKey = {
  type: 'ssh-ed25519',
  base64: 'AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB',
};
const otherSha256 = `SHA256:${'A'.repeat(43)}`;

describe.skipIf(sshdIsMissing() !== undefined)('the key of a machine', () => {
  let sshd: RealSshd;
  const folder = folderForAll();
  let ownFile: string;
  const usersFile = path.join(folder, 'users');
  beforeAll(async () => {
    sshd = await startRealSshd({ hostKeyTypes: ['ed25519', 'rsa', 'ecdsa'] });
  });
  afterAll(async () => {
    await sshd.stop();
  });
  let count = 0;
  beforeEach(() => {
    ownFile = path.join(folder, `own-${++count}`);
    fs.rmSync(usersFile, { force: true });
  });

  const known = (key: Pick<HostKey, 'type' | 'base64'>, marker = '') =>
    fs.appendFileSync(usersFile, `${marker}[127.0.0.1]:${sshd.port} ${key.type} ${key.base64}\n`);
  const keyOf = (type: string) => sshd.hostKeys.find((key) => key.type === type)!;
  const connect = (more: Partial<ConnectOptions> = {}) =>
    connectHost({
      side: 'old',
      target: {
        address: '127.0.0.1',
        port: sshd.port,
        user: sshd.user,
        authentication: ['key'],
        keyFile: sshd.keyFile,
      },
      knownHosts: openKnownHosts(ownFile, [usersFile]),
      ask: scriptedAsk().ask,
      signal: new AbortController().signal,
      ...more,
    });
  /** The lines that the server wrote about logins since, up to the end of the connection. */
  const loginsSince = async (from: number) => {
    await expect.poll(() => sshd.log().slice(from)).toMatch(/Connection (closed|reset)|Disconnected/);
    return sshd
      .log()
      .slice(from)
      .split('\n')
      .filter((line) => /for (invalid )?user|Accepted|Failed/.test(line));
  };

  test('is asked about at first contact, kept in our own file, and known from then on', async () => {
    const { ask, asked } = scriptedAsk({ trust: true });
    const host = await connect({ ask });
    expect(asked).toEqual([
      {
        kind: 'trust-host-key',
        reason: 'unknown',
        side: 'old',
        address: '127.0.0.1',
        port: sshd.port,
        keyType: 'ssh-ed25519',
        sha256: sshd.hostKeySha256,
      },
    ]);
    expect(host.identity.sha256).toBe(sshd.hostKeySha256);
    await host.close();
    expect(fs.readFileSync(ownFile, 'utf8')).toBe(
      `[127.0.0.1]:${sshd.port} ssh-ed25519 ${sshd.hostKeys[0]!.base64}\n`,
    );
    expect(fs.existsSync(usersFile)).toBe(false);
    await (await connect()).close();
  });

  test('that is declined ends it, before anything that tells who we are', async () => {
    const from = sshd.log().length;
    const refused = connect({ ask: scriptedAsk({ trust: false }).ask });
    await expect(refused).rejects.toMatchObject({
      code: 'trust.host-key-unknown',
      side: 'old',
      params: { address: '127.0.0.1', keyType: 'ssh-ed25519', sha256: sshd.hostKeySha256 },
    });
    expect(fs.existsSync(ownFile)).toBe(false);
    expect(await loginsSince(from)).toEqual([]);
  });

  test('is asked about while no connection waits, however long that takes', async () => {
    const host = await connect({
      connectTimeoutMs: hangMs,
      ask: scriptedAsk({
        trust: () => {
          // The server, seen from inside, has nobody waiting: a second login finds it as before.
          sshd.killConnections();
          return true;
        },
      }).ask,
    });
    expect(
      (
        await host.run(['echo', 'on'], {
          signal: new AbortController().signal,
          timeoutMs: hangMs,
          name: 't',
          effect: 'reads',
        })
      ).stdout,
    ).toBe('on\n');
    await host.close();
  });

  test('that is another one after the question is not taken', async () => {
    const other = await startRealSshd({ login: 'self' });
    try {
      const { sha256 } = other.hostKeys[0]!;
      const script = scriptedAsk({ trust: true });
      const refused = connect({
        target: {
          address: '127.0.0.1',
          port: other.port,
          user: other.user,
          authentication: ['key'],
          keyFile: other.keyFile,
        },
        ask: async (question, options) => {
          await other.changeHostKeys();
          return script.ask(question, options);
        },
      });
      await expect(refused).rejects.toSatisfy(
        (error) =>
          isMigrationError(error, 'trust.host-key-not-pinned') &&
          error.params.sha256 === other.hostKeySha256 &&
          error.params.pinnedSha256 === sha256,
      );
    } finally {
      await other.stop();
    }
  });

  test('that the user’s own file knows is taken without a question', async () => {
    known(keyOf('ssh-ed25519'));
    await (await connect()).close();
    expect(fs.existsSync(ownFile)).toBe(false);
  });

  test.each(['ssh-rsa', 'ecdsa-sha2-nistp256'])(
    'of type %s is preferred where that is the known one',
    async (type) => {
      known(keyOf(type));
      const host = await connect();
      expect(host.identity).toMatchObject({ keyType: type, sha256: keyOf(type).sha256 });
      await host.close();
    },
  );

  test('of a new type is asked about as such', async () => {
    known({ ...otherKey, type: 'ssh-dss' });
    const { ask, asked } = scriptedAsk({ trust: true });
    await (await connect({ ask })).close();
    expect(asked).toMatchObject([{ reason: 'new-type', keyType: 'ssh-ed25519' }]);
  });

  test('that has changed stops; nobody is asked, nothing is sent', async () => {
    known(otherKey);
    const from = sshd.log().length;
    await expect(connect()).rejects.toMatchObject({
      code: 'trust.host-key-changed',
      params: { sha256: sshd.hostKeySha256, knownFrom: `${usersFile}:1` },
    });
    expect(await loginsSince(from)).toEqual([]);
  });

  test('that has changed takes the place of the known one where a person agreed, for that machine alone', async () => {
    known(otherKey);
    const elsewhere = `elsewhere ssh-ed25519 ${otherKey.base64}\n`;
    fs.appendFileSync(usersFile, elsewhere);
    const asked: [string, string][] = [];
    const mayReplace = (answer: boolean) => (address: string, sha256: string) => {
      asked.push([address, sha256]);
      return answer;
    };
    await expect(connect({ mayReplace: mayReplace(false) })).rejects.toMatchObject({
      code: 'trust.host-key-changed',
    });
    await (await connect({ mayReplace: mayReplace(true) })).close();
    expect(asked).toEqual(asked.map(() => ['127.0.0.1', sshd.hostKeySha256]));
    expect(fs.readFileSync(usersFile, 'utf8')).toBe(elsewhere);
    // From now on without anybody's leave, and the former key is not taken any more.
    await (await connect()).close();
    const [own] = fs.readFileSync(ownFile, 'utf8').split('\n');
    expect(own).toBe(`[127.0.0.1]:${String(sshd.port)} ssh-ed25519 ${sshd.hostKeys[0]!.base64}`);
  });

  test('that is revoked stops, also where a line knows it', async () => {
    known(keyOf('ssh-ed25519'));
    known(keyOf('ssh-ed25519'), '@revoked ');
    await expect(connect()).rejects.toMatchObject({
      code: 'trust.host-key-revoked',
      params: { sha256: sshd.hostKeySha256 },
    });
  });

  test('is looked up under its alias', async () => {
    fs.writeFileSync(usersFile, `epp-old ssh-ed25519 ${sshd.hostKeys[0]!.base64}\n`);
    const { port, user, keyFile } = sshd;
    const target = {
      address: '127.0.0.1',
      port,
      user,
      authentication: ['key'] as const,
      keyFile,
      hostKeyAlias: 'epp-old',
    };
    await (await connect({ target })).close();
  });

  test.each(['ssh-ed25519', 'ssh-rsa', 'ecdsa-sha2-nistp256'])(
    'of type %s that is pinned is enough, whatever the files say',
    async (type) => {
      known(otherKey);
      const host = await connect({ pinnedSha256: keyOf(type).sha256 });
      expect(host.identity.sha256).toBe(keyOf(type).sha256);
      await host.close();
      expect(fs.existsSync(ownFile)).toBe(false);
    },
  );

  test('other than the pinned one stops; nobody is asked, nothing is sent', async () => {
    known(keyOf('ssh-ed25519'));
    const from = sshd.log().length;
    await expect(connect({ pinnedSha256: otherSha256 })).rejects.toMatchObject({
      code: 'trust.host-key-not-pinned',
      params: { address: '127.0.0.1', sha256: sshd.hostKeySha256, pinnedSha256: otherSha256 },
    });
    expect(await loginsSince(from)).toEqual([]);
  });

  test('must be the same one at a reconnect', async () => {
    const changing = await startRealSshd({ login: 'self' });
    try {
      const { port, user, keyFile } = changing;
      const host = await connect({
        target: { address: '127.0.0.1', port, user, authentication: ['key'], keyFile },
        ask: scriptedAsk({ trust: true }).ask,
      });
      const pinnedSha256 = changing.hostKeySha256;
      await changing.changeHostKeys();
      await expect.poll(() => host.connectionLost.aborted).toBe(true);
      await expect(host.reconnect(new AbortController().signal)).rejects.toMatchObject({
        code: 'trust.host-key-not-pinned',
        params: { pinnedSha256, sha256: changing.hostKeySha256 },
      });
      await host.close();
    } finally {
      await changing.stop();
    }
  });
});
