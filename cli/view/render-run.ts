import pc from 'picocolors';
import type { Progress, RunState, StepState } from '../../shared/run/run-state.ts';
import { stepCatalogue, type StepId } from '../../shared/run/steps.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';

export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly nowMs: number;
}

/** The run as lines for a terminal: the two machines, the state strip, and the steps with what moves. Pure. */
export function renderRun(state: RunState, options: RenderOptions): string[] {
  const { width } = options;
  return [
    pc.bold(fit(state.planName, width)),
    machine('OLD', state, 'old', width),
    machine('NEW', state, 'new', width),
    '',
    ...stepCatalogue.flatMap(({ id }) => stepLines(id, state, options)),
    '',
    lifecycleStrip(state),
  ];
}

function machine(role: string, state: RunState, side: 'old' | 'new', width: number): string {
  const { identity, product, facts } = state[side];
  const parts = [facts?.hostName, identity?.address, product?.version, identity?.sha256.slice(0, 19)];
  const known = parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => plainText(String(part)));
  return `${pc.inverse(` ${role} `)} ${fit(known.join('  ') || '…', width - 6)}`;
}

function stepLines(id: StepId, state: RunState, options: RenderOptions): string[] {
  const step = state.steps[id];
  const head = `${sign(step, state)} ${en.steps[id].title.padEnd(titleWidth)}`;
  const right = remark(id, step, state, options);
  const line = `${head} ${fit(right, options.width - titleWidth - 3)}`.trimEnd();
  const detail = state.current === id ? detailLines(step, state, options) : [];
  return [line, ...detail.map((text) => `    ${fit(text, options.width - 4)}`)];
}

const titleWidth = Math.max(...stepCatalogue.map(({ id }) => en.steps[id].title.length));

/** A sign and not only a colour: colours are off in logs, and many people do not see them. */
function sign(step: StepState, state: RunState): string {
  switch (step.kind) {
    case 'pending':
      return pc.dim('·');
    case 'running':
      return state.isRunning ? pc.cyan('›') : pc.yellow('‖');
    case 'waiting':
      return pc.yellow('?');
    case 'done':
      return pc.green('✓');
    case 'failed':
      return pc.red('✗');
    case 'reverted':
      return pc.yellow('↩');
    default:
      return step satisfies never;
  }
}

function remark(id: StepId, step: StepState, state: RunState, { nowMs, width }: RenderOptions): string {
  const { format } = en;
  switch (step.kind) {
    case 'pending':
      return '';
    case 'running': {
      const { progress, countdown } = state;
      if (countdown && state.current === id)
        return `connection lost; try ${countdown.attempt} of ${countdown.attempts} in ${format.duration(countdown.remainingMs)}`;
      if (progress?.step === id) return transferRemark(progress, width - titleWidth - 3);
      return format.duration(Math.max(0, nowMs - Date.parse(step.sinceAt)));
    }
    case 'waiting':
      return en.stepStates.waiting;
    case 'done':
      return pc.dim(step.ran ? format.duration(step.durationMs) : en.observations.done);
    case 'failed':
      return pc.red(step.error.code);
    case 'reverted':
      return en.stepStates.reverted;
    default:
      return step satisfies never;
  }
}

const barWidth = 16;

/** A bar, then as much of size, rate and time left as fits: narrow terminals lose the size first. */
function transferRemark(progress: Progress, width: number): string {
  const { format } = en;
  const { doneBytes, totalBytes, bytesPerSecond, remainingMs } = progress;
  if (totalBytes === undefined) return `${format.bytes(doneBytes)}  ${format.rate(bytesPerSecond)}`;
  const share = totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes);
  const filled = Math.round(share * barWidth);
  const bar = pc.cyan('█'.repeat(filled)) + pc.dim('░'.repeat(barWidth - filled));
  const percent = `${String(Math.floor(share * 100)).padStart(3)} %`;
  const parts = [
    format.rate(bytesPerSecond),
    ...(remainingMs === undefined || share === 1 ? [] : [en.cli.remaining(format.duration(remainingMs))]),
  ];
  const long = [`${format.bytes(doneBytes)} of ${format.bytes(totalBytes)}`, ...parts].join('  ');
  const short = parts.join('  ');
  const room = width - barWidth - percent.length - 3;
  return `${bar} ${percent}  ${long.length <= room ? long : short}`;
}

function detailLines(step: StepState, state: RunState, _options: RenderOptions): string[] {
  if (step.kind === 'waiting') {
    const { instruction } = step;
    return [
      pc.bold(plainText(instruction.title)),
      ...(instruction.menuPath.length > 0
        ? [instruction.menuPath.map((part) => plainText(part)).join(' > ')]
        : []),
      ...instruction.steps.map((text, index) => `${index + 1}. ${plainText(text)}`),
      ...(instruction.link === undefined ? [] : [plainText(instruction.link)]),
      pc.dim(plainText(instruction.see)),
    ];
  }
  const { waiting } = state;
  if (!waiting || waiting.step !== state.current) return [];
  const { format } = en;
  const parts = [
    format.duration(waiting.elapsedMs),
    ...(waiting.usualMinMs === undefined || waiting.usualMaxMs === undefined
      ? []
      : [en.cli.usually(format.durationRange(waiting.usualMinMs, waiting.usualMaxMs))]),
    ...(waiting.unchangedMs > 30_000 ? [en.cli.unchangedFor(format.duration(waiting.unchangedMs))] : []),
  ];
  return [pc.dim(parts.join('  '))];
}

function lifecycleStrip(state: RunState): string {
  const strip = (['ready', 'rehearsed', 'switched', 'finalised'] as const).map((word) =>
    word === state.lifecycle ? pc.bold(pc.inverse(` ${en.lifecycle[word]} `)) : pc.dim(en.lifecycle[word]),
  );
  return state.lifecycle === 'reverted'
    ? `${strip.join(' > ')}   ${pc.inverse(` ${en.lifecycle.reverted} `)}`
    : strip.join(' > ');
}

/** Cuts to a width without counting colour codes as characters. */
function fit(text: string, width: number): string {
  let seen = 0;
  let result = '';
  for (const part of text.split(/(\u001b\[[0-9;]*m)/)) {
    if (part.startsWith('\u001b')) {
      result += part;
      continue;
    }
    const room = Math.max(0, width - seen);
    const characters = Array.from(part);
    if (characters.length > room)
      return `${result}${characters.slice(0, Math.max(0, room - 1)).join('')}…\u001b[0m`;
    result += part;
    seen += characters.length;
  }
  return result;
}
