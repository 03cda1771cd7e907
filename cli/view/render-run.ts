import pc from 'picocolors';
import { errorMeaning, type ErrorCode } from '../../shared/run/error-codes.ts';
import type { RunState, StepState } from '../../shared/run/run-state.ts';
import { clockDigits, outageOf } from '../../shared/run/standing/outage.ts';
import { phaseDurationMs } from '../../shared/run/standing/phase-duration.ts';
import {
  stepEnds as ends,
  type JobPhase,
  phaseOf,
  phases,
  type StepEnd,
  type StepId,
  stepIds,
  stepInfo,
} from '../../shared/run/steps.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { versionText } from '../../shared/text/product-text.ts';
import { fit } from '../wrap.ts';
import { stepDetail } from './step-detail.ts';

export interface RenderOptions {
  /** Columns and rows of the terminal; no line and no frame is larger. */
  readonly width: number;
  readonly height: number;
  readonly nowMs: number;
  /** Between demo appliances: said before the name of the job. */
  readonly isDemo?: boolean;
}

/**
 * The run as lines for a terminal: how long the clients have been without a server, the two machines, and the four phases with their
 * steps and what moves. Where rows are few, steps that are done, then those to come are told as one line each. Pure.
 */
export function renderRun(state: RunState, options: RenderOptions): string[] {
  const { width, height } = options;
  const mark = options.isDemo === true ? `${pc.inverse(` ${en.jobs.demo} `)} ` : '';
  const title = `${mark}${pc.bold(plainText(state.planName))}`;
  const machines = [machine('OLD', state, 'old'), machine('NEW', state, 'new')];
  const outage = outageLines(state, options.nowMs);
  const steps = (folding: Folding) => stepList(state, options, folding, phases);
  const layouts = [
    () => [title, ...outage, ...machines, '', ...steps('none')],
    () => [title, ...outage, ...machines, '', ...steps('done')],
    () => [title, ...outage, ...machines, '', ...steps('all')],
    () => [title, ...outage, ...machines, ...stepList(state, options, 'all', [])],
    () => [...outage, ...stepList(state, options, 'all', [])],
  ];
  let lines: string[] = [];
  for (const layout of layouts) {
    lines = layout();
    if (lines.length <= height) break;
  }
  return lines.slice(0, height).map((line) => fit(line, width));
}

/** How long the clients have had no server, until somebody sees that they have one. It stands in every picture, however small. */
function outageLines(state: RunState, nowMs: number): string[] {
  const outage = outageOf(state, nowMs);
  if (outage.kind !== 'running') return [];
  const since = en.cli.outageSince(en.format.time(outage.beganAt));
  return [`${pc.bold(pc.inverse(` ${clockDigits(outage.elapsedMs)} `))} ${pc.bold(since)}`];
}

function machine(role: string, state: RunState, side: 'old' | 'new'): string {
  const { identity, product, facts } = state[side];
  const parts = [facts?.hostName, identity?.address, versionText(en, product), identity?.sha256.slice(0, 19)];
  const known = parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => plainText(String(part)));
  return `${pc.inverse(` ${role} `)} ${known.join('  ') || '…'}`;
}

type Folding = 'none' | 'done' | 'all';

/** The steps, each below the name of its phase where that is among `headed`. */
function stepList(
  state: RunState,
  options: RenderOptions,
  folding: Folding,
  headed: readonly JobPhase[],
): string[] {
  const endOf = (id: StepId) => {
    const step = state.steps[id];
    return step.kind === 'done' ? step.end : undefined;
  };
  const isPending = (id: StepId) => state.steps[id].kind === 'pending';
  const done = folding === 'none' ? [] : stepIds.filter((id) => endOf(id) !== undefined);
  const pending = folding === 'all' ? stepIds.filter(isPending) : [];
  const shown = stepIds.filter((id) => !done.includes(id) && !pending.includes(id));
  const { foldedDone, foldedPending } = en.cli;
  return [
    ...ends
      .map((end) => ({ end, count: done.filter((id) => endOf(id) === end).length }))
      .filter(({ count }) => count > 0)
      .map(({ end, count }) => `${endSign(end)} ${foldedDone(count, end)}`),
    ...phases.flatMap((phase) => [
      ...(headed.includes(phase) ? [phaseLine(phase, state)] : []),
      ...shown
        .filter((id) => phaseOf(stepInfo(id).stage) === phase)
        .flatMap((id) => stepLines(id, state, options)),
    ]),
    ...(pending.length > 0 ? [`${pc.dim('·')} ${foldedPending(pending.length)}`] : []),
  ];
}

/** Its number and name, and how long it took once all of it is done. */
function phaseLine(phase: JobPhase, state: RunState): string {
  const durationMs = phaseDurationMs(state, phase);
  const took = durationMs === undefined ? '' : `  ${pc.dim(en.format.duration(durationMs))}`;
  return `${pc.bold(`${phases.indexOf(phase) + 1} ${en.phases[phase]}`)}${took}`;
}

function stepLines(id: StepId, state: RunState, options: RenderOptions): string[] {
  const step = state.steps[id];
  const head = `${sign(step, state)} ${titleOf(id, state).padEnd(titleWidth)}`;
  const line = `${head} ${remark(step, options.nowMs)}`.trimEnd();
  const detail = state.current === id ? stepDetail(step, state, options.width - indent.length) : [];
  return [line, ...detail.map((text) => `${indent}${text}`)];
}

const indent = '    ';
/** What is rolled back, or was, is named as that. */
function titleOf(id: StepId, { mode, current, error, steps }: RunState): string {
  const step = steps[id];
  const { title } = en.steps[id];
  // One that failed on the way there may still be to come on the way back.
  const isTakenBack =
    id === current || step.kind === 'reverted' || (step.kind === 'failed' && step.error.code === error?.code);
  return mode === 'revert' && isTakenBack ? en.backTitle(id, title) : title;
}

const titleWidth = Math.max(...stepIds.map((id) => en.steps[id].title.length));

/** Only what was observed has the green tick. */
function endSign(end: StepEnd): string {
  switch (end) {
    case 'proved':
      return pc.green('✓');
    case 'by-word':
      return pc.magenta('◆');
    case 'untested':
      return pc.yellow('○');
    default:
      return end satisfies never;
  }
}

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
      return endSign(step.end);
    case 'failed':
      return errorMeaning(step.error.code).isHalt ? pc.yellow('‖') : pc.red('✗');
    case 'reverted':
      return pc.yellow('↩');
    default:
      return step satisfies never;
  }
}

function remark(step: StepState, nowMs: number): string {
  const { format, observations, stepEnds, stepStates } = en;
  switch (step.kind) {
    case 'pending':
      return '';
    case 'running':
      return format.duration(Math.max(0, nowMs - Date.parse(step.sinceAt)));
    case 'waiting':
      return stepStates.waiting;
    case 'done': {
      const how = step.ran ? format.duration(step.durationMs) : observations.done;
      return pc.dim(step.end === 'proved' ? how : `${how}, ${stepEnds[step.end].word.toLowerCase()}`);
    }
    case 'failed':
      return endWord(step.error.code);
    case 'reverted':
      return stepStates.reverted;
    default:
      return step satisfies never;
  }
}

/** A failure is told by its code, which the four answers tell in full. */
function endWord(code: ErrorCode): string {
  const { outcome, isHalt } = errorMeaning(code);
  const word = outcome === 'failed' ? code : en.outcomes[outcome].word;
  return isHalt ? word : pc.red(word);
}
