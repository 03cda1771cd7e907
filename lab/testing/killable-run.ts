import { fork, type ChildProcess } from 'node:child_process';
import { isMigrationError, Secret, type Ask } from '../../engine/index.ts';
import type { RunOutcome } from '../../shared/run/event.ts';
import type { Question } from '../../shared/run/question.ts';
import type { Bench } from './bench.ts';
import type { CompiledCheckout } from './compile-checkout.ts';

/** When a process dies by SIGKILL. */
export type Death =
  /** When it has told the n-th event: the event is in the journal, and nothing after it was done. */
  | { readonly kind: 'event'; readonly number: number }
  /** While it writes the n-th line of the journal: the last thing was done, and its line is not whole. */
  | { readonly kind: 'journal'; readonly line: number; readonly share: number }
  /** After so many milliseconds, wherever it is. */
  | { readonly kind: 'time'; readonly ms: number }
  /** When somebody else calls `kill`: the lab, in the midst of a deed. */
  | { readonly kind: 'lab' };

export type ChildOrder = { readonly home: string; readonly jobId: string; readonly death: Death };
export type ToChild =
  | { readonly type: 'order'; readonly order: ChildOrder }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly value?: unknown;
      readonly secret?: string;
      readonly refusal?: { readonly code: string; readonly params: object };
    };
export type FromChild =
  | { readonly type: 'up' }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question; readonly reveal?: string }
  | { readonly type: 'ended'; readonly outcome: RunOutcome; readonly code?: string | undefined }
  | { readonly type: 'broken'; readonly text: string };

export type KillableEnd =
  | { readonly kind: 'killed' }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome; readonly code: string | undefined };

export interface KillableRun {
  kill(): void;
  /** How it ended; rejects where it broke instead. */
  readonly end: Promise<KillableEnd>;
  /** What it wrote to its standard output and error. */
  readonly output: () => string;
}

/** Goes on with the job of a bench in a child process that dies as ordered, unless it is done before. */
export function startKillableRun(
  bench: Bench,
  checkout: CompiledCheckout,
  death: Death,
  ask: Ask,
): KillableRun {
  const child = fork(checkout.file('lab/testing/killable-child.ts'), [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (output += String(chunk)));
  const kill = (): void => void child.kill('SIGKILL');
  return { kill, output: () => output, end: follow(child, bench, death, ask, kill, () => output) };
}

async function follow(
  child: ChildProcess,
  bench: Bench,
  death: Death,
  ask: Ask,
  kill: () => void,
  output: () => string,
): Promise<KillableEnd> {
  let ended: KillableEnd | undefined;
  let broken: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const send = (message: ToChild): void => {
    // It may be dead by now: that is what it is for.
    if (child.connected) child.send(message, () => undefined);
  };
  child.on('message', (message: FromChild) => {
    switch (message.type) {
      case 'up':
        if (death.kind === 'time') timer = setTimeout(kill, death.ms);
        send({ type: 'order', order: { home: bench.home, jobId: bench.job.id, death } });
        return;
      case 'ask':
        void answer(message, ask).then(send);
        return;
      case 'ended':
        ended = { kind: 'ended', outcome: message.outcome, code: message.code };
        return;
      case 'broken':
        broken = message.text;
        return;
      default:
        message satisfies never;
    }
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      clearTimeout(timer);
      if (broken !== undefined) reject(new Error(`the run broke: ${broken}`));
      else if (ended) resolve(ended);
      else if (signal === 'SIGKILL') resolve({ kind: 'killed' });
      else reject(new Error(`the run ended with ${String(exitCode ?? signal)}: ${output()}`));
    });
  });
}

async function answer(
  { id, question, reveal }: Extract<FromChild, { type: 'ask' }>,
  ask: Ask,
): Promise<ToChild> {
  try {
    const value: unknown = await ask(question, {
      signal: new AbortController().signal,
      ...(reveal !== undefined && { reveal: new Secret(reveal) }),
    });
    if (value instanceof Secret) return { type: 'answer', id, secret: value.reveal() };
    return { type: 'answer', id, value };
  } catch (error) {
    if (!isMigrationError(error)) throw error;
    return { type: 'answer', id, refusal: { code: error.code, params: error.params } };
  }
}
