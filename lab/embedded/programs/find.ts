import fs from 'node:fs';
import path from 'node:path';
import type { Program } from './program.ts';

interface Entry {
  /** As it was reached from the folder that was named. */
  readonly shown: string;
  readonly root: string;
  readonly depth: number;
  readonly stat: fs.Stats;
}
/** Whether an entry passes; may print, and may say that its folder is not entered. */
type Test = (entry: Entry, deed: { print: (text: string) => void; prune: () => void }) => boolean;

/** GNU `find` as far as anybody asks for files by it: tests, `-prune`, `!`, `-o`, brackets, `-print`, `-print0`, `-printf`. */
export const find: Program = async (args, { files, stdout, stderr, signal }) => {
  const firstTest = args.findIndex((word) => /^[-(!]/.test(word));
  const roots = firstTest < 0 ? args : args.slice(0, firstTest);
  let expression: Expression;
  try {
    expression = parse(firstTest < 0 ? [] : args.slice(firstTest), (file) =>
      fs.statSync(files.real(file)),
    );
  } catch (error) {
    stderr(`find: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const { test, mostDeep, leastDeep } = expression;
  let exitCode = 0;
  let printed = '';
  const visit = (shown: string, root: string, depth: number): void => {
    signal.throwIfAborted();
    let isPruned = false;
    try {
      const real = files.real(shown, { keepLastLink: true });
      const stat = fs.lstatSync(real);
      if (depth >= leastDeep)
        test(
          { shown, root, depth, stat },
          { print: (text) => (printed += text), prune: () => (isPruned = true) },
        );
      if (!stat.isDirectory() || isPruned || depth >= mostDeep) return;
      for (const name of fs.readdirSync(real).sort())
        visit(`${shown.replace(/\/$/, '')}/${name}`, root, depth + 1);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EACCES' && code !== 'ENOENT') throw error;
      exitCode = 1;
      stderr(`find: '${shown}': ${code === 'EACCES' ? 'Permission denied' : 'No such file or directory'}\n`);
    }
  };
  for (const root of roots.length > 0 ? roots : ['.']) visit(root, root, 0);
  if (printed !== '') await stdout(printed);
  return exitCode;
};

interface Expression {
  readonly test: Test;
  readonly mostDeep: number;
  readonly leastDeep: number;
}

/** Throws an error in find's own words for what the lab's find has not. */
function parse(words: readonly string[], statOf: (file: string) => fs.Stats): Expression {
  const left = [...words];
  let mostDeep = Infinity;
  let leastDeep = 0;
  let hasAction = false;
  const value = (of: string): string => {
    const word = left.shift();
    if (word === undefined) throw new Error(`missing argument to '${of}'`);
    return word;
  };
  const either = (): Test => {
    const tests = [all()];
    while (left[0] === '-o' || left[0] === '-or') {
      left.shift();
      tests.push(all());
    }
    return (entry, deed) => tests.some((test) => test(entry, deed));
  };
  const all = (): Test => {
    const tests: Test[] = [];
    while (left.length > 0 && left[0] !== ')' && left[0] !== '-o' && left[0] !== '-or') {
      if (left[0] === '-a' || left[0] === '-and') left.shift();
      else tests.push(primary());
    }
    return (entry, deed) => tests.every((test) => test(entry, deed));
  };
  const primary = (): Test => {
    const word = left.shift() ?? '';
    const always: Test = () => true;
    switch (word) {
      case '(': {
        const inner = either();
        if (left.shift() !== ')') throw new Error("missing ')'");
        return inner;
      }
      case '!':
      case '-not': {
        const inner = primary();
        return (entry, deed) => !inner(entry, deed);
      }
      // The lab's machines have one file system.
      case '-xdev':
      case '-mount':
      case '-noleaf':
      case '-ignore_readdir_race':
      case '-readable':
        return always;
      case '-maxdepth':
        mostDeep = Number(value(word));
        return always;
      case '-mindepth':
        leastDeep = Number(value(word));
        return always;
      case '-type': {
        const kinds = value(word).split(',');
        return ({ stat }) => kinds.includes(kindOf(stat));
      }
      case '-name':
      case '-iname': {
        const glob = globOf(value(word), word === '-iname');
        return ({ shown }) => glob.test(path.posix.basename(shown));
      }
      case '-path':
      case '-wholename': {
        const glob = globOf(value(word), false);
        return ({ shown }) => glob.test(shown);
      }
      case '-newermt':
      case '-newerct': {
        const since = momentOf(value(word));
        return ({ stat }) => (word === '-newermt' ? stat.mtimeMs : stat.ctimeMs) > since;
      }
      case '-newer': {
        const since = statOf(value(word)).mtimeMs;
        return ({ stat }) => stat.mtimeMs > since;
      }
      case '-mmin':
        return compare(value(word), ({ stat }) => Math.ceil((Date.now() - stat.mtimeMs) / 60_000));
      case '-size': {
        const [, number = '', unit = 'b'] = /^([+-]?\d+)([bckMG]?)$/.exec(value(word)) ?? [];
        const unitBytes = { b: 512, c: 1, k: 1024, M: 2 ** 20, G: 2 ** 30 }[unit || 'b'] ?? 512;
        return compare(number, ({ stat }) => Math.ceil(stat.size / unitBytes));
      }
      case '-prune':
        return (_entry, { prune }) => {
          prune();
          return true;
        };
      case '-print':
      case '-print0':
      case '-printf': {
        hasAction = true;
        const format = word === '-print' ? '%p\\n' : word === '-print0' ? '%p\\0' : value(word);
        return (entry, { print }) => {
          print(printed(format, entry));
          return true;
        };
      }
      default:
        throw new Error(`unknown predicate '${word}'`);
    }
  };
  const test = either();
  if (left.length > 0) throw new Error(`unexpected '${left[0] ?? ''}'`);
  const print: Test = (entry, deed) => {
    if (test(entry, deed)) deed.print(`${entry.shown}\n`);
    return true;
  };
  return { test: hasAction ? test : print, mostDeep, leastDeep };
}

function kindOf(stat: fs.Stats): string {
  return stat.isDirectory() ? 'd' : stat.isSymbolicLink() ? 'l' : stat.isFile() ? 'f' : 'p';
}

function compare(text: string, of: (entry: Entry) => number): Test {
  const wanted = Number(text.replace(/^[+-]/, ''));
  return (entry) => {
    const found = of(entry);
    return text.startsWith('+') ? found > wanted : text.startsWith('-') ? found < wanted : found === wanted;
  };
}

function momentOf(text: string): number {
  const ms = text.startsWith('@') ? Number(text.slice(1)) * 1000 : Date.parse(text);
  if (Number.isNaN(ms)) throw new Error(`I cannot figure out how to interpret '${text}' as a date or time`);
  return ms;
}

function globOf(glob: string, isAnyCase: boolean): RegExp {
  const source = glob.replace(/[.+^${}()|\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`, isAnyCase ? 'is' : 's');
}

/** What `-printf` prints for an entry. */
function printed(format: string, { shown, root, depth, stat }: Entry): string {
  const seconds = (ms: number): string => (ms / 1000).toFixed(10);
  return format.replace(/\\(.)|%(T@|C@|A@|.)/g, (whole, escape?: string, directive?: string) => {
    switch (escape ?? directive) {
      case 'n':
        return escape === undefined ? String(stat.nlink) : '\n';
      case '0':
        return '\0';
      case 't':
        return '\t';
      case '\\':
      case '%':
        return escape ?? directive ?? '';
      case 'p':
        return shown;
      case 'P':
        return shown.slice(root.length).replace(/^\//, '');
      case 'f':
        return path.posix.basename(shown);
      case 'h':
        return path.posix.dirname(shown);
      case 's':
        return String(stat.size);
      case 'd':
        return String(depth);
      case 'y':
        return kindOf(stat);
      case 'm':
        return (stat.mode & 0o7777).toString(8);
      case 'i':
        return String(stat.ino);
      case 'T@':
        return seconds(stat.mtimeMs);
      case 'C@':
        return seconds(stat.ctimeMs);
      case 'A@':
        return seconds(stat.atimeMs);
      default:
        return whole;
    }
  });
}
