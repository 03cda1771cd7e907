import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = ['shared', 'engine', 'cli', 'lab'];
const settings = ['package.json', 'tsconfig.json'];

/** A compiled copy of this checkout, for child processes. */
export interface CompiledCheckout {
  /** The compiled form of a source file such as `cli/main.ts`. */
  file(source: string): string;
}

/** Copies that nobody has used for so long are removed, in milliseconds. */
const unusedMs = 24 * 3_600_000;

/**
 * Compiles the checkout as it is, without type checks: what stands in `dist/` may be older, or be replaced while a test runs.
 * Test files are left out, test helpers are not. All test files of a run share one copy, which is made once for these sources.
 */
export function compileCheckout(): CompiledCheckout {
  const cache = path.join(root, 'node_modules', '.cache');
  fs.mkdirSync(cache, { recursive: true });
  const sources = rooms.flatMap(sourcesBelow);
  const folder = path.join(cache, `handover-checkout-${stampOf([...sources, ...settings])}`);
  if (fs.existsSync(folder)) fs.utimesSync(folder, new Date(), new Date());
  else make(folder, sources);
  removeUnused(cache);
  return { file: (source) => path.join(folder, source.replace(/\.ts$/, '.js')) };
}

/** Whole or not at all, whoever else makes it at the same time. */
function make(folder: string, sources: readonly string[]): void {
  const staging = fs.mkdtempSync(`${folder}-`);
  transpile(sources, staging);
  try {
    fs.renameSync(staging, folder);
  } catch {
    // Somebody else was quicker.
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

function removeUnused(cache: string): void {
  for (const name of fs.readdirSync(cache).filter((each) => each.startsWith('handover-checkout-'))) {
    const folder = path.join(cache, name);
    const seen = fs.statSync(folder, { throwIfNoEntry: false });
    if (seen && Date.now() - seen.mtimeMs > unusedMs) fs.rmSync(folder, { recursive: true, force: true });
  }
}

function stampOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

function transpile(sources: readonly string[], folder: string): void {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    // One file at a time there is no package.json that says it: the output is a module.
    { ...config.compilerOptions, noEmit: false, module: 'esnext', moduleResolution: 'bundler' },
    root,
  );
  for (const file of sources) {
    const target = path.join(folder, file.replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const isCode = file.endsWith('.ts');
    fs.writeFileSync(
      target,
      isCode ? ts.transpileModule(text, { compilerOptions: options, fileName: file }).outputText : text,
    );
  }
  // Its version and its `type`; the modules are found above it.
  fs.copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
}

function sourcesBelow(room: string): string[] {
  return fs
    .readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|yaml)$/.test(file) && !/\.(test|suite)\.ts$/.test(file))
    .map((file) => path.join(room, file));
}
