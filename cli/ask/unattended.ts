import fs from 'node:fs';
import { MigrationError, readKit, Secret, type Answers, type Ask } from '../../engine/index.ts';
import type { Question, QuestionKind, QuestionOf } from '../../shared/run/question.ts';
import type { StepId } from '../../shared/run/steps.ts';
import { maxKeyAttempts } from '../../shared/rules/key/key-attempts.ts';
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
  const answers: { [K in QuestionKind]?: (question: QuestionOf<K>) => Answers[K] } = {
    'trust-host-key': () => false,
    'trust-certificate': () => false,
    secret: (question) => need(options.secrets, secretFor(question), question),
    'backup-key': (question) =>
      keyFromKit(question, options.kitPath, options.secrets) ?? givenKey(question, options.secrets),
    'keep-key': (question) => {
      if (question.isAfterMisses) throw new MigrationError('key.not-proven', { attempts: maxKeyAttempts });
      return options.kitPath !== undefined || waiting(question, '--kit');
    },
    'prove-key': (question) =>
      options.kitPath === undefined
        ? need(options.secrets, 'BACKUP_KEY_AGAIN', question)
        : readKit(options.kitPath),
    'kit-path': () => options.kitPath,
    'accept-findings': () => [],
    // What nobody says that it is not there is there, and stays open until somebody settles it.
    'choose-rows': ({ rows }) => rows,
    'settle-rows': () => [],
    declare: (question) => (question.step === 'preflight' ? {} : waiting(question)),
    // Starting a plan unattended is the agreement to it; what it destroys is confirmed by name in the plan.
    'confirm-plan': () => true,
    // Without a person the job goes on with what it began with, also in the middle of the interruption.
    'take-changed-profile': () => false,
    'confirm-finalise': (question) => question.open.length === 0 || waiting(question),
  };
  return async (question, { signal }) => {
    signal.throwIfAborted();
    const answer = answers[question.kind] as
      ((asked: typeof question) => Answers[typeof question.kind]) | undefined;
    return answer ? answer(question) : waiting(question);
  };
}

/**
 * A kit that an earlier run wrote holds the key that the restore asks for. Throws `key.sources-differ` where another was given
 * besides: which of them is meant is not guessed.
 */
export function keyFromKit(
  question: QuestionOf<'backup-key'>,
  kitPath: string | undefined,
  secrets: SecretsSource,
): Secret | undefined {
  const isWanted = question.purpose === 'restore' && question.attempt === 1;
  if (!isWanted || kitPath === undefined || !fs.existsSync(kitPath)) return undefined;
  const key = readKit(kitPath);
  if (secrets.get('BACKUP_KEY')?.equals(key) === false)
    throw new MigrationError('key.sources-differ', { path: kitPath }, { side: 'local' });
  return key;
}

/** A key that is not the one that was proved before is meant where it was given twice. */
function givenKey(question: QuestionOf<'backup-key'>, secrets: SecretsSource): Secret {
  const again = question.attempt === 2 ? secrets.get('BACKUP_KEY_AGAIN') : undefined;
  return again ? new Secret(again.reveal()) : need(secrets, 'BACKUP_KEY', question);
}

/** A second attempt gets no second answer: the source has only one, and repeating it may lock the account. */
function need(secrets: SecretsSource, name: SecretName | undefined, question: Question): Secret {
  const secret = name && secrets.get(name);
  // An empty one, as a variable that was not set leaves it, is none: for a key it would say that it is lost.
  if (secret === undefined || secret.equals(new Secret(''))) return waiting(question, name);
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

/** `needs`: what would have answered. */
function waiting(question: Question, needs = planned(question)): never {
  throw new MigrationError('run.waiting', { step: stepOf(question), ...(needs !== undefined && { needs }) });
}

/** The field of the plan that answers a question. */
function planned(question: Question): string | undefined {
  switch (question.kind) {
    case 'declare':
      return question.ids.map((id) => `declare.${id}`).join(', ');
    case 'type-name':
      if (question.purpose === 'go-back') return 'confirm.rollBack';
      return question.side === 'new' ? 'confirm.restoreOn' : 'confirm.switchOff';
    case 'choose-backup':
      return 'backup.use';
    case 'confirm-finalise':
      return `accept: ${question.open.join(', ')}`;
    default:
      return undefined;
  }
}

/** The step that asks; empty where several may. */
function stepOf(question: Question): StepId | '' {
  if ('step' in question) return question.step;
  if (question.kind === 'backup-key') return question.purpose === 'capture' ? 'key' : 'restore';
  return askers[question.kind] ?? '';
}

const askers: Partial<Record<QuestionKind, StepId>> = {
  'trust-host-key': 'connect',
  'trust-certificate': 'connect',
  'take-changed-profile': 'connect',
  'keep-key': 'key',
  'prove-key': 'key',
  'kit-path': 'key',
  'choose-items': 'preserve',
  'choose-backup': 'back-up',
  'confirm-finalise': 'finalise',
};
