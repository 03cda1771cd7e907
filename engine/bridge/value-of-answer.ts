import type { Answer } from '../../shared/contract/answers.ts';
import type { QuestionKind } from '../../shared/run/question.ts';
import type { Answers } from '../ask.ts';
import { Secret } from '../secret.ts';

/** What the engine asked for, from what a window answered: what is secret becomes a `Secret` before anything else. */
export function valueOfAnswer(answer: Answer): Answers[QuestionKind] {
  switch (answer.kind) {
    case 'secret':
    case 'backup-key':
    case 'prove-key':
      return new Secret(answer.value);
    default:
      return answer.value;
  }
}
