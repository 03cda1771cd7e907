import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { Ask } from '../ask.ts';
import { MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';

/** A command as another user would have to run it: what to put before it, and what to write first to its input. */
export interface Elevation {
  readonly prefix: readonly string[];
  readonly password?: Secret;
}

/** Root's rights on one machine, for one connection. */
export interface Sudo {
  /**
   * How to run a command as root. Asks for the password at most once a connection, three times where it is wrong.
   * Throws `auth.sudo-rejected`, and what the connection or `ask` throws.
   */
  elevate(signal: AbortSignal): Promise<Elevation>;
  /** Takes every secret that this holds out of a text that is to be shown. */
  redact(text: string): string;
  /** Clears the password. */
  readonly forget: () => void;
}

const maxAttempts = 3;
const probeTimeoutMs = 20_000;

/** Sudo on `host`. Nothing happens before the first `elevate`. */
export function createSudo(host: RemoteHost, side: ApplianceSide, ask: Ask): Sudo {
  let password: Secret | undefined;
  let known: Promise<Elevation> | undefined;

  const findOut = async (signal: AbortSignal): Promise<Elevation> => {
    const { user, address } = host.identity;
    if (user === 'root') return { prefix: [] };
    // The second form answers for accounts that may run only some programs, and all of them without a password.
    for (const probe of [['true'], ['-v']]) {
      if ((await run(['sudo', '-n', ...probe], undefined, signal)) === 0)
        return { prefix: ['sudo', '-n', '--'] };
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
      const exitCode = await run(
        ['sudo', '-k', '-S', '-p', '', '-v'],
        new Secret(`${given.reveal()}\n`),
        signal,
      );
      if (exitCode === 0) {
        password = given;
        // -k: never the cached credential, or the password would stay in the input and be read by the command.
        return { prefix: ['sudo', '-k', '-S', '-p', '', '--'], password: given };
      }
      given.clear();
    }
    throw new MigrationError('auth.sudo-rejected', { address, user }, { side });
  };

  const run = async (
    argv: readonly string[],
    stdin: Secret | undefined,
    signal: AbortSignal,
  ): Promise<number> => {
    const options = { signal, timeoutMs: probeTimeoutMs, name: 'sudo', maxOutputBytes: 4096 };
    try {
      return (await host.run(argv, { ...options, ...(stdin && { stdin }) })).exitCode;
    } finally {
      stdin?.clear();
    }
  };

  return {
    elevate: (signal) => {
      known ??= findOut(signal).catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    },
    redact: (text) => (password ? redactSecret(text, password) : text),
    forget: () => {
      password?.clear();
      password = undefined;
      known = undefined;
    },
  };
}

/** Takes a secret out of a text. Shorter than three characters it is not looked for: every text would hold it. */
export function redactSecret(text: string, secret: Secret): string {
  const plain = secret.reveal();
  return plain.length < 3 ? text : text.replaceAll(plain, '[secret]');
}
