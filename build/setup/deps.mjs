import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';
import { runNpm } from './run-quietly.mjs';

/** What the program and its tests are made of. */
export const setUpDependencies = () => installPackages(root, 'dependencies');

/** What makes the installers. Only packaging and its test need it. */
export const setUpPackaging = () => installPackages(path.join(root, 'build', 'packaging'), 'packaging tools');

/** Runs `npm ci` in a folder where the installed packages are not those of its lock file, this Node and this machine. */
async function installPackages(folder, what) {
  const stampPath = path.join(folder, 'node_modules', '.handover-stamp');
  const isInstalled = fs.existsSync(stampPath) && fs.readFileSync(stampPath, 'utf8') === stampFor(folder);
  if (isInstalled) return true;
  console.error(`set-up: installing ${what} (npm ci)`);
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { exitCode, output, seconds } = await runNpm(args, { cwd: folder });
  if (exitCode !== 0) {
    console.error(`${output}set-up: npm ci failed (exit code ${exitCode})`);
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
