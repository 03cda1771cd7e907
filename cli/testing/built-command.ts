import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Makes sure that `dist/` is what the sources say. Quick where it is; throws what the compiler says where it cannot be. */
export function buildCommand(): void {
  execFileSync(process.execPath, [path.join(root, 'build', 'setup.mjs'), 'build'], { stdio: 'pipe' });
}

/** The built command, for those who start it by other means. */
export const commandPath = path.join(root, 'dist', 'cli', 'main.js');

/** The Node that runs it: the newest one in the project of that name (`vitest.config.ts`), else the one that runs the tests. */
export const nodePath = process.env['HANDOVER_TEST_NODE'] ?? process.execPath;

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with what came so far, once it holds `text` on standard output. Rejects where the command ends before. */
  readonly said: (text: string | RegExp) => Promise<string>;
}

export interface CommandOptions {
  /** `HANDOVER_HOME`, and the home folder of the user: nothing of who runs the test is read. */
  readonly home: string;
  readonly input?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** A file descriptor that the command gets as its number 3. */
  readonly descriptor?: number;
}

/** Starts the built `handover` command as a process of its own, without a terminal. */
export function start(args: readonly string[], options: CommandOptions): Running {
  const { SSH_AUTH_SOCK: _agent, COLUMNS: _columns, ...inherited } = process.env;
  const child = spawn(nodePath, [commandPath, ...args], {
    cwd: options.home,
    env: { ...inherited, HANDOVER_HOME: options.home, HOME: options.home, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe', ...(options.descriptor === undefined ? [] : [options.descriptor])],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // A command that ends without reading its input breaks the pipe; its exit code tells more.
  child.stdin?.on('error', () => undefined).end(options.input ?? '');
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  const said = (text: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (typeof text === 'string' ? stdout.includes(text) : text.test(stdout)) resolve(stdout);
      };
      child.stdout?.on('data', look);
      child.on('close', () => reject(new Error(`ended without saying ${String(text)}:\n${stdout}${stderr}`)));
      look();
    });
  return { child, ended, said };
}

/** Runs the built `handover` command to its end. */
export async function handover(args: readonly string[], options: CommandOptions): Promise<Ended> {
  return start(args, options).ended;
}
