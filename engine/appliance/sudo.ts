import { randomUUID } from 'node:crypto';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { LoginRights } from '../../shared/run/login-rights.ts';
import type { Ask } from '../ask.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { CommandOptions, CommandResult, RemoteHost } from '../ssh/remote-host.ts';
import { serverText } from './output/server-text.ts';

/** Root's rights on one machine, for one connection. */
export interface Sudo {
  /**
   * Finds out how commands run as root, and gives what stands before them in the record. Asks for the password at most once
   * a connection, three times where it is wrong. Throws `auth.sudo-rejected`, `auth.sudo-missing`, `auth.sudo-not-allowed`,
   * and what the connection or `ask` throws.
   */
  elevate(signal: AbortSignal): Promise<readonly string[]>;
  /**
   * Runs a command as root on `host`, as `RemoteHost.run` promises. The password goes to sudo alone and only after sudo has
   * asked for it; `stdin` goes to the command alone. Standard error is that of the command, without the password. Throws what
   * `elevate` throws: then the command was not run.
   */
  run(host: RemoteHost, argv: readonly string[], options: RootOptions): Promise<CommandResult>;
  /**
   * What the login allows, as far as a question to sudo tells: whether it may run a program that reads any file. Asks for the
   * password as `elevate` does. Runs nothing as root. An empty password, and sudo that is not there or refuses, come to `no-sudo`.
   */
  rights(signal: AbortSignal): Promise<Extract<LoginRights, 'root' | 'sudo' | 'sudo-password' | 'no-sudo'>>;
  /** Takes every secret that this holds out of a text that is to be shown. */
  redact(text: string): string;
  /** Clears the password. */
  readonly forget: () => void;
}

export interface RootOptions extends Omit<CommandOptions, 'stdin' | 'replies'> {
  readonly stdin?: Secret;
  /** Instead of running the command it is asked whether it may be run: exit code 0 where it may. Changes nothing. */
  readonly isQuestion?: true;
}

type Elevation =
  /** The login is root's own. */
  | { readonly kind: 'root' }
  | { readonly kind: 'free' }
  | { readonly kind: 'password'; readonly password: Secret };

const maxAttempts = 3;
const probeTimeoutMs = 20_000;

/**
 * A command behind a password, as `sh -c SCRIPT sh ASK READY ALONE AGAIN COMMAND…`. sudo reads the password from the same input as
 * the command reads its own, and asks none for commands that its rules free (NOPASSWD), which would read the password then. So
 * the login comes first, by a command that reads nothing; READY says that it is over, and only then the command gets its input.
 * ALONE says that sudo keeps no login (timestamp_timeout=0) and asks AGAIN for the command, which gets its input with that;
 * a command that is free then gets none: it waits until its time is over. A command stays behind each sudo:
 * otherwise the shell would replace itself by sudo, whose parent process would be another one, and its login would not count.
 */
const scriptFor = (question: '' | '-l') => `LC_ALL=C sudo -S -p "$1" -v || exit 1
ready=$2; alone=$3; again=$4; shift 4
if sudo -n -v 2>/dev/null; then printf %s "$ready" >&2; sudo -n ${question} -- "$@"; code=$?; sudo -k
else printf %s "$alone" >&2; sudo -k -S -p "$again" ${question} -- "$@"; code=$?; fi
exit $code`;

