import type { Plan } from '../../shared/contract/plan.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { wordsOf } from '../../shared/text/words-of.ts';
import type { MachineNames, RunSheet } from '../../shared/text/words.ts';
import { toMarkdown } from './markdown.ts';
import { finalAddress, isAfterHoldPoint, type Report } from './report-data.ts';
import { text } from './document.ts';

/** The way back, for the people who go it, as plain text: it differs on both sides of the hold point. Pure. */
export function rollbackRunSheet(state: RunState, plan: Plan): string {
  const { title, intro, steps } = sheetOf(state, plan);
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
      { kind: 'paragraph', spans: [text(intro)] },
      { kind: 'list', isOrdered: true, items: steps.map((step) => [text(step)]) },
    ],
  });
}

/** What the machines are called in a sheet: by the name that they gave themselves, else by their address. */
export function machineNames(report: Pick<Report, 'old' | 'new' | 'final'>): MachineNames {
  const nameOf = ({ facts, plannedAddress }: Report['old']) => plainText(facts?.hostName ?? plannedAddress);
  return {
    oldName: nameOf(report.old),
    newName: nameOf(report.new),
    finalAddress: plainText(report.final.address),
  };
}

function sheetOf(state: RunState, plan: Plan): RunSheet {
  const names = machineNames({
    old: { ...state.old, plannedAddress: plan.old.address, plannedProfile: plan.old.profile },
    new: { ...state.new, plannedAddress: plan.new.address, plannedProfile: plan.new.profile },
    final: { strategy: plan.final.strategy, address: finalAddress(plan) },
  });
  return wordsOf(en, state.rules).rollback[
    isAfterHoldPoint(state) ? 'after-hold-point' : 'before-hold-point'
  ](names);
}
