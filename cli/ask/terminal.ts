import checkbox from '@inquirer/checkbox';
import confirm from '@inquirer/confirm';
import input from '@inquirer/input';
import password from '@inquirer/password';
import select from '@inquirer/select';
import { MigrationError, Secret, type Answers, type Ask } from '../../engine/index.ts';
import { findingName } from '../../shared/run/finding.ts';
import type { Question, QuestionKind, QuestionOf } from '../../shared/run/question.ts';
import { askWords } from '../describe-question.ts';
import { print } from '../output.ts';
import { secretFor, type SecretsSource } from '../secrets-source.ts';
import type { RunView } from '../view/view.ts';

export interface TerminalOptions {
  readonly view: RunView;
  /** Secrets that were given beforehand: used for the first attempt. */
  readonly secrets: SecretsSource;
  readonly kitPath: string | undefined;
}

interface Talk {
  readonly signal: AbortSignal;
  readonly reveal: Secret | undefined;
}

/**
 * Answers by prompts. Nothing dangerous is the default: Enter alone trusts no key, accepts no finding, confirms no name.
 * Ctrl-C at a prompt cancels the run.
 */
export function createTerminalAsk(options: TerminalOptions): Ask {
  const talks: { [K in QuestionKind]: (question: QuestionOf<K>, talk: Talk) => Promise<Answers[K]> } = {
    'trust-host-key': yesNo,
    secret: (question, talk) =>
      question.echo ? typed(question, talk).then((text) => new Secret(text)) : hidden(question, talk),
    'backup-key': hidden,
    'keep-key': showKey,
    'prove-key': hidden,
    'kit-path': (question, talk) =>
      options.kitPath === undefined
        ? typed(question, talk).then((text) => text.trim() || undefined)
        : Promise.resolve(options.kitPath),
    'accept-findings': acceptFindings,
    declare: declareByChoice,
    'choose-items': chooseItems,
    'choose-backup': chooseBackup,
    'hand-over-file': typed,
    'confirm-guided': yesNo,
    'confirm-plan': yesNo,
    'type-name': typed,
    'confirm-finalise': yesNo,
  };
  return async (question, { signal, reveal }) => {
    const given = givenSecret(options.secrets, question);
    if (given) return given as Answers[typeof question.kind];
    const talk = talks[question.kind] as (
      asked: typeof question,
      talk: Talk,
    ) => Promise<Answers[typeof question.kind]>;
    try {
      return await options.view.pauseFor(async () => {
        introduce(question);
        return talk(question, { signal, reveal });
      });
    } catch (error) {
      signal.throwIfAborted();
      // Ctrl-C or a closed terminal at the prompt.
      if (error instanceof Error && error.name === 'ExitPromptError')
        throw new MigrationError('run.cancelled', { step: '' }, { cause: error });
      throw error;
    }
  };
}

function introduce(question: Question): void {
  const { body } = askWords(question);
  print('');
  for (const line of body) print(`  ${line}`);
}

function givenSecret(secrets: SecretsSource, question: Question): Secret | undefined {
  if (question.kind !== 'secret' || question.attempt > 1) return undefined;
  const given = secrets.get(secretFor(question));
  return given && new Secret(given.reveal());
}

const yesNo = (question: Question, { signal }: Talk): Promise<boolean> =>
  confirm({ message: askWords(question).prompt, default: false }, { signal });

const typed = (question: Question, { signal }: Talk): Promise<string> =>
  input({ message: askWords(question).prompt }, { signal });

const hidden = async (question: Question, { signal }: Talk): Promise<Secret> =>
  new Secret(await password({ message: askWords(question).prompt, mask: false }, { signal }));

/** The key is shown once, on the terminal only. */
async function showKey(question: QuestionOf<'keep-key'>, { signal, reveal }: Talk): Promise<boolean> {
  print(`\n      ${reveal?.reveal() ?? ''}\n`);
  return confirm({ message: askWords(question).prompt, default: false }, { signal });
}

const acceptFindings = (question: QuestionOf<'accept-findings'>, { signal }: Talk): Promise<string[]> =>
  checkbox(
    {
      message: askWords(question).prompt,
      choices: question.findings.map((found) => ({ value: findingName(found) })),
    },
    { signal },
  );

async function declareByChoice(
  question: QuestionOf<'declare'>,
  { signal }: Talk,
): Promise<Answers['declare']> {
  const value = await select<'yes' | 'no' | 'unknown'>(
    {
      message: askWords(question).prompt,
      default: 'unknown',
      choices: [
        { value: 'yes', name: 'Yes' },
        { value: 'no', name: 'No' },
        { value: 'unknown', name: 'I do not know' },
      ],
    },
    { signal },
  );
  return { value, note: '' };
}

async function chooseItems(
  question: QuestionOf<'choose-items'>,
  { signal }: Talk,
): Promise<Answers['choose-items']> {
  const names = question.items.map((item) => item.name);
  const keep = await checkbox(
    { message: askWords(question).prompt, choices: names.map((name) => ({ value: name, checked: true })) },
    { signal },
  );
  return { keep, decline: names.filter((name) => !keep.includes(name)) };
}

const chooseBackup = (question: QuestionOf<'choose-backup'>, { signal }: Talk): Promise<string> =>
  select(
    { message: askWords(question).prompt, choices: question.items.map((item) => ({ value: item.name })) },
    { signal },
  );
