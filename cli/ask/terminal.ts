import checkbox from '@inquirer/checkbox';
import confirm from '@inquirer/confirm';
import input from '@inquirer/input';
import password from '@inquirer/password';
import select from '@inquirer/select';
import { Secret, type Answers, type Ask } from '../../engine/index.ts';
import type { Plan } from '../../shared/contract/plan.ts';
import type { Declaration, DeclarationId } from '../../shared/run/declaration.ts';
import { findingName } from '../../shared/run/finding.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import {
  questions,
  type AnswerShape,
  type Question,
  type QuestionKind,
  type QuestionOf,
  type KindWith,
} from '../../shared/run/question.ts';
import { maxKeyAttempts } from '../../shared/rules/key/key-attempts.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { questionText } from '../../shared/text/render.ts';
import { asCancelled } from '../cancel.ts';
import { describeHoldPoint } from '../describe/hold-point.ts';
import { describePlan } from '../describe/plan.ts';
import { askWords } from '../describe/question.ts';
import { outputWidth, print } from '../output.ts';
import { wrap } from '../wrap.ts';
import { secretFor, type SecretsSource } from '../secrets-source.ts';
import type { RunView } from '../view/view.ts';
import { keyFromKit } from './unattended.ts';
import { expandHome, fileProblem, newKitProblem, optionalFileProblem } from './typed-path.ts';
import { choiceText, countedChoices } from './choices.ts';
import { chooseRows, settleRows } from './ledger-talk.ts';
import { showKey } from './show-key.ts';

export interface TerminalOptions {
  readonly view: RunView;
  /** Secrets that were given beforehand: used for the first attempt. */
  readonly secrets: SecretsSource;
  readonly kitPath: string | undefined;
  /** Shown before it is agreed to; absent where a verb has none. */
  readonly plan: Plan | undefined;
  /** How the run stands when something is asked; absent where no run goes on. */
  readonly state?: (() => RunState | undefined) | undefined;
}

interface Talk {
  readonly signal: AbortSignal;
  readonly reveal: Secret | undefined;
  /** The words of the prompt itself. */
  readonly prompt: string;
}

/**
 * Answers by prompts. Nothing dangerous is the default: Enter alone trusts no key, accepts no finding, confirms no name.
 * Ctrl-C at a prompt cancels the run.
 */
export function createTerminalAsk({ view, secrets, kitPath, plan, state }: TerminalOptions): Ask {
  const talkOfShape: {
    [S in AnswerShape]: (question: QuestionOf<KindWith<S>>, talk: Talk) => Promise<unknown>;
  } = {
    'yes-no': yesNo,
    secret: hidden,
    text: typed,
    names: (question, talk) =>
      question.kind === 'choose-rows' ? chooseRows(question, talk) : acceptFindings(question, talk),
    rows: settleRows,
    file: existingPath,
    'new-file': newPath,
    declarations: declareByChoice,
    'keep-or-decline': chooseItems,
  };
  const ownTalks: { [K in QuestionKind]?: (question: QuestionOf<K>, talk: Talk) => Promise<Answers[K]> } = {
    secret: (question, talk) =>
      question.echo ? typed(question, talk).then((text) => new Secret(text)) : hidden(question, talk),
    'keep-key': (question, { signal, reveal }) =>
      showKey(askWords(question, lineWidth()), reveal, { signal, print }),
    'backup-key': backupKey,
    'prove-key': proveKey,
    'choose-backup': chooseBackup,
    'type-name': typeName,
  };
  return async (question, { signal, reveal }) => {
    const given = givenAnswer(question, secrets, kitPath);
    if (given !== undefined) return given as Answers[typeof question.kind]; // the table of answers, one kind at a time
    const talk = (ownTalks[question.kind] ?? talkOfShape[questions[question.kind].answer]) as (
      asked: typeof question,
      talk: Talk,
    ) => Promise<Answers[typeof question.kind]>; // the table of talks, one kind at a time
    try {
      return await view.pauseFor(async () => {
        const { body, prompt } = askWords(question, lineWidth());
        // The key is shown on a screen of its own, with its words.
        if (question.kind !== 'keep-key') print(['', ...body].join('\n'));
        const now = state?.();
        if (question.kind === 'confirm-plan' && plan) print(describePlan(plan, lineWidth(), now).join('\n'));
        if (isSwitchOff(question) && plan && now)
          print(describeHoldPoint(plan, now, Date.now(), lineWidth()).join('\n'));
        return talk(question, { signal, reveal, prompt });
      });
    } catch (error) {
      signal.throwIfAborted();
      throw asCancelled(error);
    }
  };
}

/** Whether the old appliance is switched off by the answer. */
const isSwitchOff = (question: Question): boolean =>
  question.kind === 'type-name' && question.step === 'hold-point';

/** Long lines are hard to read on wide terminals. */
const lineWidth = () => Math.min(100, outputWidth());

/** What was given on the command line is not asked for; a secret only once, for a wrong one would be wrong again. */
function givenAnswer(question: Question, secrets: SecretsSource, kitPath: string | undefined) {
  if (question.kind === 'kit-path') return question.refused ? undefined : kitPath;
  if (question.kind === 'backup-key') return keyFromKit(question, kitPath, secrets);
  if (question.kind !== 'secret' || question.attempt > 1) return undefined;
  const name = secretFor(question);
  const given = name && secrets.get(name);
  return given && new Secret(given.reveal());
}

const yesNo = (_question: Question, { prompt, signal }: Talk): Promise<boolean> =>
  confirm({ message: `${prompt}?`, default: false }, { signal });

/** What is wrong with an answer is said below the prompt; the next answer begins on an empty line. */
const anew = { validationFailureMode: 'clear' } as const;

