import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { root } from './project.mjs';
import { runQuietly } from './run-quietly.mjs';

const stampPath = path.join(root, 'node_modules', '.handover-stamp');

/** Runs `npm ci` where the installed packages are not those of the lock file, this Node and this machine. */
export async function setUpDependencies() {
  if (readStamp() === wantedStamp()) return true;
  console.error('set-up: installing dependencies (npm ci)');
  const [command, ...args] = npm();
  const { exitCode, output, seconds } = await runQuietly(
    command,
    [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      shell: process.platform === 'win32' && command === 'npm',
    },
  );
  if (exitCode !== 0) {
    console.error(`${output}set-up: npm ci failed (exit code ${exitCode})`);
    return false;
  }
  markInstalled();
  console.error(`set-up: dependencies installed in ${seconds.toFixed(1)} s`);
  return true;
}

/** Notes that what lies in node_modules belongs to the lock file as it is now. */
export function markInstalled() {
  fs.writeFileSync(stampPath, wantedStamp());
}

function readStamp() {
  return fs.existsSync(stampPath) ? fs.readFileSync(stampPath, 'utf8') : undefined;
}

/** Native addons fit one ABI, platform and processor only. */
function wantedStamp() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.versions.modules} ${process.platform} ${process.arch}\n`;
}
