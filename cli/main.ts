#!/usr/bin/env -S node --initial-old-space-size=64
import { CommanderError } from 'commander';
import { asMigrationError } from '../engine/index.ts';
import { describeError } from './describe-error.ts';
import { exitCodeOfError, exitCodes } from './exit-codes.ts';
import { outliveReaders, outputWidth, printError } from './output.ts';
import { createProgram } from './program.ts';

/** The `handover` command: parses arguments, hands them to a verb, and turns its answer into an exit code. */
async function main(): Promise<number> {
  let exitCode: number = exitCodes.done;
  try {
    await createProgram((code) => (exitCode = code)).parseAsync();
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const known = asMigrationError(error);
    printError(describeError(known.toRecord(), 'outside', outputWidth()));
    return exitCodeOfError(known.code);
  }
}

outliveReaders();
process.exitCode = await main();
