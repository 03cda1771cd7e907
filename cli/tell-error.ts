import { asMigrationError } from '../engine/index.ts';
import { describeError } from './describe/error.ts';
import { exitCodeOfError } from './exit-codes.ts';
import { outputWidth, printError } from './output.ts';

/** Says what a verb threw, and gives its exit code. */
export function tellError(error: unknown): number {
  const known = asMigrationError(error);
  printError(describeError(known.toRecord(), 'outside', outputWidth()));
  return exitCodeOfError(known.code);
}
