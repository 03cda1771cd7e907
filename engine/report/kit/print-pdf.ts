import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { MigrationError } from '../../errors.ts';

const longestMs = 60_000;
const closeMs = 5_000;

/**
 * Prints a page by the system's Chromium, Chrome or Edge. The page travels through a pipe: it is in no file and in no
 * argument, for a kit holds a key. Undefined where there is no such browser. Throws `local.io` where it fails, and the
 * signal's reason.
 */
export async function printPdf(html: string, signal?: AbortSignal): Promise<Buffer | undefined> {
  const browser = findBrowser();
  if (browser === undefined) return undefined;
  signal?.throwIfAborted();
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-print-'));
  const child = spawn(
    browser,
    [
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      '--disable-gpu',
      '--disk-cache-size=1',
      // Chromium's sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const timer = setTimeout(() => void child.kill('SIGKILL'), longestMs);
  const onAbort = () => void child.kill('SIGKILL');
  signal?.addEventListener('abort', onAbort, { once: true });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  try {
    const call = createPipe(child, ended);
    const pdf = await printWith(call, html);
    // One that ends by itself takes its socket out of the folder for temporary files.
    await Promise.race([
      call('Browser.close').then(
        () => ended,
        () => ended,
      ),
      after(closeMs),
    ]);
    return pdf;
  } catch (error) {
    signal?.throwIfAborted();
    throw new MigrationError('local.io', { path: browser, detail: String(error) }, { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    child.kill('SIGKILL');
    await ended;
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Call = (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;

async function printWith(call: Call, html: string): Promise<Buffer> {
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  const { frameTree } = await call('Page.getFrameTree', {}, session);
  const { frame } = frameTree as { frame: { id: string } }; // as the DevTools protocol says
  await call('Page.setDocumentContent', { frameId: frame.id, html }, session);
  const { data } = await call('Page.printToPDF', { printBackground: true, preferCSSPageSize: true }, session);
  return Buffer.from(String(data), 'base64');
}

/** The DevTools protocol over two pipes: JSON with a zero byte behind each message. */
function createPipe(child: ChildProcess, ended: Promise<void>): Call {
  // Both are pipes by `stdio`.
  const toBrowser = child.stdio[3] as Writable;
  const fromBrowser = child.stdio[4] as Readable;
  const waiting = new Map<
    number,
    { resolve: (value: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  let nextId = 0;
  let held: Buffer = Buffer.alloc(0);
  toBrowser.on('error', () => undefined);
  fromBrowser.on('error', () => undefined);
  fromBrowser.on('data', (part: Buffer) => {
    held = Buffer.concat([held, part]);
    for (let at = held.indexOf(0); at !== -1; at = held.indexOf(0)) {
      const message = JSON.parse(held.toString('utf8', 0, at)) as {
        id?: number;
        result?: Record<string, unknown>;
        error?: { message: string };
      }; // as the DevTools protocol says
      held = held.subarray(at + 1);
      const call = message.id === undefined ? undefined : waiting.get(message.id);
      if (!call || message.id === undefined) continue;
      waiting.delete(message.id);
      if (message.error) call.reject(new Error(message.error.message));
      else call.resolve(message.result ?? {});
    }
  });
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('the browser has ended'));
  });
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      nextId += 1;
      waiting.set(nextId, { resolve, reject });
      toBrowser.write(
        `${JSON.stringify({ id: nextId, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`,
      );
    });
}

/** A browser of the system that can print. */
function findBrowser(): string | undefined {
  const programs = [
    process.env['ProgramFiles'],
    process.env['ProgramFiles(x86)'],
    process.env['LOCALAPPDATA'],
  ];
  const known = [
    ...(process.env['PATH'] ?? '')
      .split(path.delimiter)
      .flatMap((folder) =>
        ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map(
          (name) => path.join(folder, name),
        ),
      ),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programs
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]),
  ];
  return known.find((file) => fs.existsSync(file));
}
