import type { Plan } from '../../shared/contract/plan.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { ProofStatus } from '../../shared/run/proof.ts';
import { proofCounts, provedBefore } from '../../shared/run/standing/proof-counts.ts';
import { backupAgeText } from '../../shared/text/backup-age-text.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { proofText } from '../../shared/text/render.ts';
import { wordsOf } from '../../shared/text/words-of.ts';
import { wrap } from '../wrap.ts';
import { machineNamesOf } from '../../shared/text/sheets/machine-names.ts';

/**
 * What a person reads before the old appliance is switched off: what to have done, what was proved and what not, the age of the
 * backup, the clients, and which machine it is. As the window shows it. Pure.
 */
export function describeHoldPoint(plan: Plan, state: RunState, nowMs: number, width: number): string[] {
  const words = wordsOf(en, state.rules);
  const { format, holdBrief, proofStatuses } = words;
  const proofs = provedBefore(state.proofs);
  const counts = proofCounts(proofs).map(
    ([status, count]) => `${proofStatuses[status]}: ${format.number(count)}`,
  );
  const open = proofs.filter(({ status }) => status !== 'passed');
  const oldAddress = plainText(state.old.identity?.address ?? plan.old.address);
  const names = machineNamesOf(plan, state);
  const clients = state.baseline
    ? holdBrief.counted(format.number(state.baseline.count))
    : holdBrief.notCounted;
  return [
    '',
    `${holdBrief.beforeNext}:`,
    ...words.holdPoint(names).steps.flatMap((step) => wrap(step, width, '  - ', '    ')),
    ...wrap(en.cli.rollbackSheetWith(state.jobId), width, '  - ', '    '),
    '',
    ...wrap(`${holdBrief.proved}: ${counts.length === 0 ? holdBrief.noProofs : counts.join(', ')}`, width),
    ...(open.length === 0 ? [] : [`${holdBrief.notProved}:`]),
    ...open.flatMap((proof) => {
      const { title, status, seen } = proofText(words, proof);
      return wrap(`${title} (${status}): ${seen}`, width, `  ${signs[proof.status]} `, '    ');
    }),
    ...(open.some(({ status }) => status === 'could-not-test')
      ? wrap(holdBrief.notCountedAsPassed, width, '  ')
      : []),
    ...wrap(`${holdBrief.backupAge}: ${backupAgeText(words, state, nowMs)}`, width),
    ...wrap(`${holdBrief.clients}: ${clients}`, width),
    '',
    ...wrap(holdBrief.switchesOff(names.oldName, oldAddress, plan.final.old === 'isolated'), width),
  ];
}

/** As the step list marks what was not seen. */
const signs: Readonly<Record<ProofStatus, string>> = {
  passed: '✓',
  'passed-with-warning': '!',
  'by-word': '◆',
  failed: '✗',
  'could-not-test': '○',
};
