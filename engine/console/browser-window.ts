import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { folderForBrowser } from '../browser-folder.ts';
import { MigrationError } from '../errors.ts';
import { untilAborted } from '../until-aborted.ts';
import { barScript, type BarWords } from './bar.ts';
import type { ConsoleLook, ConsoleWindow, WindowEnd } from './console-window.ts';
import { pageSightSchema } from './page-sight.ts';
import { readPage } from './read-page.ts';
import { plainSpelling } from './spelling.ts';

export interface BrowserWindowOptions {
  /** Program of a Chromium, Chrome or Edge of this computer. */
  readonly browser: string;
  /** `https://host:port`, and nothing else is ever loaded. */
  readonly origin: string;
  /** Of the one certificate that counts, in hexadecimal; and of its key, in base64, by which the browser knows it. */
  readonly certificateSha256: string;
  readonly keySha256: string;
  readonly bar: BarWords;
  /** The labels beside which something may be read. */
  readonly labels: readonly string[];
  readonly signal: AbortSignal;
  /** Without a screen: for tests. */
  readonly isHeadless?: boolean;
}

/** A window with the page in it: whoever has the page can press on it. */
export interface OpenedBrowser {
  readonly window: ConsoleWindow;
  readonly page: Page;
}

/** Every address but the console's goes to a proxy that is not there: pages, pictures, sockets, whatever the page thinks of. */
const nobody = 'http://127.0.0.1:9';
const worldName = 'handover';

/**
 * Opens a web console in a browser of this computer, steered over a pipe: no port is open for it. It has a profile of its own that
 * is removed with it, and no extensions, no password manager and no downloads. Throws `local.io` where it cannot be started, and the
 * signal's reason.
 */
export async function openBrowserWindow(options: BrowserWindowOptions): Promise<OpenedBrowser> {
  const { browser, origin, signal } = options;
  // Large, and of no use to whoever opens no console.
  const { chromium } = await import('playwright-core');
  const folder = folderForBrowser(browser, 'handover-console-');
  try {
    const profile = path.join(folder, 'profile');
    writeSettings(profile);
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: browser,
      headless: options.isHeadless === true,
      // Chromium refuses to run as root with its sandbox; nobody else goes without it.
      chromiumSandbox: !(process.platform === 'linux' && process.getuid?.() === 0),
      acceptDownloads: false,
      serviceWorkers: 'block',
      viewport: null,
      // The command ends it, in its own order.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        `--app=${origin}`,
        `--proxy-server=${nobody}`,
        // Rules that come later are stronger. Without the first one every port of this computer would be open to the page.
        `--proxy-bypass-list=<-loopback>;${new URL(origin).host}`,
        `--ignore-certificate-errors-spki-list=${options.keySha256}`,
        '--disable-quic',
        '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
        '--disable-blink-features=WebTransport',
      ],
    });
    return await watched(context, folder, options);
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    signal.throwIfAborted();
    throw new MigrationError(
      'local.io',
      {
        path: browser,
        detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
      },
      { side: 'local', cause: error },
    );
  }
}

async function watched(
  context: BrowserContext,
  folder: string,
  { origin, certificateSha256, bar, labels }: BrowserWindowOptions,
): Promise<OpenedBrowser> {
  const plainLabels = labels.map(plainSpelling);
  const page = context.pages()[0] ?? (await context.newPage());
  let end: WindowEnd | undefined;
  let removed: Promise<void> | undefined;
  const close = async (by: WindowEnd): Promise<void> => {
    end ??= by;
    removed ??= context
      .close()
      .catch(() => undefined)
      .then(() => fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 5 }))
      .catch(() => undefined);
    await removed;
  };
  page.once('close', () => void close('closed'));
  page.once('crash', () => void close('closed'));
  context.once('close', () => void close('closed'));
  // A second page would be one that nobody watches.
  context.on('page', (other) => void (other !== page && other.close().catch(() => undefined)));
  // Nobody is asked by a page: alerts are closed, and a form is left when a person leaves it.
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  const session = await context.newCDPSession(page);
  await session.send('Page.enable');
  // The browser tells a certificate to nobody else. Nothing of what is sent is kept for us.
  await session.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: barScript(bar), worldName });
  // Where nobody answers the browser says so, and so does the first look.
  void page.goto(origin).catch(() => undefined);

  /** What is read of the page, or why it is not. */
  const look = async (): Promise<Exclude<ConsoleLook, { kind: 'page' }> | { kind: 'read'; of: unknown }> => {
    if (end !== undefined) return { kind: 'ended', by: end };
    if (new URL(page.url()).origin !== origin) return { kind: 'no-page', why: 'not-the-console' };
    const before = await stateOf(session);
    if (!before.isLoaded) return { kind: 'no-page', why: 'loading' };
    if (before.origin !== origin) return { kind: 'no-page', why: 'not-the-console' };
    if ((await certificateOf(session, origin)) !== certificateSha256) {
      await close('foreign-certificate');
      return { kind: 'ended', by: 'foreign-certificate' };
    }
    const reading = `(${readPage.toString()})(${JSON.stringify(plainLabels)})`;
    return { kind: 'read', of: await evaluate(session, reading) };
  };
  return {
    page,
    window: {
      look: async (signal) => {
        const seen = await untilAborted<Awaited<ReturnType<typeof look>>>([signal], (resolve) => {
          look().then(resolve, () =>
            // The page went away under the look, or the browser did.
            resolve(end === undefined ? { kind: 'no-page', why: 'loading' } : { kind: 'ended', by: end }),
          );
        });
        return seen.kind === 'read' ? { kind: 'page', sight: pageSightSchema.parse(seen.of) } : seen;
      },
      close: () => close('closed'),
    },
  };
}

/** In a world of its own: what the page's scripts made of the browser's functions is not there. */
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName,
  });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId: executionContextId,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value as unknown;
}

async function stateOf(
  session: CDPSession,
): Promise<{ readonly isLoaded: boolean; readonly origin: string }> {
  const seen = await evaluate(session, '[document.readyState, location.origin].join(" ")');
  const [state, origin = ''] = String(seen).split(' ');
  return { isLoaded: state !== 'loading', origin };
}

/** SHA-256 of the certificate under which the page that is shown was loaded; undefined where the browser does not tell. */
async function certificateOf(session: CDPSession, origin: string): Promise<string | undefined> {
  const { tableNames } = await session.send('Network.getCertificate', { origin });
  const [first] = tableNames;
  if (first === undefined) return undefined;
  return createHash('sha256').update(Buffer.from(first, 'base64')).digest('hex');
}

/** Nothing that is typed into the console is offered to be kept. */
function writeSettings(profile: string): void {
  const folder = path.join(profile, 'Default');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const settings = {
    credentials_enable_service: false,
    credentials_enable_autosignin: false,
    profile: { password_manager_enabled: false },
    autofill: { profile_enabled: false, credit_card_enabled: false },
    translate: { enabled: false },
    search: { suggest_enabled: false },
  };
  fs.writeFileSync(path.join(folder, 'Preferences'), JSON.stringify(settings), { mode: 0o600 });
}
