import type { Answer } from '../../shared/contract/answers.ts';
import type { QuestionKind, QuestionOf } from '../../shared/run/question.ts';
import type { QuestionWords } from '../../shared/text/words.ts';

/** What every kind of question is drawn with. */
export interface QuestionProps<K extends QuestionKind> {
  readonly question: QuestionOf<K>;
  /** The id of the question in its run or test. */
  readonly id: string;
  readonly text: QuestionWords;
  /** What a person would read elsewhere, in a demo only. */
  readonly hint: string | undefined;
  readonly isBusy: boolean;
  readonly onAnswer: (answer: Answer) => void;
}
