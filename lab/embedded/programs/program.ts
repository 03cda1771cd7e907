import type { LabLogin } from '../login.ts';
import type { LabMachine } from '../machine.ts';
import type { RootedFolder } from '../rooted-folder.ts';
import type { StdinReader } from './stdin-reader.ts';

/** What a program of a lab machine has to do with. */
export interface ProgramContext {
  readonly machine: LabMachine;
  readonly login: LabLogin;
  /** The machine's files with the rights that the command has. */
  readonly files: RootedFolder;
  /** The client is gone, and nobody reads on. */
  readonly signal: AbortSignal;
  readonly stdin: StdinReader;
  /** Resolves when there is room for more. */
  readonly stdout: (data: string | Uint8Array) => Promise<void>;
  readonly stderr: (text: string) => void;
  /** Whether there is a program of that name or path. */
  readonly has: (program: string) => boolean;
  /** Runs another program in its place. */
  readonly run: (argv: readonly string[]) => Promise<number>;
  readonly runAsRoot: (argv: readonly string[]) => Promise<number>;
}

/** A program: its arguments without its own name, and the exit code. May throw `node:fs` errors: exit code 1. */
export type Program = (args: readonly string[], context: ProgramContext) => number | Promise<number>;
