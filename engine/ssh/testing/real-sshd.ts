import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createTemporaryUser, type TemporaryUser } from './temporary-user.ts';
import { freePort } from '../../testing/free-port.ts';

const sshdPath = '/usr/sbin/sshd';

export type HostKeyType = 'ed25519' | 'ecdsa' | 'rsa';

export interface RealSshdOptions {
  /** Key types of the server, each with a key of its own. Default: ed25519. */
  readonly hostKeyTypes?: readonly HostKeyType[];
  /** Default true. */
  readonly sftp?: boolean;
  /**
   * Who logs in. `temporary`: a system user made for this server, with a home and a password; needs root. `self`: who runs
   * the test. Default: `temporary` for root, else `self`.
   */
  readonly login?: 'temporary' | 'self';
  /** What the server offers, as `AuthenticationMethods` of sshd_config(5). Default: `publickey`, with `password` for a temporary user. */
  readonly authenticationMethods?: string;
  readonly maxAuthTries?: number;
  readonly allowTcpForwarding?: boolean;
  /** More lines of sshd_config(5). */
  readonly config?: readonly string[];
}

export interface HostKey {
  /** As OpenSSH names it, such as `ssh-ed25519`. */
  readonly type: string;
  /** The public key in base64, as in `known_hosts`. */
  readonly base64: string;
  readonly sha256: string;
}

export interface RealSshd {
  readonly address: '127.0.0.1';
  readonly port: number;
  /** Fingerprint of the first key. */
  readonly hostKeySha256: string;
  readonly hostKeys: readonly HostKey[];
  readonly user: string;
  /** Undefined where the login is `self`. */
  readonly password: string | undefined;
  /** A private key without a passphrase that may log in. */
  readonly keyFile: string;
  /** Lets one more key log in. */
  authorize(publicKeyFile: string): void;
  /** An empty folder that belongs to the user; removed by `stop`. */
  readonly folder: string;
  /** What the server wrote, at level VERBOSE. */
  log(): string;
  /** How many connections there are. */
  connections(): number;
  /** Ends every connection, as a crash of its process would; new ones are accepted. */
  killConnections(): void;
  /** Ends the server and every connection, as a machine that lost its power would; the port then refuses. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with the same keys. */
  restart(): Promise<void>;
  /** Stops every process of the server where it stands: connections stay open, and nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Replaces the keys of the server by new ones, on the same port. Connections end. */
  changeHostKeys(types?: readonly HostKeyType[]): Promise<void>;
  /** Ends the server and its connections, and removes what was made for it. May be called twice. */
  stop(): Promise<void>;
}

/** Why no server can be started here, said on standard error; undefined where it can. For `describe.skipIf`. */
export function sshdIsMissing(options: { readonly needsTemporaryUser?: boolean } = {}): string | undefined {
  const reason = missingPart(options.needsTemporaryUser === true);
  if (reason !== undefined) process.stderr.write(`tests with a real sshd are skipped: ${reason}\n`);
  return reason;
}

function missingPart(needsTemporaryUser: boolean): string | undefined {
  if (process.platform === 'win32') return 'there is none on Windows';
  if (!fs.existsSync(sshdPath)) return `${sshdPath} is not there`;
  if (needsTemporaryUser && process.getuid?.() !== 0) return 'only root can make a temporary user';
  return undefined;
}

/** Starts a private sshd on 127.0.0.1, with its own configuration and keys made for this run. The caller stops it. */
export async function startRealSshd(options: RealSshdOptions = {}): Promise<RealSshd> {
  const isRoot = process.getuid?.() === 0;
  const login = options.login ?? (isRoot ? 'temporary' : 'self');
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-sshd-'));
  // The temporary user must get through to its folder.
  fs.chmodSync(home, 0o755);
  const folder = path.join(home, 'files');
  fs.mkdirSync(folder, { mode: 0o700 });
  let temporary: TemporaryUser | undefined;
  try {
    temporary = login === 'temporary' ? await createTemporaryUser(folder) : undefined;
    // Privilege separation of a server that root runs (sshd(8), FILES).
    if (isRoot) fs.mkdirSync('/run/sshd', { recursive: true });
    makeKey(path.join(home, 'client'), 'ed25519');
    fs.copyFileSync(path.join(home, 'client.pub'), path.join(home, 'authorized_keys'));
    const port = await freePort();
    return await run({ options, home, folder, temporary, port });
  } catch (error) {
    temporary?.remove();
    fs.rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

interface Parts {
  readonly options: RealSshdOptions;
  readonly home: string;
  readonly folder: string;
  readonly temporary: TemporaryUser | undefined;
  readonly port: number;
}

async function run({ options, home, folder, temporary, port }: Parts): Promise<RealSshd> {
  let hostKeys = makeHostKeys(home, options.hostKeyTypes);
  let server = await startServer(home, port, options, temporary);
  let isStopped = false;
  const descendants = () => descendantsOf(server.child.pid ?? -1);
  return {
    address: '127.0.0.1',
    port,
    get hostKeySha256() {
      return hostKeys[0]!.sha256;
    },
    get hostKeys() {
      return hostKeys;
    },
    user: temporary?.name ?? os.userInfo().username,
    password: temporary?.password,
    keyFile: path.join(home, 'client'),
    folder,
    authorize: (file) => fs.appendFileSync(path.join(home, 'authorized_keys'), fs.readFileSync(file)),
    log: () => server.log(),
    connections: () => processes().filter(({ parent }) => parent === server.child.pid).length,
    killConnections: () => signalAll(descendants(), 'SIGKILL'),
    freeze: () => signalAll([server.child.pid ?? -1, ...descendants()], 'SIGSTOP'),
    thaw: () => signalAll([server.child.pid ?? -1, ...descendants()], 'SIGCONT'),
    kill: async () => endServer(server),
    restart: async () => {
      await endServer(server);
      server = await startServer(home, port, options, temporary);
    },
    changeHostKeys: async (types) => {
      await endServer(server);
      hostKeys = makeHostKeys(home, types ?? options.hostKeyTypes);
      server = await startServer(home, port, options, temporary);
    },
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      await endServer(server);
      temporary?.remove();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

interface Server {
  readonly child: ChildProcess;
  readonly log: () => string;
}

async function startServer(
  home: string,
  port: number,
  options: RealSshdOptions,
  temporary: TemporaryUser | undefined,
): Promise<Server> {
  const config = path.join(home, 'sshd_config');
  fs.writeFileSync(config, configText(home, port, options, temporary));
  // sshd wants its own absolute path, for it starts itself again for every connection.
  const child = spawn(sshdPath, ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes(`Server listening on 127.0.0.1 port ${port}`)) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`sshd ended: ${log}`)));
  });
  return { child, log: () => log };
}

