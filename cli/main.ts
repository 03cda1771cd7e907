#!/usr/bin/env -S node --initial-old-space-size=64
import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { outliveReaders } from './output.ts';
import { createProgram } from './program.ts';

/** The `handover` command: parses arguments, hands them to a verb, and turns its answer into an exit code. */
async function main(): Promise<number> {
  let exitCode: number = exitCodes.done;
  try {
    await createProgram((code) => (exitCode = code)).parseAsync();
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const { tellError } = await import('./tell-error.ts');
    return tellError(error);
  }
}

outliveReaders();
process.exitCode = await main();
