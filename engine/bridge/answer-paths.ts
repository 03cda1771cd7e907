import type { Answer, SettledRows } from '../../shared/contract/answers.ts';
import type { createFileRegistry } from './file-registry.ts';

type Files = Pick<ReturnType<typeof createFileRegistry>, 'pathOf'>;

/** An answer of a window, whose handles become paths; the rest is as it came. Throws as `pathOf` for a handle that nobody gave. */
export function withPaths(answer: Answer, files: Files): Answer {
  if (answer.kind === 'kit-path' && answer.value !== undefined)
    return { ...answer, value: files.pathOf(answer.value) };
  if (answer.kind === 'hand-over-file' && answer.value !== '')
    return { ...answer, value: files.pathOf(answer.value) };
  if (answer.kind === 'settle-rows') return { ...answer, value: rowsWithPaths(answer.value, files) };
  return answer;
}

/** The same of rows of the ledger. */
export function rowsWithPaths(rows: SettledRows, files: Files): SettledRows {
  return rows.map((given) => ({ ...given, file: given.file && files.pathOf(given.file) }));
}
