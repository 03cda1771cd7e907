import type { Question, QuestionKind } from '../../shared/run/question.ts';
import type { Answerer, Answers, Ask } from '../ask.ts';
import { untilAborted } from '../until-aborted.ts';

export interface QuestionQueueOptions {
  readonly answer: Answerer;
  /** A question's turn has come: gives the id by which it is answered. */
  readonly onAsked: (question: Question) => string;
  readonly onAnswered?: (id: string, question: Question, answer: Answers[QuestionKind]) => void;
  /** Whoever asked wants to know no more: the question is open no longer. */
  readonly onWithdrawn?: (id: string) => void;
}

/**
 * One question at a time, in the order in which they were asked: whoever asks while another question is open waits for its
 * end. Who waits no longer than its signal allows leaves the queue without having asked.
 */
export function createQuestionQueue(options: QuestionQueueOptions): Ask {
  let last = Promise.resolve();
  return async (question, { signal, reveal }) => {
    const before = last;
    let pass = (): void => undefined;
    last = new Promise((resolve) => (pass = resolve));
    try {
      await untilAborted<unknown>([signal], (resolve) => void before.then(resolve));
      const id = options.onAsked(question);
      try {
        const answer = await options.answer(question, { id, signal, ...(reveal && { reveal }) });
        options.onAnswered?.(id, question, answer);
        return answer;
      } catch (error) {
        if (signal.aborted) options.onWithdrawn?.(id);
        throw error;
      }
    } finally {
      // A caller that gave up still waits for its turn before it lets the next one in.
      void before.then(pass);
    }
  };
}
