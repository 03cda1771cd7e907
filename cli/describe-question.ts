import type { Question } from '../shared/run/question.ts';
import { en } from '../shared/text/en.ts';
import { questionText } from '../shared/text/render.ts';
import { describeFinding } from './describe-finding.ts';
import { wrap } from './wrap.ts';

/** A question for the terminal: what is told before, and the prompt itself. */
export function askWords(
  question: Question,
  width = 76,
): { readonly body: string[]; readonly prompt: string } {
  const { title, body, labels } = questionText(en, question);
  const findings =
    question.kind === 'accept-findings'
      ? question.findings.flatMap((found) => ['', ...describeFinding(found, width)])
      : [];
  return {
    body: [title, ...body.flatMap((text) => wrap(text, width)), ...findings],
    prompt: labels.field ?? labels.confirm,
  };
}
