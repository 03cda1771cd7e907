import type { Answer } from '../../shared/contract/answers.ts';
import { questions, type Question, type QuestionKind } from '../../shared/run/question.ts';
import type { Answerer, Answers } from '../ask.ts';
import { MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { untilAborted } from '../until-aborted.ts';

export type AnswerDesk = ReturnType<typeof createAnswerDesk>;

interface Waiting {
  readonly id: string;
  readonly question: Question;
  readonly reveal: Secret | undefined;
  /** Of whoever asked: who wants to know no more has closed the question. */
  readonly signal: AbortSignal;
  readonly resolve: (answer: Answers[QuestionKind]) => void;
}

/**
 * Where the question that is open waits for its answer from outside, by its id. One desk for one queue of questions
 * (`createQuestionQueue`), so that one question is open at a time.
 */
export function createAnswerDesk() {
  let waiting: Waiting | undefined;
  const need = (questionId: string): Waiting => {
    if (waiting?.id !== questionId || waiting.signal.aborted)
      throw new MigrationError('bridge.question-closed', {});
    return waiting;
  };
  const answerer: Answerer = async (question, { id, signal, reveal }) => {
    try {
      return await untilAborted([signal], (resolve) => {
        // The kinds are compared before it is called.
        waiting = { id, question, reveal, signal, resolve: (answer) => resolve(answer as never) };
      });
    } finally {
      waiting = undefined;
    }
  };
  return {
    answerer,
    /** The question that is open now, with its id. */
    open: () => waiting && { id: waiting.id, question: waiting.question },
    /** Throws `bridge.question-closed` where no such question is open, `bridge.invalid` where the answer is of another kind. */
    answer: (questionId: string, answer: Answer): void => {
      const { question, resolve } = need(questionId);
      if (question.kind !== answer.kind) throw new MigrationError('bridge.invalid', { field: 'answer.kind' });
      waiting = undefined;
      resolve(valueOfAnswer(answer));
    },
    /** The key that an open `keep-key` or `prove-key` question may show. Throws `bridge.question-closed`, and `bug` where it shows none. */
    reveal: (questionId: string): Secret => {
      const { reveal } = need(questionId);
      if (!reveal) throw new MigrationError('bug', { detail: 'this question shows no key' });
      return reveal;
    },
  };
}

/** What the engine asked for, from what a window answered: what is secret becomes a `Secret` before anything else. */
function valueOfAnswer({ kind, value }: Answer): Answers[QuestionKind] {
  return questions[kind].answer === 'secret' && typeof value === 'string' ? new Secret(value) : value;
}
