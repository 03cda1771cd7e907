import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openBridgeSocket } from '../cli/serve/testing/redeem-link.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { browserArguments, browserPath } from './testing/browser.ts';
import { expect, test } from './testing/fixtures.ts';

const { common, start } = windowEn;
const main = path.resolve(import.meta.dirname, '..', 'dist', 'cli', 'main.js');

test('the browser that Handover starts gets in by a file for its owner, which goes at once', async ({
  desk,
}) => {
  const noted = path.join(desk.folder, 'arguments');
  const browser = path.join(desk.folder, 'browser');
  // The real browser, started as Handover starts it, without a screen.
  const flags = ['--headless=new', ...browserArguments].join(' ');
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${noted}'\nexec '${browserPath}' ${flags} "$@"\n`;
  fs.writeFileSync(browser, script, { mode: 0o755 });
  const program = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, ...desk.environment, HANDOVER_BROWSER: browser, DISPLAY: ':0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const temporary = desk.environment['TMPDIR'] ?? '';
  const files = () => fs.readdirSync(temporary, { recursive: true }).map(String);
  await expect.poll(() => fs.existsSync(noted), { timeout: 30_000 }).toBe(true);
  expect(fs.readFileSync(noted, 'utf8')).toContain('--app=file:');
  expect(fs.readFileSync(noted, 'utf8')).not.toMatch(/#|[0-9a-f]{64}/);
  // It was there before the browser, and goes when its link was used.
  await expect
    .poll(() => files().filter((name) => name.endsWith('open.html')), { timeout: 30_000 })
    .toEqual([]);
  program.kill('SIGTERM');
  await once(program, 'exit');
  expect(output).not.toContain('#');
  // Chromium itself may leave a folder with a socket there.
  expect(files().filter((name) => name.startsWith('handover-'))).toEqual([]);
});

test('the cookie alone, which another port of this computer gets too, opens nothing', async ({
  context,
  openJob,
}) => {
  const { program } = await openJob();
  const cookies: string[] = [];
  const other = http.createServer((request, response) => {
    cookies.push(request.headers.cookie ?? '');
    response.end('another program');
  });
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const elsewhere = await context.newPage();
  await elsewhere.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const { port } = new URL(program.address);
  expect(cookies[0]).toContain(`handover-${port}=`);
  expect(await openBridgeSocket(port, { cookie: cookies[0] ?? '' })).toBe(403);
  await elsewhere.close();
  other.close();
});

test('another tab of the browser gets in while one is open, and not by the address alone', async ({
  context,
  openJob,
  page,
}) => {
  const { program, window } = await openJob();
  await expect(window.footer).toBeVisible();
  const second = await context.newPage();
  await second.goto(program.address);
  await expect(second.getByText(start.newMigration, { exact: true })).toBeVisible();
  await second.close();
  await page.goto('about:blank');
  const third = await context.newPage();
  await third.goto(program.address);
  await expect(third.getByText(common.codeUsedTitle)).toBeVisible();
  await third.close();
});
