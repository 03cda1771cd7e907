import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthMethod } from '../../../shared/contract/plan.ts';
import { connectHost } from '../connect.ts';
import { openKnownHosts } from '../trust/known-hosts.ts';
import type { SshTarget } from '../open-session.ts';
import { makeKey, sshdIsMissing, startRealSshd, type RealSshd } from '../testing/real-sshd.ts';
import { scriptedAsk, type ScriptedAsk } from '../testing/scripted-ask.ts';
import { startScriptedServer } from '../testing/scripted-server.ts';

interface Server {
  readonly port: number;
  readonly hostKeySha256: string;
}

async function logIn(server: Server, target: Partial<SshTarget>, script: ScriptedAsk, agent?: string) {
  return connectHost({
    side: 'new',
    target: {
      address: '127.0.0.1',
      port: server.port,
      user: 'admin',
      authentication: ['password'],
      ...target,
    },
    pinnedSha256: server.hostKeySha256,
    knownHosts: openKnownHosts('/nonexistent', []),
    ask: script.ask,
    signal: new AbortController().signal,
    agent,
  });
}

const isMissing = sshdIsMissing({ needsTemporaryUser: true }) !== undefined;

describe.skipIf(isMissing)('logging in to a real sshd', () => {
  let sshd: RealSshd;
  let folder: string;
  beforeAll(async () => {
    sshd = await startRealSshd({ login: 'temporary' });
    folder = path.dirname(sshd.keyFile);
  });
  afterAll(async () => sshd.stop());
  const as = (authentication: AuthMethod[], more: Partial<SshTarget> = {}) => ({
    user: sshd.user,
    authentication,
    ...more,
  });

  test('by a key file asks nothing', async () => {
    const host = await logIn(sshd, as(['key'], { keyFile: sshd.keyFile }), scriptedAsk());
    expect(host.identity.user).toBe(sshd.user);
    await host.close();
  });

  test('by a key with a passphrase asks until it is right, and not again at a reconnect', async () => {
    const keyFile = path.join(folder, 'protected');
    makeKey(keyFile, 'ed25519', 'open sesame');
    sshd.authorize(`${keyFile}.pub`);
    const script = scriptedAsk({ secrets: ['wrong', 'open sesame'] });
    const host = await logIn(sshd, as(['key'], { keyFile }), script);
    expect(script.asked).toMatchObject([
      { kind: 'secret', purpose: 'passphrase', subject: keyFile, attempt: 1, side: 'new', echo: false },
      { kind: 'secret', purpose: 'passphrase', subject: keyFile, attempt: 2 },
    ]);
    sshd.killConnections();
    await expect.poll(() => host.connectionLost.aborted).toBe(true);
    await host.reconnect(new AbortController().signal);
    expect(script.asked).toHaveLength(2);
    await host.close();
  });

  test('by a key whose passphrase is wrong three times ends', async () => {
    const keyFile = path.join(folder, 'forgotten');
    makeKey(keyFile, 'rsa', 'open sesame');
    const script = scriptedAsk({ secrets: ['a', 'b', 'c'] });
    await expect(logIn(sshd, as(['key'], { keyFile }), script)).rejects.toMatchObject({
      code: 'auth.wrong-passphrase',
      params: { path: keyFile },
    });
  });

  test.each([
    ['is not there', undefined],
    ['is no key', 'no key at all'],
  ])('by a key file that %s tells so', async (_case, content) => {
    const keyFile = path.join(folder, 'broken');
    if (content !== undefined) fs.writeFileSync(keyFile, content);
    await expect(logIn(sshd, as(['key'], { keyFile }), scriptedAsk())).rejects.toMatchObject({
      code: 'auth.key-unreadable',
      params: { path: keyFile },
    });
  });

  test('goes on with the next method where the key is not accepted', async () => {
    const keyFile = path.join(folder, 'stranger');
    makeKey(keyFile, 'ed25519');
    const script = scriptedAsk({ secrets: [sshd.password!] });
    await (await logIn(sshd, as(['key', 'password'], { keyFile }), script)).close();
    expect(script.asked).toMatchObject([{ purpose: 'password' }]);
  });

  test('by a password asks until it is right, and not again at a reconnect', async () => {
    const script = scriptedAsk({ secrets: ['wrong', sshd.password!] });
    const host = await logIn(sshd, as(['password']), script);
    const subject = `${sshd.user}@127.0.0.1`;
    expect(script.asked).toMatchObject([
      { kind: 'secret', purpose: 'password', subject, attempt: 1, echo: false, fromServer: false },
      { kind: 'secret', purpose: 'password', subject, attempt: 2 },
    ]);
    sshd.killConnections();
    await expect.poll(() => host.connectionLost.aborted).toBe(true);
    await host.reconnect(new AbortController().signal);
    await host.close();
  });

  test('by a password that is wrong three times ends, and no error or question tells it', async () => {
    const script = scriptedAsk({ secrets: ['guess-1', 'guess-2', 'guess-3'] });
    const failed = logIn(sshd, as(['password']), script).catch((error: unknown) => error);
    const error = await failed;
    expect(error).toMatchObject({
      code: 'auth.rejected',
      side: 'new',
      params: { address: '127.0.0.1', user: sshd.user, tried: 'password' },
    });
    expect(script.asked).toHaveLength(3);
    expect(JSON.stringify([error, script.asked]) + String(error)).not.toContain('guess');
  });

  test('needs a method in common', async () => {
    const refused = logIn(sshd, as(['keyboard-interactive']), scriptedAsk());
    await expect(refused).rejects.toMatchObject({
      code: 'auth.no-method',
      params: { user: sshd.user, offered: 'publickey, password' },
    });
  });

  test('by an agent', async () => {
    const started = execFileSync('ssh-agent', ['-s', '-a', path.join(folder, 'agent')], { encoding: 'utf8' });
    const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(started)![1]);
    try {
      const socket = path.join(folder, 'agent');
      await expect(logIn(sshd, as(['agent']), scriptedAsk(), socket)).rejects.toMatchObject({
        code: 'auth.rejected',
      });
      execFileSync('ssh-add', ['-q', sshd.keyFile], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
      await (await logIn(sshd, as(['agent']), scriptedAsk(), socket)).close();
    } finally {
      process.kill(pid);
    }
  });

  test('without its agent goes on with the next method', async () => {
    const target = as(['agent', 'key'], { keyFile: sshd.keyFile });
    await (await logIn(sshd, target, scriptedAsk(), path.join(folder, 'no-agent'))).close();
    await (await logIn(sshd, target, scriptedAsk())).close();
  });

  test('by two factors, each in its turn', async () => {
    const strict = await startRealSshd({ login: 'temporary', authenticationMethods: 'publickey,password' });
    try {
      const { user, keyFile } = strict;
      const script = scriptedAsk({ secrets: [strict.password!] });
      const target = { user, keyFile, authentication: ['password', 'key'] as const };
      await (await logIn(strict, target, script)).close();
      expect(script.asked).toHaveLength(1);
    } finally {
      await strict.stop();
    }
  });

  test('ends as rejected where the server has seen enough attempts', async () => {
    const strict = await startRealSshd({ login: 'temporary', maxAuthTries: 2 });
    try {
      const script = scriptedAsk({ secrets: ['a', 'b', 'c'] });
      const target = { user: strict.user, authentication: ['password'] as const };
      await expect(logIn(strict, target, script)).rejects.toMatchObject({ code: 'auth.rejected' });
    } finally {
      await strict.stop();
    }
  });

  test('stops with the reason when the wish is gone while a person thinks', async () => {
    const wish = new AbortController();
    const reason = new Error('enough');
    const waiting = connectHost({
      side: 'new',
      target: { address: '127.0.0.1', port: sshd.port, ...as(['password']) },
      pinnedSha256: sshd.hostKeySha256,
      knownHosts: openKnownHosts('/nonexistent', []),
      ask: async (_question, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          setImmediate(() => wish.abort(reason));
        }),
      signal: wish.signal,
    });
    await expect(waiting).rejects.toBe(reason);
  });
});

