import {
  compareBackups,
  findBackups,
  inspectBackup,
  isMigrationError,
  Secret,
  type Inspection,
} from '../../engine/index.ts';
import { isWrongKeyOf, verdictOf } from '../../shared/run/inspection.ts';
import { lintKey } from '../../shared/rules/key/key-lint.ts';
import { en } from '../../shared/text/en.ts';
import { inventoryHeader, inventoryLine } from '../../shared/text/inventory-csv.ts';
import { withCancel } from '../cancel.ts';
import { describeError } from '../describe/error.ts';
import { describeFinding } from '../describe/finding.ts';
import { describeComparison, describeInspection } from '../describe/inspection.ts';
import { inventoryTable } from '../describe/inventory.ts';
import { exitCodes } from '../exit-codes.ts';
import { readSecretText } from '../given-text.ts';
import { outputWidth, print, printError } from '../output.ts';

export interface InspectOptions {
  readonly target?: string;
  readonly madeOn?: string;
  readonly keyPrompt?: boolean;
  readonly keyStdin?: boolean;
  readonly compare?: boolean;
  readonly hash?: boolean;
  readonly details?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly strict?: boolean;
}

type Form = 'details' | 'table' | 'json' | 'csv';

/**
 * `handover inspect FILE…`: looks into files and folders without a network. Exit code 1 where one of them cannot be
 * restored or read, 6 where nothing but the key is wrong and it opens none; with `--strict` 3 where one cannot be told; 2
 * where the arguments do not fit.
 */
export async function inspect(paths: readonly string[], options: InspectOptions): Promise<number> {
  return withCancel(async (signal) => {
    const { files, failed, isPartial } = await find(paths, options, signal);
    if (options.compare === true && files.length !== 2) return usage(en.inspect.twoFiles);
    const key = await keyOf(options);
    if (key === 'missing') return usage(en.inspect.noKey);
    try {
      const form = formOf(options, paths, files);
      if (form === 'csv') print(inventoryHeader);
      const seen = await inspectAll(files, key, form, options, signal);
      if (form === 'table') print(inventoryTable(seen.inspections, outputWidth()));
      if (isPartial) printError(en.inspect.moreFiles);
      const [first, second] = seen.inspections;
      if (options.compare === true && first && second) showComparison(first, second, options);
      return exitCodeOf(seen.inspections, seen.failed + failed, options);
    } finally {
      key?.clear();
    }
  });
}

/** Each path by itself, so that one that is missing does not hide the others. */
async function find(paths: readonly string[], options: InspectOptions, signal: AbortSignal) {
  const files: string[] = [];
  let failed = 0;
  let isPartial = false;
  for (const path of paths) {
    try {
      const found = await findBackups([path], signal);
      files.push(...found.files);
      isPartial ||= found.isPartial;
    } catch (error) {
      showError(path, error, options);
      failed += 1;
    }
  }
  if (files.length === 0 && failed === 0) printError(en.inspect.noFiles);
  return { files, failed, isPartial };
}

async function inspectAll(
  files: readonly string[],
  key: Secret | undefined,
  form: Form,
  options: InspectOptions,
  signal: AbortSignal,
): Promise<{ inspections: Inspection[]; failed: number }> {
  const inspections: Inspection[] = [];
  let failed = 0;
  for (const file of files) {
    try {
      const inspection = await inspectBackup(file, {
        signal,
        ...(options.target !== undefined && { targetVersion: options.target }),
        ...(options.madeOn !== undefined && { toldVersion: options.madeOn }),
        ...(options.hash === true && { hash: 'always' }),
        ...(key && { key }),
      });
      show(file, inspection, form);
      // A folder may hold many; their entries are needed to compare two.
      inspections.push(options.compare === true ? inspection : withoutEntries(inspection));
    } catch (error) {
      showError(file, error, options);
      failed += 1;
    }
  }
  return { inspections, failed };
}

function withoutEntries({ entries: _entries, ...rest }: Inspection): Inspection {
  return rest;
}

async function keyOf({ keyPrompt, keyStdin }: InspectOptions): Promise<Secret | undefined | 'missing'> {
  if (keyPrompt !== true && keyStdin !== true) return undefined;
  const text = await readSecretText(keyStdin === true ? 'stdin' : 'prompt', en.kit.keyPrompt);
  if (text === '') return 'missing';
  const findings = lintKey(text).filter((found) => found.severity !== 'info');
  // A private key or an identity is a text of many lines by its nature.
  if (findings.length > 0 && !/PRIVATE KEY|AGE-SECRET-KEY/.test(text)) {
    printError(en.inspect.keyHint);
    for (const found of findings) printError(describeFinding(found, outputWidth()));
  }
  return new Secret(text);
}

function formOf(options: InspectOptions, paths: readonly string[], files: readonly string[]): Form {
  if (options.json === true) return 'json';
  if (options.csv === true) return 'csv';
  const isOne = paths.length === 1 && files.length === 1 && files[0] === paths[0];
  return options.details === true || isOne ? 'details' : 'table';
}

function show(file: string, inspection: Inspection, form: Form): void {
  if (form === 'json') print(JSON.stringify({ file, ...inspection }));
  else if (form === 'csv') print(inventoryLine(inspection));
  else if (form === 'details') print(describeInspection(file, inspection, outputWidth()));
}

function showComparison(first: Inspection, second: Inspection, options: InspectOptions): void {
  const comparison = compareBackups(first, second);
  if (options.json === true) print(JSON.stringify({ comparison }));
  else if (options.csv !== true) print(describeComparison(comparison, outputWidth()));
}

function showError(file: string, error: unknown, options: InspectOptions): void {
  if (!isMigrationError(error) || error.code === 'run.cancelled') throw error;
  if (options.json === true) print(JSON.stringify({ file, error: error.toRecord() }));
  else printError(describeError(error.toRecord(), 'outside', outputWidth()));
}

function exitCodeOf(inspections: readonly Inspection[], failed: number, { strict }: InspectOptions): number {
  // Of a folder the key opens one, and the others have other keys.
  const kinds = inspections.map(
    ({ restorable: { reasons } }) => verdictOf(reasons.filter(({ code }) => code !== 'key.wrong')).kind,
  );
  if (failed > 0 || kinds.includes('no')) return exitCodes.failed;
  if (isWrongKeyOf(inspections)) return exitCodes.wrongKey;
  return strict === true && kinds.includes('cannot-tell') ? exitCodes.blocked : exitCodes.done;
}

function usage(problem: string): number {
  printError(problem);
  return exitCodes.usage;
}
