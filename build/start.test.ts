import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-start-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const start = (args: readonly string[], environment: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, [path.join(root, 'build', 'start.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder, ...environment },
  });

/** Stands in for Electron, of which no binary is to be had in tests: tells how it was started. */
function putElectron(): void {
  const file = path.join(folder, 'electron');
  fs.writeFileSync(file, '#!/bin/sh\necho "$@"\necho "as node: ${ELECTRON_RUN_AS_NODE-no}"\nexit 7\n');
  fs.chmodSync(file, 0o755);
}

test.runIf(process.platform === 'linux')('Electron is started where it is, as Electron', () => {
  putElectron();
  const started = start(['--cli', 'jobs'], { DISPLAY: ':99', ELECTRON_RUN_AS_NODE: '1' });
  const [called = '', asNode] = started.stdout.split('\n');
  expect(called.replace('--no-sandbox ', '')).toBe(
    path.join(root, 'dist', 'electron', 'main.js') + ' --cli jobs',
  );
  expect(called.startsWith('--no-sandbox')).toBe(process.getuid?.() === 0);
  expect([asNode, started.stderr, started.status]).toEqual(['as node: no', '', 7]);
});

test('without its binary the browser window opens, and one line says why', () => {
  const started = start(['--help'], {});
  expect(started.stderr).toBe("Handover opens in the browser, because Electron's binary is not there.\n");
  expect(started.stdout).toContain('Usage: handover');
  expect(started.status).toBe(0);
});

test.runIf(process.platform === 'linux')('without a screen Electron could not start', () => {
  putElectron();
  const started = start(['--help'], { DISPLAY: '', WAYLAND_DISPLAY: '' });
  expect(started.stderr).toBe('Handover opens in the browser, because there is no screen.\n');
});
