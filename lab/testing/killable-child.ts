// The engine in a process of its own, which its parent has asked to die. Secrets come and go over the channel only.
import fs from 'node:fs';
import {
  findJob,
  openJob,
  isMigrationError,
  MigrationError,
  runMigration,
  Secret,
  type Ask,
} from '../../engine/index.ts';
import type { AnswerOf } from '../../engine/index.ts';
import type { ErrorCode } from '../../shared/run/error-codes.ts';
import type { QuestionKind } from '../../shared/run/question.ts';
import { createHurriedClock } from './hurried-clock.ts';
import type { ChildOrder, FromChild, ToChild } from './killable-run.ts';

const waitingAnswers = new Map<number, (message: Extract<ToChild, { type: 'answer' }>) => void>();
let asked = 0;

process.on('message', (message: ToChild) => {
  if (message.type === 'order') void perform(message.order);
  else waitingAnswers.get(message.id)?.(message);
});

async function perform(order: ChildOrder): Promise<void> {
  const { home, jobId, death } = order;
  if (death.kind === 'journal') dieWhileWriting(death.line, death.share);
  let events = 0;
  const result = await runMigration({
    home,
    job: await openJob(findJob(home, jobId)),
    mode: 'run',
    operator: 'bench',
    ask,
    isAttended: true,
    signal: new AbortController().signal,
    clock: createHurriedClock(),
    onEvent: () => {
      events += 1;
      if (death.kind === 'event' && events === death.number) dieNow();
    },
  });
  tell({ type: 'ended', outcome: result.outcome, code: result.error?.code });
  process.disconnect();
}

const ask: Ask = async <K extends QuestionKind>(
  ...[question, { reveal }]: Parameters<Ask>
): Promise<AnswerOf<K>> => {
  const id = (asked += 1);
  const answer = await new Promise<Extract<ToChild, { type: 'answer' }>>((resolve) => {
    waitingAnswers.set(id, resolve);
    tell({ type: 'ask', id, question, ...(reveal && { reveal: reveal.reveal() }) });
  });
  if (answer.refusal)
    throw new MigrationError(answer.refusal.code as ErrorCode, answer.refusal.params as never);
  // The parent answers the question that was asked.
  return (answer.secret === undefined ? answer.value : new Secret(answer.secret)) as AnswerOf<K>;
};

/** Nothing of this process runs after this line: no `finally`, no exit handler, no flush. */
function dieNow(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}

/** Dies with a part of the journal's n-th line of this process on the disk. */
function dieWhileWriting(line: number, share: number): void {
  const write = fs.writeSync.bind(fs);
  let lines = 0;
  // The journal is the only one who writes text to a descriptor, line by line.
  fs.writeSync = ((descriptor: number, text: unknown, ...rest: never[]) => {
    if (typeof text !== 'string' || !text.startsWith('{"event":'))
      return write(descriptor, text as string, ...rest);
    lines += 1;
    if (lines < line) return write(descriptor, text);
    write(descriptor, text.slice(0, Math.floor(text.length * share)));
    return dieNow();
  }) as typeof fs.writeSync;
}

function tell(message: FromChild): void {
  process.send?.(message);
}

process.on('uncaughtException', (error) => {
  tell({ type: 'broken', text: isMigrationError(error) ? error.message : String(error.stack) });
  process.exit(70);
});
tell({ type: 'up' });
