import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = ['shared', 'engine', 'cli', 'lab'];
const settings = ['package.json', 'build/setup/bundle.mjs'];

/** A compiled copy of this checkout, for child processes. */
export interface CompiledCheckout {
  /** The compiled form of a source file such as `cli/main.ts`. */
  file(source: string): string;
}

interface Bundler {
  bundleNodeSide(folder: string, entries: readonly string[]): Promise<void>;
}

/** Copies that nobody has used for so long are removed, in milliseconds. */
const unusedMs = 24 * 3_600_000;

/** What tests start in a process of its own, or import there. */
const entries = [
  'cli/main',
  'cli/testing/booted-night',
  'engine/secret',
  'engine/backup/thread/inspection-thread',
  'lab/linux/main',
  'lab/testing/killable-child',
];

/**
 * Bundles the checkout as it is, without type checks: what stands in `dist/` may be older, or be replaced while a test runs. All
 * test files of a run share one copy, which is made once for these sources.
 */
export async function compileCheckout(): Promise<CompiledCheckout> {
  const cache = path.join(root, 'node_modules', '.cache');
  fs.mkdirSync(cache, { recursive: true });
  const sources = rooms.flatMap(sourcesBelow);
  const folder = path.join(cache, `handover-checkout-${stampOf([...sources, ...settings])}`);
  if (fs.existsSync(folder)) fs.utimesSync(folder, new Date(), new Date());
  else await make(folder, sources);
  removeUnused(cache);
  return { file: (source) => path.join(folder, source.replace(/\.ts$/, '.js')) };
}

/** Whole or not at all, whoever else makes it at the same time. */
async function make(folder: string, sources: readonly string[]): Promise<void> {
  const staging = fs.mkdtempSync(`${folder}-`);
  const bundler = pathToFileURL(path.join(root, 'build', 'setup', 'bundle.mjs')).href;
  const { bundleNodeSide } = (await import(bundler)) as Bundler;
  await bundleNodeSide(staging, entries);
  for (const file of sources.filter((each) => each.endsWith('.yaml'))) {
    fs.mkdirSync(path.dirname(path.join(staging, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(staging, file));
  }
  // Its version and its `type`; the modules are found above it.
  fs.copyFileSync(path.join(root, 'package.json'), path.join(staging, 'package.json'));
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

function sourcesBelow(room: string): string[] {
  return fs
    .readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|yaml)$/.test(file) && !/\.(test|suite)\.ts$/.test(file))
    .map((file) => path.join(room, file));
}
