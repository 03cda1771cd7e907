import type { Question, QuestionKind, QuestionOf } from '../shared/run/question.ts';
import type { Secret } from './secret.ts';

/** What each question is answered with. */
export interface Answers {
  'trust-host-key': boolean;
  secret: Secret;
  'backup-key': Secret;
  'keep-key': boolean;
  'prove-key': Secret;
  'kit-path': string | undefined;
  'accept-findings': readonly string[];
  declare: { readonly value: 'yes' | 'no' | 'unknown'; readonly note: string };
  'choose-items': { readonly keep: readonly string[]; readonly decline: readonly string[] };
  'choose-backup': string;
  'hand-over-file': string;
  'confirm-guided': boolean;
  'confirm-plan': boolean;
  'type-name': string;
  'take-changed-profile': boolean;
  'confirm-finalise': boolean;
}
type Complete = { [K in QuestionKind]: Answers[K] };
export type AnswerOf<K extends QuestionKind> = Complete[K];

export interface AskOptions {
  readonly signal: AbortSignal;
  /** With `keep-key`: the key to show. It is not part of the question, so that it is in no event. */
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
  switch (question.kind) {
    case 'secret':
    case 'backup-key':
    case 'prove-key':
    // Whatever was typed by mistake (a password, the key) must not reach the journal.
    case 'type-name':
      return 'given';
    case 'trust-host-key':
    case 'keep-key':
    case 'confirm-guided':
    case 'confirm-plan':
    case 'take-changed-profile':
    case 'confirm-finalise':
      return answer === true ? 'yes' : 'no';
    case 'declare':
      return (answer as Answers['declare']).value;
    case 'accept-findings':
      return (answer as Answers['accept-findings']).join(', ') || 'none';
    case 'choose-items': {
      const chosen = answer as Answers['choose-items'];
      return `keep ${String(chosen.keep.length)}, decline ${String(chosen.decline.length)}`;
    }
    case 'kit-path':
      return answer === undefined ? 'no kit' : 'kit written';
    case 'choose-backup':
    case 'hand-over-file':
      return answer as string;
    default:
      return question satisfies never;
  }
}