/** Asks by keyboard-interactive, one list of prompts after another; `judge` decides by all answers. */
function questions(rounds: ssh2.Prompt[][], judge: (answers: string[]) => boolean) {
  return (context: ssh2.AuthContext) => {
    if (context.method !== 'keyboard-interactive') {
      context.reject(['keyboard-interactive']);
      return;
    }
    const given: string[] = [];
    const askRound = (index: number): void => {
      const round = rounds[index];
      if (!round) {
        if (judge(given)) context.accept();
        else context.reject(['keyboard-interactive']);
        return;
      }
      context.prompt(round, 'Login', 'Two steps.', (answers) => {
        given.push(...answers);
        askRound(index + 1);
      });
    };
    askRound(0);
  };
}

describe.skipIf(isMissing)('questions of the server', () => {
  const interactive = { authentication: ['keyboard-interactive'] as const };

  test('are asked one by one, with their echo, as the server’s own text made safe', async () => {
    const server = await startScriptedServer(
      questions(
        [
          [
            { prompt: 'Pass\u001b[31mword\u202e: ', echo: false },
            { prompt: 'Name: ', echo: true },
          ],
          [],
          [{ prompt: 'x'.repeat(9_000), echo: false }],
        ],
        (answers) => answers.join('|') === 'secret|Ann|123456',
      ),
    );
    const script = scriptedAsk({ secrets: ['secret', 'Ann', '123456'] });
    const host = await logIn(server, interactive, script);
    expect(script.asked).toMatchObject([
      {
        purpose: 'keyboard-interactive',
        prompt: 'Two steps. Password:',
        echo: false,
        fromServer: true,
        attempt: 1,
      },
      { purpose: 'keyboard-interactive', prompt: 'Two steps. Name:', echo: true, fromServer: true },
      { purpose: 'keyboard-interactive', echo: false },
    ]);
    const [, , long] = script.asked;
    expect(long?.kind === 'secret' && long.prompt.length).toBeLessThanOrEqual(2_001);
    await host.close();
    await server.stop();
  });

  test('are asked again after wrong answers, three times in all', async () => {
    const server = await startScriptedServer(
      questions([[{ prompt: 'Code: ', echo: true }]], ([code]) => code === '3'),
    );
    const script = scriptedAsk({ secrets: ['1', '2', '3'] });
    await (await logIn(server, interactive, script)).close();
    expect(script.asked).toMatchObject([{ attempt: 1 }, { attempt: 2 }, { attempt: 3 }]);
    await expect(logIn(server, interactive, scriptedAsk({ secrets: ['1', '2', '1'] }))).rejects.toMatchObject(
      { code: 'auth.rejected', params: { tried: 'keyboard-interactive' } },
    );
    await server.stop();
  });

  test('that nobody answers end the login with that error', async () => {
    const server = await startScriptedServer(questions([[{ prompt: 'Code: ', echo: true }]], () => false));
    const failed = logIn(server, interactive, scriptedAsk());
    await expect(failed).rejects.toMatchObject({ code: 'bug' });
    await server.stop();
  });
});
