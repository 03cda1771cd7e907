import fs from 'node:fs';
import path from 'node:path';
import type { Program } from './program.ts';

interface Found {
  readonly shown: string;
  readonly stat: fs.Stats;
}
type Test = (entry: Found) => boolean;

interface Search {
  readonly roots: readonly string[];
  readonly tests: readonly Test[];
  readonly format: string;
}

/** GNU `find FOLDER… TEST…` for tests that all have to pass, and `-printf`. */
export const find: Program = async (args, { files, stdout, stderr, signal }) => {
  let search: Search;
  try {
    search = parse(args);
  } catch (error) {
    stderr(`find: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const { roots, tests, format } = search;
  let exitCode = 0;
  let printed = '';
  const visit = (shown: string): void => {
    signal.throwIfAborted();
    try {
      const real = files.real(shown, { keepLastLink: true });
      const stat = fs.lstatSync(real);
      if (tests.every((test) => test({ shown, stat }))) printed += fill(format, { shown, stat });
      if (!stat.isDirectory()) return;
      for (const name of fs.readdirSync(real).sort()) visit(`${shown.replace(/\/$/, '')}/${name}`);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EACCES' && code !== 'ENOENT') throw error;
      exitCode = 1;
      stderr(`find: '${shown}': ${code === 'EACCES' ? 'Permission denied' : 'No such file or directory'}\n`);
    }
  };
  for (const root of roots) visit(root);
  if (printed !== '') await stdout(printed);
  return exitCode;
};

/** Throws an error in find's own words for what the lab's find has not. */
function parse(args: readonly string[]): Search {
  const firstTest = args.findIndex((word) => word.startsWith('-'));
  const roots = firstTest < 0 ? args : args.slice(0, firstTest);
  const left = firstTest < 0 ? [] : args.slice(firstTest);
  const tests: Test[] = [];
  let format = '%p\\n';
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    // The lab's machines have one file system.
    if (word === '-xdev' || word === '-print') continue;
    const value = left.shift();
    if (value === undefined) throw new Error(`missing argument to '${word}'`);
    switch (word) {
      case '-type':
        tests.push(({ stat }) => (value === 'd' ? stat.isDirectory() : stat.isFile()));
        break;
      case '-newermt': {
        const sinceMs = value.startsWith('@') ? Number(value.slice(1)) * 1000 : Date.parse(value);
        tests.push(({ stat }) => stat.mtimeMs > sinceMs);
        break;
      }
      case '-size': {
        const mostBytes = /^\+(\d+)$/.exec(value)?.[1];
        if (mostBytes === undefined) throw new Error(`invalid -size '${value}'`);
        tests.push(({ stat }) => stat.size > Number(mostBytes) * 512);
        break;
      }
      case '-printf':
        format = value;
        break;
      default:
        throw new Error(`unknown predicate '${word}'`);
    }
  }
  return { roots: roots.length > 0 ? roots : ['.'], tests, format };
}

function fill(format: string, { shown, stat }: Found): string {
  const values: Readonly<Record<string, string>> = {
    '\\0': '\0',
    '\\n': '\n',
    '%p': shown,
    '%f': path.posix.basename(shown),
    '%s': String(stat.size),
    '%T@': (stat.mtimeMs / 1000).toFixed(10),
  };
  return format.replace(/\\[0n]|%(?:T@|[pfs])/g, (directive) => values[directive] ?? directive);
}
