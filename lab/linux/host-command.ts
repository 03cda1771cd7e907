import { execFile } from 'node:child_process';

export interface CommandEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of the lab's own computer that ended badly. */
export class HostCommandError extends Error {
  override readonly name = 'HostCommandError';
}

const mostOutputBytes = 16 * 1024 * 1024;

export interface HostCommandOptions {
  readonly input?: string;
  readonly timeoutMs?: number;
  /** Called with the number of its process; what it gives is called when that has ended. */
  readonly whileItRuns?: (pid: number) => () => void;
}

/** Runs a command of this computer, at most for `timeoutMs`. A bad end is a result; only a command that is not there throws. */
export function tryCommand(
  argv: readonly string[],
  { input = '', timeoutMs = 300_000, whileItRuns }: HostCommandOptions = {},
): Promise<CommandEnd> {
  const [file = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = execFile(
      file,
      args,
      { timeout: timeoutMs, maxBuffer: mostOutputBytes, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        hasEnded?.();
        if (error && typeof error.code === 'string')
          reject(new HostCommandError(`${file}: ${error.message}`));
        else
          resolve({
            exitCode: error ? (typeof error.code === 'number' ? error.code : 124) : 0,
            stdout,
            stderr,
          });
      },
    );
    const hasEnded = child.pid === undefined ? undefined : whileItRuns?.(child.pid);
    // A command that does not read ends before its input does.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** The same for a command that must end well; gives its standard output. Throws {@link HostCommandError}. */
export async function command(argv: readonly string[], input = ''): Promise<string> {
  const { exitCode, stdout, stderr } = await tryCommand(argv, { input });
  if (exitCode !== 0)
    throw new HostCommandError(
      `${argv.join(' ')}: exit code ${String(exitCode)}: ${stderr.trim() || stdout.trim()}`,
    );
  return stdout;
}
