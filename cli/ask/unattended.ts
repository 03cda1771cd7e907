import { MigrationError, readKit, Secret, type Answers, type Ask } from '../../engine/index.ts';
import type { Question, QuestionKind, QuestionOf } from '../../shared/run/question.ts';
import { secretFor, type SecretName, type SecretsSource } from '../secrets-source.ts';

export interface UnattendedOptions {
  readonly secrets: SecretsSource;
  /** Where to write the emergency kit; the proof of custody then reads the key back from it. */
  readonly kitPath: string | undefined;
}

/**
 * Answers without a person: secrets from their source, everything else only where the plan or a file gives it (the engine
 * has looked there before it asks). What is left needs a person: `run.waiting`, or `trust.host-key-unknown` for a key
 * that nobody has compared. Nothing is accepted that was not named.
 */
export function createUnattendedAsk(options: UnattendedOptions): Ask {
  const answers: { [K in QuestionKind]: (question: QuestionOf<K>) => Answers[K] } = {
    'trust-host-key': () => false,
    secret: (question) => need(options.secrets, secretFor(question), question),
    'backup-key': (question) => need(options.secrets, 'BACKUP_KEY', question),
    'keep-key': (question) => options.kitPath !== undefined || waiting(question),
    'prove-key': (question) =>
      options.kitPath === undefined
        ? need(options.secrets, 'BACKUP_KEY_AGAIN', question)
        : readKit(options.kitPath),
    'kit-path': () => options.kitPath,
    'accept-findings': () => [],
    declare: (question) =>
      question.step === 'preflight' ? { value: 'unknown', note: '' } : waiting(question),
    'choose-items': (question) => waiting(question),
    'choose-backup': (question) => waiting(question),
    'hand-over-file': (question) => waiting(question),
    'confirm-guided': (question) => waiting(question),
    // Starting a plan unattended is the agreement to it; what it destroys is confirmed by name in the plan.
    'confirm-plan': () => true,
    'type-name': (question) => waiting(question),
    'confirm-finalise': (question) => question.open.length === 0 || waiting(question),
  };
  return async (question, { signal }) => {
    signal.throwIfAborted();
    const answer = answers[question.kind] as (asked: typeof question) => Answers[typeof question.kind];
    return answer(question);
  };
}

/** A second attempt gets no second answer: the source has only one, and repeating it may lock the account. */
function need(secrets: SecretsSource, name: SecretName, question: Question): Secret {
  const secret = secrets.get(name);
  if (secret === undefined) return waiting(question);
  if ('attempt' in question && question.attempt > 1) {
    if (question.kind === 'secret')
      throw new MigrationError('auth.rejected', {
        address: question.subject,
        user: '',
        tried: question.purpose,
      });
    throw new MigrationError('key.not-proven', { attempts: question.attempt - 1 });
  }
  // A copy: whoever asked may clear it.
  return new Secret(secret.reveal());
}

function waiting(question: Question): never {
  throw new MigrationError('run.waiting', { step: 'step' in question ? question.step : question.kind });
}
