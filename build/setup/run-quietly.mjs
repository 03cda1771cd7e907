import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/** Runs a program in the checkout, without input. Returns its exit code and all that it wrote. Never throws. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const end = (exitCode) => resolve({ exitCode, output, seconds: (performance.now() - startedAt) / 1000 });
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** The same for npm: the one that called us, else the one on the path. */
export function runNpm(args, options = {}) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) return runQuietly(process.execPath, [script, ...args], options);
  return runQuietly('npm', args, { shell: process.platform === 'win32', ...options });
}
