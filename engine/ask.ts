import { declarationValues, type Declarations } from '../shared/run/declaration.ts';
import {
  questions,
  type Question,
  type QuestionKind,
  type QuestionOf,
  type ShapeOf,
} from '../shared/run/question.ts';
import type { LedgerRowId } from '../shared/rules/ledger/ledger.ts';
import type { Secret } from './secret.ts';

/** What a question is answered with, by the shape of its answer. */
interface ValueOfShape {
  'yes-no': boolean;
  secret: Secret;
  text: string;
  names: readonly string[];
  file: string;
  'new-file': string | undefined;
  declarations: Declarations;
  'keep-or-decline': { readonly keep: readonly string[]; readonly decline: readonly string[] };
  /** `value`: what was read there; `file`: its path on this computer; both may be empty. */
  rows: readonly { readonly row: LedgerRowId; readonly value: string; readonly file: string }[];
}
export type Answers = { [K in QuestionKind]: ValueOfShape[ShapeOf<K>] };
export type AnswerOf<K extends QuestionKind> = Answers[K];

export interface AskOptions {
  readonly signal: AbortSignal;
  /** With `keep-key` and `prove-key`: the key to show. It is not part of the question, so that it is in no event. */
  readonly reveal?: Secret;
}

/**
 * The human, as a port: a dialog in the window, a prompt on the command line, a script in a test. Rejects with
 * `run.waiting` where nobody is there to answer, and with the signal's reason when cancelled.
 */
export type Ask = <K extends QuestionKind>(
  question: QuestionOf<K>,
  options: AskOptions,
) => Promise<AnswerOf<K>>;

/**
 * Who answers for the human: {@link Ask} with the id of the question, by which it is answered from outside. Is asked one
 * question at a time (`createQuestionQueue`).
 */
export type Answerer = <K extends QuestionKind>(
  question: QuestionOf<K>,
  options: AskOptions & { readonly id: string },
) => Promise<AnswerOf<K>>;

/** The word that the journal keeps of an answer. Never tells a secret. */
export function answerForAudit(question: Question, answer: Answers[QuestionKind]): string {
  // Whatever was typed by mistake (a password, the key) must not reach the journal.
  if (question.kind === 'type-name') return 'given';
  const { answer: shape } = questions[question.kind];
  switch (shape) {
    case 'secret':
      return 'given';
    case 'yes-no':
      return answer === true ? 'yes' : 'no';
    case 'declarations': {
      const values = Object.values(answer as ValueOfShape[typeof shape]).map(({ value }) => value);
      if (values.length === 1) return values[0] ?? '';
      const counted = declarationValues.map(
        (each) => [values.filter((v) => v === each).length, each] as const,
      );
      return (
        counted.flatMap(([count, value]) => (count === 0 ? [] : `${String(count)} ${value}`)).join(', ') ||
        'none'
      );
    }
    case 'names':
      return (answer as ValueOfShape[typeof shape]).join(', ') || 'none';
    case 'keep-or-decline': {
      const { keep, decline } = answer as ValueOfShape[typeof shape];
      return `keep ${String(keep.length)}, decline ${String(decline.length)}`;
    }
    case 'rows':
      return (answer as ValueOfShape[typeof shape]).map(({ row }) => row).join(', ') || 'none';
    case 'new-file':
      return answer === undefined ? 'no kit' : 'kit written';
    case 'text':
    case 'file':
      return answer as ValueOfShape[typeof shape];
    default:
      return shape satisfies never;
  }
}