function configText(
  home: string,
  port: number,
  options: RealSshdOptions,
  temporary: TemporaryUser | undefined,
): string {
  const hostKeyFiles = fs.readdirSync(home).filter((name) => /^host-\d+$/.test(name));
  const methods = options.authenticationMethods ?? (temporary ? 'publickey password' : 'publickey');
  const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');
  return [
    // First: of a keyword that comes twice, sshd takes the first.
    ...(options.config ?? []),
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    ...hostKeyFiles.map((name) => `HostKey ${path.join(home, name)}`),
    `AuthorizedKeysFile ${path.join(home, 'authorized_keys')}`,
    'PidFile none',
    'StrictModes no',
    `UsePAM ${yesOrNo(methods.includes('keyboard-interactive'))}`,
    'PermitRootLogin yes',
    'PubkeyAuthentication yes',
    `PasswordAuthentication ${yesOrNo(methods.includes('password'))}`,
    `KbdInteractiveAuthentication ${yesOrNo(methods.includes('keyboard-interactive'))}`,
    `AuthenticationMethods ${methods}`,
    `AllowTcpForwarding ${yesOrNo(options.allowTcpForwarding ?? true)}`,
    'MaxStartups 100',
    'MaxSessions 30',
    `MaxAuthTries ${options.maxAuthTries ?? 20}`,
    'PrintMotd no',
    'LogLevel VERBOSE',
    ...(options.sftp === false ? [] : ['Subsystem sftp internal-sftp']),
    '',
  ].join('\n');
}

async function endServer({ child }: Server): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const pids = descendantsOf(child.pid ?? -1);
  const ended = once(child, 'exit');
  // A stopped process does not hear of its end otherwise.
  signalAll([child.pid ?? -1, ...pids], 'SIGKILL');
  await ended;
}

function makeHostKeys(home: string, types: readonly HostKeyType[] = ['ed25519']): HostKey[] {
  for (const name of fs.readdirSync(home)) if (name.startsWith('host-')) fs.rmSync(path.join(home, name));
  return types.map((type, index) => makeKey(path.join(home, `host-${index}`), type));
}

/** Makes a key pair in `file` and `file.pub`. */
export function makeKey(file: string, type: HostKeyType, passphrase = ''): HostKey {
  const bits = type === 'rsa' ? ['-b', '2048'] : [];
  // One round of the key derivation: ssh2 computes it in JavaScript, a second for the usual 16.
  execFileSync('ssh-keygen', ['-q', '-t', type, ...bits, '-a', '1', '-N', passphrase, '-C', '', '-f', file]);
  const [name = '', base64 = ''] = fs.readFileSync(`${file}.pub`, 'utf8').trim().split(' ');
  const digest = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64');
  return { type: name, base64, sha256: `SHA256:${digest.replace(/=+$/, '')}` };
}

/** The processes below one: sessions run in a process of their own, and their commands below that. */
function descendantsOf(pid: number): number[] {
  const all = processes();
  // Parents first, whatever their numbers: a server that outlives its command tells how that ended.
  const found = [pid];
  for (const above of found) for (const { child, parent } of all) if (parent === above) found.push(child);
  return found.slice(1);
}

function processes(): { child: number; parent: number }[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    return { child, parent };
  });
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    if (pid <= 1) continue;
    try {
      process.kill(pid, signal);
    } catch (error) {
      // It ended by itself meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
