import type { Question } from '../../shared/run/question.ts';
import { en } from '../../shared/text/en.ts';
import { questionText } from '../../shared/text/render.ts';
import { instructionText } from '../../shared/text/words.ts';
import { describeFinding } from './finding.ts';
import { describeInstruction } from './instruction.ts';
import { describeRow } from './ledger.ts';
import { wrap } from '../wrap.ts';

/** A question for the terminal: what is told before, as lines, and the prompt itself. */
export function askWords(
  question: Question,
  width: number,
): { readonly body: string[]; readonly prompt: string } {
  const { title, body, labels } = questionText(en, question);
  return {
    body: [...wrap(title, width), ...body.flatMap((text) => wrap(text, width)), ...more(question, width)],
    prompt: question.kind === 'trust-host-key' ? labels.confirm : (labels.field ?? labels.confirm),
  };
}

/** What a question is about, where its words do not hold it. */
function more(question: Question, width: number): string[] {
  switch (question.kind) {
    case 'accept-findings':
      return question.findings.flatMap((found) => ['', ...describeFinding(found, width)]);
    case 'confirm-guided':
      // Title and what to see stand in the words of the question.
      return [
        '',
        ...describeInstruction({ ...instructionText(en, question.instruction), title: '', see: '' }, width),
      ];
    case 'settle-rows':
      return question.rows.flatMap((row) => ['', ...describeRow(row, width)]);
    case 'backup-key':
      return question.instruction ? ['', ...describeInstruction(question.instruction, width)] : [];
    case 'hand-over-file':
      // Asked again it stands above, and what is wrong with the file should not scroll away.
      return question.refusedFile ? [] : ['', ...describeInstruction(question.instruction, width)];
    default:
      return [];
  }
}
