import path from 'node:path';
import type { FileRefusal, QuestionOf } from '../../shared/run/question.ts';
import { isMigrationError, type MigrationError } from '../errors.ts';
import type { StepContext } from './step.ts';

/** What a look at a file that was handed over came to; `error` is how a run ends where it cannot be asked for again. */
export type FileLook<T> =
  { readonly taken: T } | { readonly refused: FileRefusal; readonly error: MigrationError };

/** So often a file is refused before the run ends: a program would give the same one for ever. */
const mostRefusals = 20;

/**
 * Asks for a file and looks at it before it is taken. One that `look` refuses, and one that cannot be read, is told with the
 * reason and asked for again. Gives what `look` made of the file, and undefined where none is handed over. Throws what `ask`
 * and `look` throw, and the error of the file where no person is there or after many refusals.
 */
export async function askForFile<T>(
  context: StepContext,
  question: QuestionOf<'hand-over-file'>,
  look: (file: string) => Promise<FileLook<T>>,
): Promise<T | undefined> {
  for (let asked = question, refusals = 1; ; refusals += 1) {
    const file = await context.ask(asked, { signal: context.signal });
    if (file.trim() === '') return undefined;
    const seen = await lookOrRefuse(file, look);
    if ('taken' in seen) return seen.taken;
    if (!context.isAttended || refusals > mostRefusals) throw seen.error;
    asked = { ...question, refusedFile: { name: path.basename(file), why: seen.refused } };
  }
}

async function lookOrRefuse<T>(
  file: string,
  look: (file: string) => Promise<FileLook<T>>,
): Promise<FileLook<T>> {
  try {
    return await look(file);
  } catch (error) {
    if (
      isMigrationError(
        error,
        'local.file-missing',
        'local.permission-denied',
        'local.io',
        'backup.look-ended',
      )
    )
      return { refused: { kind: 'unreadable', error: error.toRecord() }, error };
    throw error;
  }
}
