// `npm start`: the desktop window where Electron's binary is there, else the same window in a browser. Arguments are passed on.
// Before it, `prestart` has tried once to fetch the binary.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findElectron } from '../dist/electron/find-binary.js';
import { hasScreen } from './setup/electron.mjs';
import { root } from './setup/project.mjs';

const args = process.argv.slice(2);
const binary = findElectron(root, process.env);

if (binary !== undefined && hasScreen()) {
  // As root, Chromium's sandbox cannot work, and Chromium does not start without being told. Nobody else gets this switch.
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  await run(binary, [...asRoot, path.join(root, 'dist', 'electron', 'main.js'), ...args]);
} else {
  const reason = binary === undefined ? "Electron's binary is not there" : 'there is no screen';
  console.error(`Handover opens in the browser, because ${reason}.`);
  const main = path.join(root, 'dist', 'cli', 'main.js');
  await run(process.execPath, ['--initial-old-space-size=64', main, 'serve', ...args]);
}

/** Runs a program as if it were this one: same terminal, same end. Ctrl-C reaches it by itself. */
function run(command, commandArgs) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(command, commandArgs, { stdio: 'inherit', env });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      process.exitCode = 1;
      resolve();
    });
    child.on('close', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
      resolve();
    });
  });
}
