import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Desk } from './desk.ts';

/** The program behind a browser window, as a user starts it. */
export interface Program {
  /** Opens one window, once. */
  readonly link: string;
  /** The page's own address, for windows of the same browser after the first. */
  readonly address: string;
  /** What it has printed. */
  output(): string;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
  /** Ends it in the midst of whatever it does. */
  kill(): Promise<void>;
}

const checkout = path.resolve(import.meta.dirname, '..', '..');

/** Starts the built `handover serve` on a desk. Rejects, with what it printed, where it ends without a link. */
export async function startProgram(desk: Desk, root = checkout): Promise<Program> {
  const main = path.join(root, 'dist', 'cli', 'main.js');
  const child = spawn(process.execPath, [main, 'serve', '--no-open'], {
    cwd: desk.folder,
    env: { ...process.env, ...desk.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'exit');
  const link = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output)?.[0];
      if (found !== undefined && output.includes('\n')) resolve(found);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void ended.then(() => reject(new Error(`handover serve ended without a link:\n${output}`)));
  });
  return {
    link,
    address: new URL('/', link).href,
    output: () => output,
    stop: () => end(child, 'SIGTERM', ended),
    kill: () => end(child, 'SIGKILL', ended),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<unknown>): Promise<void> {
  child.kill(signal);
  await ended;
}
