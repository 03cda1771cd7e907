import fs from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run-quietly.mjs';

/** What the tests call, and the Debian package that has it. */
const testTools = [
  { file: '/usr/sbin/sshd', package: 'openssh-server' },
  { file: '/usr/lib/openssh/sftp-server', package: 'openssh-sftp-server' },
  { command: 'ssh', package: 'openssh-client' },
  { command: 'openssl', package: 'openssl' },
  { command: 'tar', package: 'tar' },
  { command: 'gzip', package: 'gzip' },
  { command: 'bzip2', package: 'bzip2' },
  { command: 'xz', package: 'xz-utils' },
  { command: 'zstd', package: 'zstd' },
  { command: 'zip', package: 'zip' },
  { command: '7z', package: 'p7zip-full' },
  { command: 'gpg', package: 'gpg' },
  { command: 'gpg-agent', package: 'gpg-agent' },
  { command: 'age', package: 'age' },
  { command: 'pdftotext', package: 'poppler-utils' },
  { command: 'busybox', package: 'busybox' },
  { command: 'tmux', package: 'tmux' },
  { command: 'ip', package: 'iproute2' },
  { command: 'sudo', package: 'sudo' },
];

const fonts = '/usr/share/fonts/truetype';
/** What the specs in e2e/ need: a browser, and letters for it, which are a matter of looks elsewhere. */
const browserParts = [
  { file: process.env.HANDOVER_E2E_BROWSER ?? '/usr/bin/chromium', package: 'chromium' },
  { file: `${fonts}/dejavu/DejaVuSans.ttf`, package: 'fonts-dejavu-core', isForLooks: true },
  { file: `${fonts}/liberation/LiberationSans-Regular.ttf`, package: 'fonts-liberation', isForLooks: true },
];

/** For the tests of the parts. */
export async function installTestTools() {
  const isDone = await installMissing(testTools, 'the tests');
  // sshd refuses to start without its folder, which only the system's own start of it makes.
  if (isDone && mayInstall()) fs.mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  return isDone;
}

/** For the specs of the window. Nothing is downloaded but Debian's packages. */
export async function installBrowser() {
  return installMissing(browserParts, 'the specs of the window');
}

/** Installs what is missing on Debian as root; elsewhere names it and goes on: tests that need it say so. */
async function installMissing(tools, user) {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return true;
  if (mayInstall()) return aptInstall(missing.map((tool) => tool.package));
  const needed = missing.filter((tool) => !tool.isForLooks).map((tool) => tool.package);
  if (needed.length > 0)
    console.error(`set-up: missing for ${user}: ${needed.join(', ')}. Please install them.`);
  return true;
}

function isThere({ file, command }) {
  if (file !== undefined) return fs.existsSync(file);
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => fs.existsSync(path.join(folder, command)));
}

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
