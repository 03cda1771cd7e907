import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { findElectron } from '../electron/find-binary.ts';
import { createAdmin } from './testing/admin.ts';
import { makeDesk } from './testing/desk.ts';
import { mouse } from './testing/hands.ts';
import { startDemo } from './testing/start-demo.ts';

const root = path.resolve(import.meta.dirname, '..');
const binary = findElectron(root, process.env);

test('the demo migration goes to its end in the desktop window', async () => {
  test.skip(binary === undefined, "Electron's binary is not there");
  const hasScreen = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  test.skip(!hasScreen, 'there is no screen (DISPLAY)');
  const desk = makeDesk();
  const app = await _electron.launch({
    executablePath: binary ?? '',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      path.join(root, 'dist', 'electron', 'main.js'),
    ],
    env: { ...process.env, ...desk.environment } as Record<string, string>,
  });
  try {
    const page = await app.firstWindow();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    const window = await startDemo(page, mouse);
    await window.start();
    expect(await window.work(createAdmin(mouse))).toBe('done');
    expect(errors).toEqual([]);
  } finally {
    await app.close();
    desk.remove();
  }
});
