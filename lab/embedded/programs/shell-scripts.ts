import fs from 'node:fs';
import path from 'node:path';
import type { Program, ProgramContext } from './program.ts';
import { sha256 } from './file-programs.ts';

interface Script {
  /** What every form of the script holds. */
  readonly holds: readonly string[];
  readonly run: Program;
}

// Of sysexits.h, as the scripts use them.
const exits = { missing: 66, exists: 73 } as const;

/**
 * Scripts that clients send as `sh -c SCRIPT sh ARGUMENT…`, recognised by what is in them and done by hand: a shell that
 * runs anything would run anything for everybody on this computer.
 */
const scripts: readonly Script[] = [
  { holds: ['sha256sum', 'head -c'], run: hashHead },
  { holds: ['tail -c "+$2"', 'head -c "$3"', 'base64'], run: readAsText },
  { holds: ['tail -c "+$2"', 'head -c "$3"'], run: readFrom },
  { holds: ['set -C', 'echo open', 'cat >>"$1"'], run: createFile },
  { holds: ['dd if=/dev/null', 'echo open', 'cat >>"$1"'], run: continueFile },
  { holds: ["stat -L -c '%f %s %Y'"], run: describeFile },
  { holds: ['for f in *', "stat -c '%f %s %Y'"], run: listFolder },
  { holds: ['mkdir -p "$1"'], run: makeFolder },
  { holds: ['mv -f "$1" "$2"'], run: moveFile },
  { holds: ['rm -f "$1"'], run: removeFile },
  { holds: ['command -v -- "$1"'], run: findProgram },
  {
    holds: ['sudo -S -p "$1" -v', 'sudo -n -l -- "$@"'],
    run: behindPassword(([program = ''], { has }) => (has(program) ? 0 : 1)),
  },
  {
    holds: ['sudo -S -p "$1" -v', 'sudo -n  -- "$@"'],
    run: behindPassword((command, { runAsRoot }) => runAsRoot(command)),
  },
  { holds: ['[ -w "$folder" ]'], run: mayWriteBelow },
  { holds: ['df -P -k "$1"'], run: (args, context) => context.run(['df', '-P', '-k', ...args]) },
];

/** `sh -c SCRIPT [NAME [ARGUMENT…]]` for the scripts that are known; 127 for any other. */
export const shellScript: Program = async ([flag, text = '', , ...args], context) => {
  const script =
    flag === '-c' ? scripts.find(({ holds }) => holds.every((part) => text.includes(part))) : undefined;
  if (script) return script.run(args, context);
  context.stderr('sh: this demo appliance has no shell: not found\n');
  return 127;
};

/** The hash of a file or of its head, as `PATH N` or, in an older form, `N PATH`. */
async function hashHead(args: readonly string[], context: ProgramContext): Promise<number> {
  const [file = '', first = ''] = /^\d+$/.test(args[0] ?? '') ? [args[1], args[0]] : args;
  if (!statOf(file, context)) return exits.missing;
  const hash = await sha256(context, file, first === '' ? Infinity : Number(first));
  const isNamingTool = /^\d+$/.test(args[0] ?? '') ? '' : 'sha256sum ';
  await context.stdout(`${isNamingTool}${hash}  -\n`);
  return 0;
}

/** `PATH FROM [LENGTH]`: the bytes from the one that is number FROM, counted from 1. */
async function readFrom(
  [file = '', from = '1', length = '']: readonly string[],
  context: ProgramContext,
): Promise<number> {
  if (!statOf(file, context)) return exits.missing;
  const start = Number(from) - 1;
  if (length === '0') return 0;
  const stream = fs.createReadStream(context.files.real(file), {
    start,
    signal: context.signal,
    highWaterMark: 256 * 1024,
    ...(length !== '' && { end: start + Number(length) - 1 }),
  });
  for await (const chunk of stream) await context.stdout(chunk as Buffer);
  return 0;
}

/** The same in base64, after a line with the size of the file. */
async function readAsText(args: readonly string[], context: ProgramContext): Promise<number> {
  const size = statOf(args[0] ?? '', context)?.size;
  const parts: Uint8Array[] = [];
  const stdout = (data: string | Uint8Array): Promise<void> => {
    parts.push(Buffer.from(data));
    return Promise.resolve();
  };
  const exitCode = await readFrom(args, { ...context, stdout });
  if (exitCode === 0) await context.stdout(`${size ?? 0}\n${Buffer.concat(parts).toString('base64')}\n`);
  return exitCode;
}

