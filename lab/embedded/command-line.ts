import type { Program, ProgramContext } from './programs/program.ts';
import { filePrograms } from './programs/file-programs.ts';
import { find } from './programs/find.ts';
import { linuxPrograms } from './programs/linux-programs.ts';
import { demoAppliance } from './programs/demo-appliance.ts';
import { shellScript } from './programs/shell-scripts.ts';
import { shellWords } from './programs/shell-words.ts';
import { systemctl } from './programs/systemctl.ts';

const programs: ReadonlyMap<string, Program> = new Map<string, Program>([
  ...Object.entries(linuxPrograms),
  ...Object.entries(filePrograms),
  ['demo-appliance', demoAppliance],
  ['sh', shellScript],
  ['sudo', sudo],
  ['find', find],
  ['systemctl', systemctl],
  // Nobody here has a processor to wait for.
  ['nice', behindOptions(['-n', '--adjustment'])],
  ['ionice', behindOptions(['-c', '--class', '-n', '--classdata'])],
  ['timeout', behindOptions(['-k', '--kill-after', '-s', '--signal'], 1)],
  // The only variable that is set by it is the language, and the programs here speak one.
  ['env', (args, context) => context.run(args.slice(args.findIndex((word) => !word.includes('='))))],
]);

/** Runs a command line as sshd hands it to a shell. Returns the exit code; 127 for a program that the lab has not. */
export async function runCommandLine(line: string, surroundings: Surroundings): Promise<number> {
  const context = contextOf(surroundings);
  const parsed = shellWords(line);
  if (parsed.kind === 'unsupported') {
    context.stderr(
      `sh: this demo appliance runs single commands; not supported: ${JSON.stringify(parsed.what)}\n`,
    );
    return 2;
  }
  return context.run(parsed.words);
}

type Surroundings = Omit<ProgramContext, 'has' | 'run' | 'runAsRoot'>;

function contextOf(surroundings: Surroundings): ProgramContext {
  const context: ProgramContext = {
    ...surroundings,
    has: (program) => programOf(program, surroundings) !== undefined,
    run: (argv) => runArgv(argv, context),
    runAsRoot: (argv) => runArgv(argv, contextOf({ ...surroundings, files: surroundings.machine.files })),
  };
  return context;
}

function programOf(path: string, { machine, login }: Surroundings): Program | undefined {
  const name = path.replace(/^\/(?:usr\/)?s?bin\//, '');
  if (name === 'demo-appliance' && !machine.hasProductCommand) return undefined;
  return name === 'sudo' && login.sudo === 'none' ? undefined : programs.get(name);
}

/** A program that runs another one, given behind its own options (those in `valued` have a value) and `operands` words. */
function behindOptions(valued: readonly string[], operands = 0): Program {
  return (args, { run }) => {
    let at = 0;
    for (let word = args[at]; word?.startsWith('-'); word = args[at]) {
      at += valued.includes(word) ? 2 : 1;
      if (word === '--') break;
    }
    return run(args.slice(at + operands));
  };
}

async function runArgv(argv: readonly string[], context: ProgramContext): Promise<number> {
  const [path, ...args] = argv;
  if (path === undefined) return 0;
  const program = programOf(path, context);
  if (!program) {
    context.stderr(`sh: 1: ${path}: not found\n`);
    return 127;
  }
  try {
    return await program(args, context);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || context.signal.aborted) throw error;
    context.stderr(`${path}: ${fileErrors[String(error.code)] ?? error.message}\n`);
    return 1;
  }
}

const fileErrors: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  EACCES: 'Permission denied',
  EEXIST: 'File exists',
  ENOSPC: 'No space left on device',
};

/** `sudo [-n] [-k] [-S] [-p prompt] [-v | [--] command]`. */
async function sudo(args: readonly string[], context: ProgramContext): Promise<number> {
  const flags = new Set<string>();
  let at = 0;
  let prompt = '[sudo] password: ';
  for (; at < args.length; at++) {
    const flag = args[at] ?? '';
    if (!flag.startsWith('-')) break;
    if (flag === '-p') prompt = args[(at += 1)] ?? '';
    if (flag === '--') {
      at += 1;
      break;
    }
    flags.add(flag);
  }
  if (context.login.sudo === 'password') {
    if (flags.has('-n')) {
      context.stderr('sudo: a password is required\n');
      return 1;
    }
    context.stderr(prompt);
    if (!flags.has('-S') || (await context.stdin.line()) !== context.login.password) {
      context.stderr('Sorry, try again.\nsudo: 1 incorrect password attempt\n');
      return 1;
    }
  }
  if (flags.has('-l')) return context.has(args[at] ?? '') ? 0 : 1;
  if (flags.has('-v')) return 0;
  return context.runAsRoot(args.slice(at));
}