/** Sudo on `login`'s machine. Nothing happens before the first `elevate`. */
export function createSudo(login: RemoteHost, side: ApplianceSide, ask: Ask): Sudo {
  let password: Secret | undefined;
  let known: Promise<Elevation> | undefined;
  const { user, address } = login.identity;

  const findOut = async (signal: AbortSignal): Promise<Elevation> => {
    if (user === 'root') return { kind: 'root' };
    // The second form answers for accounts that may run only some programs, and all of them without a password.
    for (const probe of [['true'], ['-v']]) {
      const result = await look(['env', 'LC_ALL=C', 'sudo', '-k', '-n', ...probe], signal);
      if (result.exitCode === 0) return { kind: 'free' };
      refuseUnlessItMayAsk(result);
    }
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      const given = await ask(
        {
          kind: 'secret',
          purpose: 'sudo-password',
          side,
          subject: `${user}@${address}`,
          prompt: '',
          fromServer: false,
          echo: false,
          attempt,
        },
        { signal },
      );
      // Who gives none knows none: sudo would count it as a wrong one.
      if (given.isEmpty) throw notAllowed({ exitCode: 1, stdout: '', stderr: 'no password was given' });
      const prompt = randomUUID();
      const argv = ['env', 'LC_ALL=C', 'sudo', '-k', '-S', '-p', prompt, '-v'];
      const line = new Secret(`${given.reveal()}\n`);
      const replies = [{ after: prompt, write: line, isLast: true }];
      const result = await look(argv, signal, replies).finally(() => line.clear());
      const [, ...answers] = result.stderr.split(prompt);
      if (result.exitCode === 0 && answers.length > 0) {
        password = given;
        return { kind: 'password', password: given };
      }
      given.clear();
      // Asked once, and neither asked again nor called wrong: the password was right, and did not help.
      if (answers.length < 2 && !/incorrect|authentication fail/i.test(result.stderr))
        throw notAllowed(result);
    }
    throw new MigrationError('auth.sudo-rejected', { address, user }, { side });
  };

  const look = (
    argv: readonly string[],
    signal: AbortSignal,
    replies?: CommandOptions['replies'],
  ): Promise<CommandResult> => {
    const options = { signal, timeoutMs: probeTimeoutMs, name: 'sudo', maxOutputBytes: 4096 };
    return login.run(argv, { ...options, effect: 'reads', ...(replies && { replies }) });
  };

  const notAllowed = ({ stderr, exitCode }: CommandResult): MigrationError => {
    const detail = serverText(stderr) || `exit code ${String(exitCode)}`;
    return new MigrationError('auth.sudo-not-allowed', { address, user, detail }, { side });
  };

  /** A password would be asked in vain where there is no sudo, or one that says no before it asks. */
  const refuseUnlessItMayAsk = (result: CommandResult): void => {
    if (result.exitCode === 127) throw new MigrationError('auth.sudo-missing', { address, user }, { side });
    if (/may not run sudo|not in the sudoers file|must have a tty/i.test(result.stderr))
      throw notAllowed(result);
  };

  const redact = (text: string): string => (password ? redactSecret(text, password) : text);

  const elevate = (signal: AbortSignal): Promise<Elevation> => {
    known ??= findOut(signal).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };

  const behindPassword = async (
    host: RemoteHost,
    argv: readonly string[],
    { stdin, isQuestion, ...options }: RootOptions,
    given: Secret,
  ): Promise<CommandResult> => {
    const [first, ready, alone, again] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const line = new Secret(`${given.reveal()}\n`);
    const own = new Secret(stdin?.reveal() ?? '');
    const both = new Secret(`${line.reveal()}${own.reveal()}`);
    try {
      const result = await host.run(
        ['sh', '-c', scriptFor(isQuestion ? '-l' : ''), 'sh', first, ready, alone, again, ...argv],
        {
          ...options,
          replies: [
            { after: first, write: line, isLast: false },
            { after: ready, write: own, isLast: true },
            { after: again, write: both, isLast: true },
          ],
        },
      );
      const [before = '', ...after] = result.stderr.split(ready).flatMap((part) => part.split(alone));
      // Whatever the exit code says: sudo ended before the command began.
      if (after.length === 0) throw notAllowed({ ...result, stderr: redact(before.replaceAll(first, '')) });
      return { ...result, stderr: redact(after.join('').replaceAll(again, '')).trimStart() };
    } finally {
      for (const secret of [line, own, both]) secret.clear();
    }
  };

  const run: Sudo['run'] = async (host, argv, options) => {
    const elevation = await elevate(options.signal);
    switch (elevation.kind) {
      case 'root':
        return host.run(options.isQuestion ? isThere(argv) : argv, options);
      case 'free':
        return host.run(['sudo', '-n', ...(options.isQuestion ? ['-l'] : []), '--', ...argv], options);
      case 'password':
        return behindPassword(host, argv, options, elevation.password);
      default:
        return elevation satisfies never;
    }
  };

  const rights: Sudo['rights'] = async (signal) => {
    try {
      const { kind } = await elevate(signal);
      if (kind === 'root') return 'root';
      const question = {
        signal,
        timeoutMs: probeTimeoutMs,
        name: 'sudo',
        effect: 'reads',
        isQuestion: true,
      } as const;
      const { exitCode } = await run(login, ['cat'], question);
      if (exitCode !== 0) return 'no-sudo';
      return kind === 'free' ? 'sudo' : 'sudo-password';
    } catch (error) {
      if (isMigrationError(error, 'auth.sudo-missing', 'auth.sudo-not-allowed')) return 'no-sudo';
      throw error;
    }
  };

  return {
    elevate: async (signal) => ((await elevate(signal)).kind === 'root' ? [] : ['sudo', '-n', '--']),
    run,
    rights,
    redact,
    forget: () => {
      password?.clear();
      password = undefined;
      known = undefined;
    },
  };
}

/**
 * Asks whether the program of a command is there for the login. `command -v` is part of the shell, and `which` is not
 * everywhere. The program is an argument, never part of the script.
 */
export function isThere([program = '']: readonly string[]): string[] {
  return ['sh', '-c', 'command -v -- "$1"', 'sh', program];
}

/** Takes a secret out of a text. Shorter than three characters it is not looked for: every text would hold it. */
export function redactSecret(text: string, secret: Secret): string {
  const plain = secret.reveal();
  return plain.length < 3 ? text : text.replaceAll(plain, '[secret]');
}
