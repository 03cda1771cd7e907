import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { root } from './project.mjs';
import { runQuietly } from './run-quietly.mjs';

const folder = path.join(root, 'build', 'packaging');
const stampPath = path.join(folder, 'node_modules', '.handover-stamp');

/** Installs what makes the installers, where what is there is not that of its lock file. Only packaging and its test need it. */
export async function setUpPackaging() {
  const wanted = wantedStamp();
  if (fs.existsSync(stampPath) && fs.readFileSync(stampPath, 'utf8') === wanted) return true;
  console.error('set-up: installing the packaging tools (npm ci in build/packaging)');
  const [command, ...args] = npm();
  const { exitCode, output, seconds } = await runQuietly(
    command,
    [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, shell: process.platform === 'win32' && command === 'npm' },
  );
  if (exitCode !== 0) {
    console.error(`${output}set-up: npm ci failed in build/packaging (exit code ${exitCode})`);
    return false;
  }
  fs.writeFileSync(stampPath, wanted);
  console.error(`set-up: packaging tools installed in ${seconds.toFixed(1)} s`);
  return true;
}

function wantedStamp() {
  const lock = fs.readFileSync(path.join(folder, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}
