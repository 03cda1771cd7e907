import pc from 'picocolors';
import stringWidth from 'string-width';
import type { Progress, RunState, StepState, Waiting } from '../../shared/run/run-state.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { eventLine } from '../../shared/text/render.ts';
import { sightLines } from '../../shared/text/import-sight-text.ts';
import { instructionText } from '../../shared/text/words.ts';
import { describeInstruction } from '../describe/instruction.ts';
import { wrap } from '../wrap.ts';

/** What moves in the step that is being worked on: an instruction, a countdown, a bar, or how long is being waited. Pure. */
export function stepDetail(step: StepState, state: RunState, width: number): string[] {
  const { countdown, progress, waiting, current } = state;
  if (waiting?.sight && waiting.step === current)
    return [
      ...sightLines(en.importSight, state, waiting.sight).flatMap((line) => wrap(line, width)),
      pc.dim(waitingLine(waiting)),
    ];
  if (step.kind === 'waiting') {
    const { begunAt } = step;
    // Done, as far as a person knows: what is waited for is her next answer.
    const again = waiting?.askAgainMs === undefined ? [] : [pc.dim(waitingLine(waiting))];
    const instruction = instructionText(en, step.instruction);
    const told = begunAt === undefined ? '' : en.begunBefore(en.format.date(begunAt), instruction.see);
    return [
      ...again,
      ...(told === '' ? [] : wrap(plainText(told), width)),
      ...describeInstruction(instruction, width),
    ];
  }
  if (countdown) return [pc.yellow(eventLine(en, countdown))];
  if (waiting && waiting.step === current) return [pc.dim(waitingLine(waiting))];
  if (progress && progress.step === current) return [progressLine(progress, width)];
  return [];
}

function waitingLine({ elapsedMs, unchangedMs, usualMinMs, usualMaxMs, askAgainMs }: Waiting): string {
  const { cli, format } = en;
  const parts = [
    `${cli.elapsed}: ${format.duration(elapsedMs)}`,
    ...(usualMinMs === undefined || usualMaxMs === undefined
      ? []
      : [cli.usually(format.durationRange(usualMinMs, usualMaxMs))]),
    ...(askAgainMs === undefined ? [] : [cli.askAgain(format.duration(askAgainMs))]),
    ...(unchangedMs > quietMs ? [cli.unchangedFor(format.duration(unchangedMs))] : []),
  ];
  return parts.join(', ');
}

/** A shorter time without a change is no news. */
const quietMs = 30_000;
const barWidth = 16;

/** A bar, then as much as fits of rate, time left, size, and what it is. */
function progressLine(progress: Progress, width: number): string {
  const { format, cli } = en;
  const { doneBytes, totalBytes, bytesPerSecond, remainingMs } = progress;
  if (totalBytes === undefined)
    return `${format.bytes(doneBytes)}  ${format.rate(bytesPerSecond)}  ${subject(progress)}`;
  const share = totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes);
  const filled = Math.round(share * barWidth);
  const bar = pc.cyan('█'.repeat(filled)) + pc.dim('░'.repeat(barWidth - filled));
  const start = `${bar} ${String(Math.floor(share * 100)).padStart(3)} %`;
  const size = `${format.bytes(doneBytes)} of ${format.bytes(totalBytes)}`;
  const left = remainingMs === undefined || share === 1 ? '' : cli.remaining(format.duration(remainingMs));
  const rate = format.rate(bytesPerSecond);
  const lines = [
    [start, size, rate, left, subject(progress)],
    [start, size, rate, left],
    [start, rate, left],
    [start, left],
  ].map((parts) => parts.filter((part) => part !== '').join('  '));
  return lines.find((line) => stringWidth(line) <= width) ?? start;
}

/** What the bar is about, where the title of the step does not say it. */
function subject({ task, name }: Progress): string {
  switch (task) {
    case 'hash-local':
      return en.sides.local;
    case 'hash-old':
      return en.sides.old;
    case 'hash-new':
      return en.sides.new;
    case 'preserve':
      return plainText(name);
    case 'pull':
    case 'push':
      return '';
    default:
      return task satisfies never;
  }
}
