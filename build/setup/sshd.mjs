import fs from 'node:fs';
import path from 'node:path';
import { aptInstall, mayInstall } from './apt.mjs';

/** What the tests call, and the Debian package that has it. */
const tools = [
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

/** Installs what is missing on Debian as root; elsewhere names it and goes on: tests that need it say so. */
export async function installTestTools() {
  const missing = tools.filter((tool) => !isThere(tool)).map((tool) => tool.package);
  if (missing.length > 0 && !mayInstall()) {
    console.error(`set-up: missing for the tests: ${missing.join(', ')}. Please install them.`);
  } else if (missing.length > 0 && !(await aptInstall(missing))) {
    return false;
  }
  // sshd refuses to start without its folder, which only the system's own start of it makes.
  if (mayInstall()) fs.mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  return true;
}

function isThere({ file, command }) {
  if (file !== undefined) return fs.existsSync(file);
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => fs.existsSync(path.join(folder, command)));
}
