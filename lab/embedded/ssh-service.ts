import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import ssh2, {
  type AuthContext,
  type AuthenticationType,
  type Connection,
  type ServerChannel,
  type Session,
} from 'ssh2';
import { runCommandLine } from './command-line.ts';
import type { Faults } from './faults.ts';
import { Link } from './link.ts';
import { isSame, type LabLogin } from './login.ts';
import type { LabMachine } from './machine.ts';
import { serveSftp } from './sftp/server.ts';
import { StdinReader } from './programs/stdin-reader.ts';

/** Makes what serves SSH connections of a machine: commands, SFTP and connections onwards, with the lab's faults. */
export function createSshService(
  machine: LabMachine,
  login: LabLogin,
  faults: Faults,
): (socket: net.Socket) => void {
  const server = new ssh2.Server({ hostKeys: [machine.hostKey.privateKey] }, (connection) => {
    // A connection that ends in the midst of something is everyday here.
    connection.on('error', () => connection.end());
    connection.on('authentication', (context) => authenticate(context, login));
    connection.on('ready', () => serve(connection, machine, login, faults));
  });
  const restartWithOtherKey = (readBytes: number): void => {
    if (machine.side !== 'old' || faults.hostKeyChanged !== 'old' || readBytes < 1_000_000) return;
    faults.hostKeyChanged = undefined;
    machine.scheduleRestart({ newHostKey: true });
  };
  return (socket) => {
    // The types want a net.Socket; ssh2 uses what a Duplex has, and the remote address.
    server.injectSocket(new Link(socket, faults, restartWithOtherKey) as unknown as net.Socket);
  };
}

function authenticate(context: AuthContext, login: LabLogin): void {
  const methods: AuthenticationType[] = [
    ...(login.authorisedKey === undefined ? [] : (['publickey'] as const)),
    ...(login.acceptsPassword ? (['password'] as const) : []),
    ...(login.isKeyboardInteractive ? (['keyboard-interactive'] as const) : []),
  ];
  if (context.username !== login.user || !methods.includes(context.method)) {
    context.reject(methods);
    return;
  }
  switch (context.method) {
    case 'password':
      if (isSame(context.password, login.password)) context.accept();
      else context.reject(methods);
      return;
    case 'publickey':
      if (isAuthorised(context, login.authorisedKey ?? '')) context.accept();
      else context.reject(methods);
      return;
    case 'keyboard-interactive': {
      const prompts = [
        { prompt: 'Password: ', echo: false },
        { prompt: 'One-time code: ', echo: true },
      ];
      context.prompt(prompts, (answers) => {
        const [password = '', code = ''] = answers as readonly string[];
        if (isSame(password, login.password) && isSame(code.trim(), login.oneTimeCode)) context.accept();
        else context.reject(methods);
      });
      return;
    }
    default:
      context.reject(methods);
  }
}

function isAuthorised(
  context: Extract<AuthContext, { method: 'publickey' }>,
  authorisedKey: string,
): boolean {
  const known = ssh2.utils.parseKey(authorisedKey);
  if (known instanceof Error) return false;
  if (!isSame(known.getPublicSSH(), context.key.data)) return false;
  // Without a signature the client only asks whether the key would do.
  if (!context.signature || !context.blob) return true;
  // The types leave it out, but a signature that cannot be read is answered with an Error, which is truthy.
  const verdict: unknown = known.verify(context.blob, context.signature, context.hashAlgo);
  return verdict === true;
}

function serve(connection: Connection, machine: LabMachine, login: LabLogin, faults: Faults): void {
  const end = new AbortController();
  connection.on('close', () => end.abort());
  connection.on('session', (accept) =>
    serveSession(accept(), { machine, login, faults, signal: end.signal }),
  );
  connection.on('tcpip', (accept, reject, { destIP, destPort }) => {
    // The lab's network ends at this computer.
    if (destIP !== 'localhost' && !destIP.startsWith('127.')) {
      reject();
      return;
    }
    const onward = net.connect({ host: destIP, port: destPort, noDelay: true });
    const stop = (): void => void onward.destroy();
    end.signal.addEventListener('abort', stop, { once: true });
    onward.once('error', reject);
    onward.once('connect', () => {
      onward.off('error', reject);
      const channel = accept();
      channel.on('error', stop);
      channel.on('close', stop);
      onward.on('error', () => channel.close());
      onward.on('close', () => channel.close());
      channel.pipe(onward).pipe(channel);
    });
    onward.once('close', () => end.signal.removeEventListener('abort', stop));
  });
}

/** Only two lines of the text menu are published: the wizard's first page, and the backup of 5.x. */
const menuText = '1. Networking\r\n2. System Backup\r\n\r\nSelect: ';

interface SessionContext {
  readonly machine: LabMachine;
  readonly login: LabLogin;
  readonly faults: Faults;
  readonly signal: AbortSignal;
}

function serveSession(session: Session, context: SessionContext): void {
  const { machine, faults } = context;
  session.on('env', (accept: (() => void) | undefined) => accept?.());
  session.on('pty', (accept: (() => void) | undefined) => accept?.());
  session.on('exec', (accept, _reject, { command }) => void runOn(accept(), command, context));
  session.on('shell', (accept) => {
    const channel = accept();
    channel.end('This appliance takes commands only, such as: ssh … demo-appliance backup list\r\n');
  });
  // Not named in the types, and only called where nothing listens for `sftp`.
  (session as NodeJS.EventEmitter).on(
    'subsystem',
    (accept: () => ServerChannel, reject: () => void, { name }: { name: string }) => {
      const isOff =
        faults.sftpOff === 'both' || faults.sftpOff === machine.side || context.login.shell === 'menu';
      if (name !== 'sftp' || isOff) reject();
      else serveSftp(accept(), machine.loginFiles);
    },
  );
}

async function runOn(channel: ServerChannel, line: string, context: SessionContext): Promise<void> {
  const { machine, login, faults } = context;
  const end = new AbortController();
  channel.on('close', () => end.abort());
  channel.on('error', () => end.abort());
  const signal = AbortSignal.any([context.signal, end.signal]);
  try {
    if (faults.commandDelayMs !== undefined) await sleep(faults.commandDelayMs, undefined, { signal });
    if (login.shell === 'menu') {
      // Whatever was asked for: what is started is this, and it ends with its input.
      await send(channel, menuText, signal);
      channel.exit(0);
      channel.end();
      channel.resume();
      return;
    }
    const exitCode = await runCommandLine(line, {
      machine,
      login,
      signal,
      files: machine.loginFiles,
      stdin: new StdinReader(channel, signal),
      stdout: (data) => send(channel, data, signal),
      stderr: (text) => void channel.stderr.write(text),
    });
    channel.exit(exitCode);
    channel.end();
    // ssh2 closes a channel for good only when its input was read to the end, and most programs read none.
    channel.resume();
  } catch (error) {
    // The far side is gone, and with it whoever could be told.
    if (signal.aborted) return;
    throw error;
  }
}

/** Resolves when the client has taken it. */
function send(channel: ServerChannel, data: string | Uint8Array, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    channel.write(data, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}
