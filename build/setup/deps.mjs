import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';
import { runNpm } from './run-quietly.mjs';

/** What the program and its tests are made of. */
export const setUpDependencies = () => installPackages(root, 'dependencies');

/** What makes the installers. Only packaging and its test need it. */
export const setUpPackaging = () => installPackages(path.join(root, 'build', 'packaging'), 'packaging tools');

const newestNodeFolder = path.join(root, 'build', 'newest-node');

/** The newest Node of the registry, beside the one that runs all this. True also without it: its tests say that they are skipped. */
export async function setUpNewestNode() {
  await installPackages(newestNodeFolder, 'newest Node');
  return true;
}

/** Its program; undefined where it is not installed, or the registry has none for this machine. */
export function newestNode() {
  const packages = path.join(newestNodeFolder, 'node_modules');
  if (!fs.existsSync(packages)) return undefined;
  const file = path.join('bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return fs
    .readdirSync(packages)
    .map((name) => path.join(packages, name, file))
    .find((program) => fs.existsSync(program));
}

/** Runs `npm ci` in a folder where the installed packages are not those of its lock file, this Node and this machine. */
async function installPackages(folder, what) {
  const stampPath = path.join(folder, 'node_modules', '.handover-stamp');
  const isInstalled = fs.existsSync(stampPath) && fs.readFileSync(stampPath, 'utf8') === stampFor(folder);
  if (isInstalled) return true;
  console.error(`set-up: installing ${what} (npm ci)`);
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { exitCode, output, seconds } = await runNpm(args, { cwd: folder });
  if (exitCode !== 0) {
    console.error(`${output}set-up: npm ci of ${what} failed (exit code ${exitCode})`);
    return false;
  }
  fs.writeFileSync(stampPath, stampFor(folder));
  console.error(`set-up: ${what} installed in ${seconds.toFixed(1)} s`);
  return true;
}

/** Native addons fit one ABI, platform and processor only. */
function stampFor(folder) {
  const lock = fs.readFileSync(path.join(folder, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.versions.modules} ${process.platform} ${process.arch}\n`;
}
