import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { describe } from 'vitest';
import { connectHost } from './connect.ts';
import { openKnownHosts } from './trust/known-hosts.ts';
import { createMemoryHost, type ScriptedCommands } from './testing/memory-host.ts';
import { remoteHostSuite, type HostUnderTest } from './remote-host.suite.ts';
import { sshdIsMissing, startRealSshd } from './testing/real-sshd.ts';
import { scriptedAsk } from './testing/scripted-ask.ts';
import { dialFromLaptop } from './dial.ts';

remoteHostSuite('a machine in memory', async () => {
  const host = createMemoryHost({
    folders: ['/home/admin/files'],
    commands: scripted,
    dial: dialFromLaptop,
  });
  const { files } = host;
  return {
    host,
    folder: '/home/admin/files',
    lose: () => host.lose(),
    put: (path, content, mode) => files.put(path, content, mode),
    content: (path) => files.content(path),
    makeFolder: (path) => files.makeFolder(path),
    chmod: (path, mode) => files.chmod(path, mode),
    link: (target, path) => files.link(target, path),
    stop: async () => host.close(),
  };
});

describe.skipIf(sshdIsMissing({ needsTemporaryUser: true }) !== undefined)('over ssh2', () => {
  remoteHostSuite('a real sshd', async () => onRealSshd({ sftp: true }));
  remoteHostSuite('a real sshd without SFTP', async () => onRealSshd({ sftp: false }));
});

async function onRealSshd({ sftp }: { sftp: boolean }): Promise<HostUnderTest> {
  const sshd = await startRealSshd({ sftp, login: 'temporary' });
  const host = await connectHost({
    side: 'old',
    target: { ...sshd, authentication: ['key'] },
    pinnedSha256: sshd.hostKeySha256,
    knownHosts: openKnownHosts(`${sshd.folder}/../known_hosts`, []),
    ask: scriptedAsk().ask,
    signal: new AbortController().signal,
  });
  const own = (path: string) => execFileSync('chown', ['-h', sshd.user, '--', path]);
  return {
    host,
    folder: sshd.folder,
    lose: () => sshd.killConnections(),
    put: (path, content, mode = 0o600) => {
      fs.writeFileSync(path, content);
      fs.chmodSync(path, mode);
      own(path);
    },
    content: (path) => (fs.existsSync(path) ? fs.readFileSync(path) : undefined),
    makeFolder: (path) => {
      fs.mkdirSync(path, { mode: 0o700 });
      own(path);
    },
    chmod: (path, mode) => fs.chmodSync(path, mode),
    link: (target, path) => {
      fs.symlinkSync(target, path);
      own(path);
    },
    stop: async () => {
      await host.close();
      await sshd.stop();
    },
  };
}

/** The few commands that the suite runs, as a shell would. */
const scripted: ScriptedCommands = (argv, stdin, say) => {
  const [program = '', ...args] = argv;
  const result = (exitCode: number, stdout = '', stderr = '') => ({ exitCode, stdout, stderr });
  switch (program) {
    case 'true':
      return result(0);
    case 'cat':
      return result(0, stdin);
    case 'echo':
      return result(0, `${args.join(' ')}\n`);
    case 'printf':
      return result(
        0,
        args.length === 2
          ? args[1]
          : args
              .slice(1)
              .map((arg) => `${arg}\0`)
              .join(''),
      );
    case 'bash': {
      const [first, second] = [say('first?').trim(), say('second?').trim()];
      return result(0, `${first} ${second}`, 'first?second?');
    }
    case 'sleep':
      return new Promise(() => undefined);
    case 'sh': {
      const [, script = ''] = args;
      if (script.includes('kill')) return result(script.includes('KILL') ? 137 : 143);
      if (script.includes('head')) return result(5, '\0'.repeat(3_000_000), '\0'.repeat(3_000_000));
      return result(3, 'out', 'err');
    }
    default:
      return undefined;
  }
};
