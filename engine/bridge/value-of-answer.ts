import type { Answer } from '../../shared/contract/answers.ts';
import { questions, type QuestionKind } from '../../shared/run/question.ts';
import type { Answers } from '../ask.ts';
import { Secret } from '../secret.ts';

/** What the engine asked for, from what a window answered: what is secret becomes a `Secret` before anything else. */
export function valueOfAnswer({ kind, value }: Answer): Answers[QuestionKind] {
  return questions[kind].answer === 'secret' && typeof value === 'string' ? new Secret(value) : value;
}
