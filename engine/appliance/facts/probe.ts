import type { UntestedReason } from '../../../shared/rules/preflight/preflight-input.ts';
import { isMigrationError } from '../../errors.ts';
import type { CommandResult } from '../../ssh/remote-host.ts';
import type { Appliance } from '../appliance.ts';
import { serverText } from '../output/server-text.ts';

/** Asks a machine many small things at once, and keeps count of what it would not tell. */
export type Probe = ReturnType<typeof createProbe>;

/** `mayFail`: the output counts whatever the exit code is. */
type ProbeOptions = { readonly mayFail?: boolean };

/** OpenSSH allows ten channels a connection (`MaxSessions`), and a transfer may be using some. */
const lanes = 4;
const timeoutMs = 15_000;

/** Makes a probe. Its methods throw only `reach.*` and the signal's reason. */
export function createProbe(appliance: Appliance, signal: AbortSignal) {
  const unread: { fact: string; reason: string }[] = [];
  const inLane = limitTo(lanes);

  const run = (argv: readonly string[]): Promise<CommandResult> =>
    appliance.execute('facts', argv, { signal, timeoutMs, name: argv[0] ?? '', shown: argv.join(' ') });

  const attempt = async <T>(fact: string, look: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await look();
    } catch (error) {
      if (!isMigrationError(error) || error.isUnreachable) throw error;
      unread.push({ fact, reason: error.code });
      return undefined;
    }
  };

  return {
    unread,
    miss: (fact: string, reason: UntestedReason): void => void unread.push({ fact, reason }),
    /** Any way to a fact. */
    attempt,
    /** Runs a command and reads its output; undefined with an entry in `unread` where either fails. */
    read: <T>(
      fact: string,
      argv: readonly string[],
      parse: (stdout: string) => T | undefined,
      options: ProbeOptions = {},
    ): Promise<T | undefined> =>
      inLane(() =>
        attempt(fact, async () => {
          const { exitCode, stdout, stderr } = await run(argv);
          const value = exitCode === 0 || options.mayFail ? parse(stdout) : undefined;
          if (value === undefined) {
            const told = serverText(stderr, 150);
            const parts = [
              ...(exitCode === 0 ? [] : [`exit code ${exitCode}`]),
              ...(told === '' ? [] : [told]),
            ];
            unread.push({ fact, reason: parts.join(': ') || ('not-understood' satisfies UntestedReason) });
          }
          return value;
        }),
      ),
    /** The output of a command, empty where it fails: for traces that are often not there. */
    text: (argv: readonly string[], options: ProbeOptions = {}): Promise<string> =>
      inLane(async () => {
        try {
          const { exitCode, stdout } = await run(argv);
          return exitCode === 0 || options.mayFail ? stdout : '';
        } catch (error) {
          if (!isMigrationError(error) || error.isUnreachable) throw error;
          return '';
        }
      }),
  };
}

/** At most `limit` tasks at a time, in the order in which they came. */
function limitTo(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // The place is handed on, so that nobody slips in between.
      if (next) next();
      else running--;
    }
  };
}