/** `PATH FOLDER`: a new file from standard input. */
async function createFile(
  [file = '', folder = '/']: readonly string[],
  context: ProgramContext,
): Promise<number> {
  if (!statOf(folder, context)?.isDirectory()) return exits.missing;
  if (statOf(file, context)) return exits.exists;
  const { O_WRONLY, O_CREAT, O_EXCL } = fs.constants;
  return store(context.files.open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600), 0, context);
}

/** `PATH FOLDER LENGTH`: the file is cut to LENGTH and goes on from standard input. */
async function continueFile(
  [file = '', , length = '0']: readonly string[],
  context: ProgramContext,
): Promise<number> {
  if (!statOf(file, context)) return exits.missing;
  const descriptor = context.files.open(file, fs.constants.O_WRONLY, 0);
  context.files.truncate(descriptor, Number(length));
  return store(descriptor, Number(length), context);
}

async function describeFile([file = '']: readonly string[], context: ProgramContext): Promise<number> {
  const stat = statOf(file, context);
  if (!stat) return exits.missing;
  await context.stdout(`${statLine(stat)}\n`);
  return 0;
}

/** Each entry as `MODE SIZE SECONDS NAME`, ended by NUL. */
async function listFolder([folder = '']: readonly string[], context: ProgramContext): Promise<number> {
  if (!statOf(folder, context)?.isDirectory()) return exits.missing;
  const real = context.files.real(folder);
  const records = fs
    .readdirSync(real)
    .map((name) => `${statLine(fs.lstatSync(path.join(real, name)))} ${name}\0`);
  if (records.length > 0) await context.stdout(records.join(''));
  return 0;
}

async function makeFolder([folder = '']: readonly string[], context: ProgramContext): Promise<number> {
  const stat = statOf(folder, context);
  if (stat && !stat.isDirectory()) return exits.exists;
  fs.mkdirSync(context.files.real(folder), { recursive: true, mode: 0o700 });
  return 0;
}

async function moveFile([from = '', to = '']: readonly string[], context: ProgramContext): Promise<number> {
  if (!statOf(from, context)) return exits.missing;
  context.files.rename(from, to, true);
  return 0;
}

async function removeFile([file = '']: readonly string[], context: ProgramContext): Promise<number> {
  if (statOf(file, context)) context.files.remove(file);
  return 0;
}

async function findProgram([name = '']: readonly string[], context: ProgramContext): Promise<number> {
  if (!context.has(name)) return 127;
  await context.stdout(`${name}\n`);
  return 0;
}

/** `FOLDER`: whether files can be put into it, or into what is there of its parents. */
async function mayWriteBelow([folder = '']: readonly string[], context: ProgramContext): Promise<number> {
  const parents = [folder];
  while (!statOf(parents.at(-1) ?? '', context)) parents.push(path.posix.dirname(parents.at(-1) ?? ''));
  return statOf(parents.at(-1) ?? '', context)?.isDirectory() ? 0 : 1;
}

/** `ASK READY ALONE AGAIN COMMAND…`: what `then` does about the command, after the password. */
function behindPassword(then: Program): Program {
  return async ([ask = '', ready = '', , , ...command], context) => {
    const exitCode = await context.run(['sudo', '-S', '-p', ask, '-v']);
    if (exitCode !== 0) return 1;
    context.stderr(ready);
    return then(command, context);
  };
}

function statLine(stat: fs.Stats): string {
  return `${stat.mode.toString(16)} ${stat.size} ${Math.floor(stat.mtimeMs / 1000)}`;
}

async function store(descriptor: number, from: number, context: ProgramContext): Promise<number> {
  try {
    // A line of output says that the file is open: the client sends nothing before.
    await context.stdout('open\n');
    let position = from;
    for (let chunk = await context.stdin.chunk(); chunk; chunk = await context.stdin.chunk()) {
      context.files.write(descriptor, chunk, position);
      position += chunk.length;
    }
    return 0;
  } finally {
    fs.closeSync(descriptor);
  }
}

function statOf(file: string, { files }: ProgramContext): fs.Stats | undefined {
  return fs.statSync(files.real(file), { throwIfNoEntry: false });
}
