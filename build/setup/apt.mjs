import fs from 'node:fs';
import { runQuietly } from './run-quietly.mjs';

/** Whether missing packages can be installed here: Debian, or one of its children, as root. */
export function mayInstall() {
  return fs.existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

/** Installs packages; shows what apt said where it failed, and returns whether it went well. */
export async function aptInstall(packages) {
  console.error(`set-up: installing ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runQuietly('apt-get', ['update', '-qq'], { env });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { exitCode, output } = await runQuietly('apt-get', args, { env });
  if (exitCode !== 0)
    console.error(`${update.output}${output}set-up: apt-get failed (exit code ${exitCode})`);
  return exitCode === 0;
}
