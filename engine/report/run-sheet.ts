import path from 'node:path';
import type { Plan } from '../../shared/contract/plan.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { en } from '../../shared/text/en.ts';
import { leftByHand } from '../../shared/run/standing/left-by-hand.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { byHandSheet, rollbackSheet } from '../../shared/text/sheets/by-hand-text.ts';
import type { RunSheet } from '../../shared/text/sheets/by-hand-words.ts';
import { toMarkdown } from './markdown.ts';
import { list, paragraph, text } from './document.ts';
import { isPastHoldPoint } from '../../shared/run/reduce-run.ts';

/** The way back, for the people who go it, as plain text: it differs on both sides of the hold point. Pure. */
export function rollbackRunSheet(state: RunState, plan: Plan): string {
  return asText(sheetOf(state, plan));
}

/** The way back of after the old appliance is switched off, as plain text: for paper, before it is wanted. Pure. */
export function printedRollbackRunSheet(state: RunState, plan: Plan): string {
  return asText(rollbackSheet(en, leftByHand(state, plan), 'after-hold-point'));
}

/**
 * What is left of a job for a person who goes on without Handover, as plain text; undefined where nothing is. `folder`: that of the
 * job, where the reader should find its files.
 */
export function byHandRunSheet(state: RunState, plan: Plan, folder?: string): string | undefined {
  const sheet = byHandSheet(
    en,
    leftByHand(state, plan),
    folder === undefined ? '' : path.join(folder, path.sep),
  );
  return sheet && asText(sheet);
}

function asText({ title, intro, steps }: RunSheet): string {
  const numbered = steps.map((step, index) => `${String(index + 1).padStart(2)}. ${plainText(step)}`);
  return [plainText(title), '', plainText(intro), '', ...numbered, ''].join('\n');
}

/** The same as Markdown. */
export function rollbackRunSheetMarkdown(state: RunState, plan: Plan): string {
  const { title, intro, steps } = sheetOf(state, plan);
  return toMarkdown({
    language: en.language,
    title,
    blocks: [
      ...paragraph(text(intro)),
      ...list(
        steps.map((step) => [text(step)]),
        true,
      ),
    ],
  });
}

function sheetOf(state: RunState, plan: Plan): RunSheet {
  return rollbackSheet(
    en,
    leftByHand(state, plan),
    isPastHoldPoint(state) ? 'after-hold-point' : 'before-hold-point',
  );
}
