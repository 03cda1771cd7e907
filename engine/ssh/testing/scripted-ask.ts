import type { Answers, Ask } from '../../ask.ts';
import type { Question, QuestionKind, QuestionOf } from '../../../shared/run/question.ts';
import { Secret } from '../../secret.ts';

export interface ScriptedAsk {
  readonly ask: Ask;
  /** The questions that were asked, in order. */
  readonly asked: readonly Question[];
}

/** Answers the questions of a connection: whether to trust a key, and secrets one after another. More questions are an error. */
export function scriptedAsk(
  answers: {
    readonly trust?: boolean | ((question: QuestionOf<'trust-host-key'>) => boolean);
    readonly secrets?: readonly string[];
  } = {},
): ScriptedAsk {
  const asked: Question[] = [];
  const secrets = [...(answers.secrets ?? [])];
  const answer = (question: Question): Answers[QuestionKind] => {
    asked.push(question);
    if (question.kind === 'trust-host-key' && answers.trust !== undefined)
      return typeof answers.trust === 'boolean' ? answers.trust : answers.trust(question);
    const secret = question.kind === 'secret' ? secrets.shift() : undefined;
    if (secret === undefined) throw new Error(`nobody expected this question: ${JSON.stringify(question)}`);
    return new Secret(secret);
  };
  // The answer belongs to the kind of the question, which the compiler cannot see through the union.
  const ask = (async (question: Question) => answer(question)) as unknown as Ask;
  return { ask, asked };
}