const typed = (_question: Question, { prompt, signal }: Talk): Promise<string> =>
  input({ message: `${prompt}:` }, { signal });

const hidden = async (_question: Question, { prompt, signal }: Talk): Promise<Secret> =>
  new Secret(await password({ message: `${prompt}:`, mask: false }, { signal }));

/** An empty line may be a slip: what it means is said, and the key is asked for once more. */
async function backupKey(question: QuestionOf<'backup-key'>, talk: Talk): Promise<Secret> {
  const entered = await hidden(question, talk);
  if (!entered.isEmpty) return entered;
  print(wrap(en.cli.emptyKey[question.purpose], lineWidth()).join('\n'));
  return hidden(question, talk);
}

/** The key once more. Enter alone shows it, on the screen that leaves no trace, and asks again. */
async function proveKey(question: QuestionOf<'prove-key'>, talk: Talk): Promise<Secret> {
  const { prompt, reveal, signal } = talk;
  const { cli } = en;
  const attempt = cli.keyAttempt(question.attempt, maxKeyAttempts);
  for (;;) {
    const entered = await hidden(question, { ...talk, prompt: `${prompt} (${attempt}; ${cli.orSeeKey})` });
    if (!entered.isEmpty) return entered;
    const { backup } = question;
    await showKey(askWords({ kind: 'keep-key', backup }, lineWidth()), reveal, { signal, print });
  }
}

const newPath = async (_question: Question, { prompt, signal }: Talk): Promise<string | undefined> => {
  const path = await input(
    { message: `${prompt} (${en.cli.orEnter}):`, validate: newKitProblem, theme: anew },
    { signal },
  );
  return path.trim() === '' ? undefined : expandHome(path);
};

async function existingPath(
  { purpose }: QuestionOf<'hand-over-file'>,
  { prompt, signal }: Talk,
): Promise<string> {
  if (purpose === 'backup')
    return expandHome(await input({ message: `${prompt}:`, validate: fileProblem, theme: anew }, { signal }));
  const path = await input(
    { message: `${prompt} (${en.cli.orEnter}):`, validate: optionalFileProblem, theme: anew },
    { signal },
  );
  return path.trim() === '' ? '' : expandHome(path);
}

/** A slip of the finger is no answer: it is asked for again, and Ctrl-C says no. */
const typeName = ({ expected }: QuestionOf<'type-name'>, { prompt, signal }: Talk): Promise<string> =>
  input(
    {
      message: `${prompt}:`,
      validate: (text) => text.trim() === expected || en.cli.typeExactly(expected),
      theme: anew,
    },
    { signal },
  );

/** Enter with nothing ticked may be a slip, and ends the run: it is asked about once more. */
async function acceptFindings(
  { findings }: QuestionOf<'accept-findings'>,
  { prompt, signal }: Talk,
): Promise<string[]> {
  for (;;) {
    const accepted = await checkbox(
      {
        message: `${prompt}:`,
        choices: findings.map((found) => ({
          value: findingName(found),
          name: choiceText([findingName(found)]),
        })),
        // Each by its own name: there is no key for all of them.
        shortcuts: { all: null, invert: null },
        theme: countedChoices(findings.length),
      },
      { signal },
    );
    if (accepted.length > 0) return accepted;
    if (await confirm({ message: en.cli.noneAccepted, default: false }, { signal })) return [];
  }
}

/** One after the other, each with its number: together they are one answer. */
async function declareByChoice(
  question: QuestionOf<'declare'>,
  { signal }: Talk,
): Promise<Answers['declare']> {
  const { cli, declarations } = en;
  const { ids } = question;
  const { labels } = questionText(en, question);
  const answers: { [Id in DeclarationId]?: Declaration } = {};
  for (const [at, id] of ids.entries()) {
    const { question: asked, why, yes, no, unknown } = declarations[id];
    if (ids.length > 1)
      print(
        [
          '',
          cli.countOf(at + 1, ids.length),
          ...wrap(asked, lineWidth()),
          ...wrap(why, lineWidth(), '  '),
        ].join('\n'),
      );
    const value = await select<Declaration['value']>(
      {
        message: `${cli.yourAnswer}:`,
        default: 'unknown',
        choices: [
          { value: 'yes', name: cli.yes, description: yes },
          { value: 'no', name: cli.no, description: no },
          { value: 'unknown', name: cli.doNotKnow, description: unknown },
        ],
      },
      { signal },
    );
    const isNoted = value === 'yes';
    const note = isNoted
      ? await input({ message: `${labels.field ?? ''} (${cli.orEnter}):` }, { signal })
      : '';
    answers[id] = { value, note };
  }
  return answers;
}

async function chooseItems(
  { items }: QuestionOf<'choose-items'>,
  { prompt, signal }: Talk,
): Promise<Answers['choose-items']> {
  const names = items.map((item) => item.name);
  const keep = await checkbox(
    {
      message: `${prompt}:`,
      choices: names.map((name) => ({ value: name, name: choiceText([plainText(name)]), checked: true })),
      theme: countedChoices(names.length),
    },
    { signal },
  );
  return { keep, decline: names.filter((name) => !keep.includes(name)) };
}

const chooseBackup = (question: QuestionOf<'choose-backup'>, { prompt, signal }: Talk): Promise<string> => {
  const { format } = en;
  const choices = question.items.map(({ name, sizeBytes = 0, createdAt = '' }) => ({
    value: name,
    name: choiceText([plainText(name), format.bytesExact(sizeBytes), format.date(createdAt)]),
    // After the answer the name alone.
    short: plainText(name),
  }));
  const none = { value: '', name: questionText(en, question).labels.decline };
  return select({ message: `${prompt}:`, choices: [...choices, none] }, { signal });
};
