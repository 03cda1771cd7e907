import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bundleNodeSide, bundlePreload, shippedEntries } from './bundle.mjs';
import { root } from './project.mjs';
import { runQuietly } from './run-quietly.mjs';

const rooms = ['shared', 'engine', 'cli', 'lab', 'electron', 'renderer'];
const configs = [
  'tsconfig.json',
  'build/setup/bundle.mjs',
  'tsconfig.renderer.json',
  'vite.config.ts',
  'package-lock.json',
];
const dist = path.join(root, 'dist');
const stampPath = path.join(dist, '.stamp');
/** The tests' own checks find what the build finds, and count it. */
const isBeforeTests = ['pretest', 'pretest:long'].includes(process.env.npm_lifecycle_event);
const profiles = path.join('engine', 'appliance', 'profiles');

/**
 * Compiles to dist/ where sources changed since. dist/ is replaced as a whole and only by a build without errors. Before
 * `npm test` an error is shown and passed over: the tests' own checks find the same one and count it. Types are checked there.
 */
export async function compile() {
  const wanted = stampOfSources();
  if (fs.existsSync(stampPath) && fs.readFileSync(stampPath, 'utf8') === wanted) return true;
  console.error('set-up: compiling');
  const staging = path.join(root, 'node_modules', '.handover-build');
  fs.rmSync(staging, { recursive: true, force: true });
  const startedAt = performance.now();
  try {
    await bundleNodeSide(staging, shippedEntries);
    await bundlePreload(staging);
  } catch (error) {
    console.error(`${error.message}\nset-up: the build failed`);
    return isBeforeTests;
  }
  if (!(await bundleRenderer(staging))) return isBeforeTests;
  copyProfiles(staging);
  fs.chmodSync(path.join(staging, 'cli', 'main.js'), 0o755);
  fs.writeFileSync(path.join(staging, '.stamp'), wanted);
  replaceDist(staging);
  console.error(`set-up: compiled in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return true;
}

/** The window's page, by Vite. */
async function bundleRenderer(staging) {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', path.join(staging, 'renderer')];
  // Whatever the shell says, and tests that build: React's development build is half as large again.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { exitCode, output } = await runQuietly(process.execPath, args, { env });
  if (exitCode !== 0) console.error(`${output}set-up: the window's page could not be built`);
  return exitCode === 0;
}

function stampOfSources() {
  const hash = createHash('sha256');
  for (const file of [...configs, ...rooms.flatMap(filesBelow)].sort()) {
    const { mtimeMs, size } = fs.statSync(path.join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(room) {
  return fs
    .readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.(tsx?|cts|yaml|css|html|svg)$/.test(entry.name) &&
        !/\.(test|suite)\.tsx?$/.test(entry.name) &&
        path.basename(entry.parentPath) !== 'testing',
    )
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function copyProfiles(staging) {
  const [from, to] = [root, staging].map((folder) => path.join(folder, profiles));
  fs.mkdirSync(to, { recursive: true });
  for (const name of fs.readdirSync(from).filter((file) => file.endsWith('.yaml')))
    fs.copyFileSync(path.join(from, name), path.join(to, name));
}

/** Two renames, so that a reader finds dist/ whole, old or new. */
function replaceDist(staging) {
  const old = path.join(root, 'node_modules', '.handover-old-dist');
  fs.rmSync(old, { recursive: true, force: true });
  if (fs.existsSync(dist)) fs.renameSync(dist, old);
  fs.renameSync(staging, dist);
  fs.rmSync(old, { recursive: true, force: true });
}
