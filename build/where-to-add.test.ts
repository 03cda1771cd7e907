import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadProfile } from '../engine/appliance/profiles/load-profile.ts';
import { additions, type Insertion } from './testing/additions.ts';

const root = path.resolve(import.meta.dirname, '..');
const rooms = ['shared', 'engine', 'cli', 'lab', 'renderer'] as const;
const slowMs = 300_000;

let scratch = '';
beforeAll(() => {
  scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'where-to-add-')));
  const isProduct = (file: string) => !/\.(?:test|suite)\.tsx?$/u.test(file);
  for (const room of rooms)
    fs.cpSync(path.join(root, room), path.join(scratch, room), { recursive: true, filter: isProduct });
  fs.cpSync(path.join(root, 'package.json'), path.join(scratch, 'package.json'));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(scratch, 'node_modules'), 'dir');
  for (const { code, files = {}, words = [] } of additions) {
    for (const insertion of [...code, ...words]) insert(insertion);
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(scratch, file)), { recursive: true });
      fs.writeFileSync(path.join(scratch, file), text);
    }
  }
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

function edit(file: string, change: (text: string) => string): void {
  const full = path.join(scratch, file);
  const text = fs.readFileSync(full, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`nothing changed in ${file}`);
  fs.writeFileSync(full, changed);
}

/** Once, before the first place of that text: where it is gone the table's test has to follow the code. */
function insert({ file, before, text }: Insertion): void {
  edit(file, (whole) => whole.replace(before, () => text + before));
}

/** Samples that the tests of words want: said below the table. */
const allButSamples = /^(?!.*\/shared\/text\/testing\/)/u;

/** What the compiler says of the scratch copy, as `file: message`; of the files that `of` fits. */
function problems(config: string, include: readonly string[], of = allButSamples): string[] {
  const { config: read } = ts.readConfigFile(path.join(root, config), ts.sys.readFile) as {
    config: { extends?: string };
  };
  const parent = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const compilerOptions = {
    ...parent.config.compilerOptions,
    ...(read as { compilerOptions?: object }).compilerOptions,
  };
  const parsed = ts.parseJsonConfigFileContent({ compilerOptions, include }, ts.sys, scratch);
  const program = ts.createProgram(parsed.fileNames, { ...parsed.options, noEmit: true });
  const files = program
    .getSourceFiles()
    .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && fileName.startsWith(scratch))
    .filter(({ fileName }) => of.test(fileName));
  expect(files.length).toBeGreaterThan(10);
  return files
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(
      ({ file, messageText }) =>
        `${path.relative(scratch, file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

/** The rows of the table, each with the paths that it names. */
const table = new Map(
  [
    ...fs
      .readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')
      .matchAll(/^\| (an? [^|]+?) +\| (.+?) +\|$/gmu),
  ].map(([, row = '', then = '']) => [
    row,
    [...then.matchAll(/`([^`]+\/[^`]*)`/gu)].map(([, named = '']) => named),
  ]),
);

test.each(additions)(
  '$row: the row names every place that is touched',
  ({ row, code, words = [], files = {} }) => {
    const named = table.get(row) ?? [];
    expect(named.length, row).toBeGreaterThan(0);
    const touched = [...code, ...words].map(({ file }) => file).concat(Object.keys(files));
    // Words stand in German as well: said below the table, for all of its rows.
    const places = new Set(touched.map((file) => file.replace('shared/text/de/', 'shared/text/en/')));
    const unnamed = [...places].filter(
      (file) => !named.some((path_) => file === path_ || (path_.endsWith('/') && file.startsWith(path_))),
    );
    expect(unnamed).toEqual([]);
  },
);

test('every row of the table is tried', () => {
  expect([...table.keys()].sort()).toEqual(additions.map(({ row }) => row).sort());
});

test('a product is its file', async () => {
  const profile = await loadProfile('engine/appliance/profiles/new-product.yaml', scratch);
  expect(profile.id).toBe('new-product');
});

test(
  'what a row says is enough: with one of each, everything compiles',
  () => {
    expect(problems('tsconfig.json', ['shared', 'engine', 'cli', 'lab'])).toEqual([]);
    expect(problems('tsconfig.renderer.json', ['renderer'])).toEqual([]);
  },
  slowMs,
);

test(
  'without its words nothing of it compiles, and the compiler names it',
  () => {
    const worded = additions.filter(({ words }) => words !== undefined);
    for (const { words = [] } of worded) {
      for (const { file, text } of words) edit(file, (whole) => whole.replace(text, ''));
    }
    const said = problems('tsconfig.json', ['shared/text'], /\/shared\/text\//u).join('\n');
    for (const { id = '' } of worded) expect(said).toContain(id);
  },
  slowMs,
);
