import type { FileRef } from '../../shared/contract/contract.ts';
import type { Answer } from '../../shared/contract/answers.ts';
import type { QuestionKind, QuestionOf } from '../../shared/run/question.ts';
import type { QuestionWords } from '../../shared/text/words.ts';

/** What a form of a kind of question is drawn with. */
export type QuestionProps<K extends QuestionKind> = FormProps<QuestionOf<K>>;

/** What the hands of a demo did at its web console. */
export interface DemoDeed {
  /** It was downloaded there. */
  readonly file?: FileRef | undefined;
  /** What the card asks for is done. */
  readonly isDone?: boolean | undefined;
}

/** The same for a question of any shape. */
export interface FormProps<Q> {
  readonly question: Q;
  /** The id of the question in its run or test. */
  readonly id: string;
  readonly text: QuestionWords;
  /** What a person would read elsewhere, in a demo only. */
  readonly hint: string | undefined;
  /** What a demo has in its hands, or has done: only there. */
  readonly demo?: DemoDeed | undefined;
  readonly isBusy: boolean;
  readonly onAnswer: (answer: Answer) => void;
}
