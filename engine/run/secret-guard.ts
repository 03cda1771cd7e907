import type { AnswerOf, Answers } from '../ask.ts';
import { questions, type Question, type QuestionKind } from '../../shared/run/question.ts';
import { runModes, runOutcomes } from '../../shared/run/event.ts';
import { proofStatuses } from '../../shared/run/proof.ts';
import { stepCatalogue } from '../../shared/run/steps.ts';
import { MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';

/**
 * Keeps the secrets of a run out of its record. What a person types where no secret is asked for is refused when it holds
 * one, and a last look before anything is written ends the run instead of writing it.
 *
 * How a secret is looked for:
 * - The System Backup Key by its letters and digits alone, whatever stands between them and in either case: somebody who
 *   copies it from where it is shown brings its groups along. A password by its characters without white space, in either case.
 * - In an answer from six such characters on, also as an address writes them (%2D). A shorter one is refused as the whole answer only, for many answers hold it.
 * - In the record from eight on, and a password only as it is written: chance and common words must not end a run. A password
 *   that stood in the plan or in the record before it was typed, or that is a word of Handover's own, is looked for in no
 *   record: it is a name there. The key is no name; where it stood there already the run ends.
 */
export class SecretGuard {
  readonly #known: { readonly secret: Secret; readonly isKey: boolean; readonly isName: boolean }[] = [];

  /**
   * From now on `secret` is kept out. `onRecord` is what stands in plan and journal already. May be called again with the
   * same. Throws `record.holds-secret` where the key stands there, or something else was entered as the key.
   */
  learn(secret: Secret, isKey: boolean, onRecord: unknown): void {
    if (secret.isEmpty || this.#known.some((known) => known.isKey === isKey && known.secret.equals(secret)))
      return;
    const made = { secret: new Secret(secret.reveal()), isKey, isName: false };
    const stands = [...textsIn(onRecord), ...ownWords].some((text) => isRecorded(text, made));
    if (stands && isKey) throw new MigrationError('record.holds-secret', { where: 'plan' });
    this.#known.push({ ...made, isName: stands });
  }

  /** Whether a text that somebody typed holds a secret. */
  isIn(text: string): boolean {
    const written = [text, percentDecoded(text)];
    return this.#known.some(({ secret, isKey }) =>
      // A key of signs is looked for by all that it is made of, too.
      (isKey ? [lettersAndDigits, withoutSpace] : [withoutSpace]).some((fold) => {
        const sought = fold(secret.reveal());
        return written
          .map(fold)
          .some((given) =>
            sought.length < shortest ? given !== '' && given === sought : given.includes(sought),
          );
      }),
    );
  }

  /** Whether an answer to a question that is not secret holds one. What the question itself names may be answered. */
  isInAnswer(question: Question, answer: Answers[QuestionKind]): boolean {
    return typedTexts(question, answer).some((text) => this.isIn(text));
  }

  /**
   * The last look before `record` is written; `where` names it. Throws `record.holds-secret`, which tells nothing of it.
   */
  assertClean(record: unknown, where: string): void {
    if (this.#known.length === 0) return;
    // The instant at which a backup was made is worked out, never typed: a key of digits may look like a part of it.
    const typed =
      typeof record === 'object' && record !== null && 'madeAt' in record
        ? { ...record, madeAt: undefined }
        : record;
    for (const text of textsIn(typed)) {
      if (this.#known.some((known) => isRecorded(text, known)))
        throw new MigrationError('record.holds-secret', { where });
    }
  }

  /** An error whose texts hold no secret: a machine may say back what it was told. Its code stays, and what holds none. */
  withoutSecrets(error: MigrationError): MigrationError {
    const isClean = (value: unknown): boolean =>
      ![...textsIn(value)].some((text) => this.#known.some((known) => isRecorded(text, known)));
    if (isClean(error.params)) return error;
    const kept = Object.entries<unknown>(error.params).map(([name, value]) => [
      name,
      isClean(value) ? value : '…',
    ]);
    return new MigrationError(error.code, Object.fromEntries(kept) as never, { side: error.side });
  }

  /** Clears what was learned. May be called twice. */
  readonly forget = (): void => {
    for (const { secret } of this.#known.splice(0)) secret.clear();
  };
}

const shortest = 6;
const shortestInRecord = 8;
const ownWords = [
  ...stepCatalogue.flatMap(({ id, stage }) => [id, stage]),
  ...runModes,
  ...runOutcomes,
  ...proofStatuses,
];

function isRecorded(
  text: string,
  { secret, isKey, isName }: { secret: Secret; isKey: boolean; isName: boolean },
) {
  const plain = secret.reveal();
  if (!isKey) return !isName && plain.length >= shortestInRecord && text.includes(plain);
  const sought = lettersAndDigits(plain);
  if (sought.length >= shortestInRecord) return lettersAndDigits(text).includes(sought);
  return plain.length >= shortestInRecord && withoutSpace(text).includes(withoutSpace(plain));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // No such text.
    return text;
  }
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function withoutSpace(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, '');
}

/** What a person typed herself in an answer; what she chose from what the question offers is none of it. */
function typedTexts(question: Question, answer: Answers[QuestionKind]): string[] {
  const { answer: shape } = questions[question.kind];
  switch (shape) {
    case 'new-file':
    case 'file':
    case 'text': {
      const typed = typeof answer === 'string' ? answer : '';
      return offered(question).includes(typed.trim()) ? [] : [typed];
    }
    case 'declarations':
      return Object.values(answer as AnswerOf<'declare'>).map(({ note }) => note);
    case 'rows':
      return (answer as AnswerOf<'settle-rows'>).flatMap(({ value, file }) => [value, file]);
    case 'names':
    case 'keep-or-decline':
    case 'yes-no':
    // A secret is asked for.
    case 'secret':
      return [];
    default:
      return shape satisfies never;
  }
}

/** The answers that a question names itself. */
function offered(question: Question): string[] {
  if (question.kind === 'type-name') return [question.expected];
  return question.kind === 'choose-backup' ? question.items.map(({ name }) => name) : [];
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      yield name;
      yield* textsIn(each);
    }
}
