import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { folderForBrowser } from '../../engine/index.ts';

/** A browser that shows the window, with a profile of its own: none of the user's extensions, history or cookies. */
export interface OpenBrowser {
  /** To be called when its link was used: the file that holds it goes. May be called twice. */
  forgetLink(): void;
  /** Ends it where it still runs, and removes its profile. Never rejects. */
  close(): Promise<void>;
}

/** How long a browser may take to end when it is asked to. */
const patienceMs = 3_000;
const lookEveryMs = 50;
/** Windows has no groups of processes; there a browser ends with its first one. */
const hasGroups = process.platform !== 'win32';

/** Starts a browser on the launch link. `onGone` is called where it cannot be started, and when it has ended by itself. */
export function openBrowser(browser: string, link: string, onGone: () => void): OpenBrowser {
  const folder = folderForBrowser(browser, 'handover-browser-');
  const profile = path.join(folder, 'profile');
  fs.mkdirSync(profile, { mode: 0o700 });
  const page = writeLaunchPage(folder, link);
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(
    browser,
    [
      `--app=${page.address}`,
      `--user-data-dir=${profile}`,
      '--window-size=1280,800',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      // Chromium refuses to run as root with its sandbox; nobody else goes without it.
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    // A group of its own: the processes that it starts can be ended with it.
    { stdio: 'ignore', detached: hasGroups },
  );
  let isClosing = false;
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  void gone.then(() => {
    if (!isClosing) onGone();
  });
  return {
    forgetLink: () => page.remove(),
    close: async () => {
      isClosing = true;
      await end(child, gone);
      // It lies in the folder for temporary files, and holds nothing of a job.
      await fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    },
  };
}

/**
 * Ends the browser with all that it started, for each of its processes writes into its profile until it has ended: on a busy
 * computer some outlive the first.
 */
async function end(child: ChildProcess, gone: Promise<void>): Promise<void> {
  // Of one that ended by itself the number may be another's by now.
  if (child.exitCode !== null || child.signalCode !== null) return;
  signalAll(child, 'SIGTERM');
  const force = setTimeout(() => signalAll(child, 'SIGKILL'), patienceMs);
  await gone;
  const giveUpMs = performance.now() + 2 * patienceMs;
  while (signalAll(child, 0) && performance.now() < giveUpMs) await pause(lookEveryMs);
  clearTimeout(force);
}

/** Whether anything was there to take the signal; 0 only looks (kill(2)). */
function signalAll(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (!hasGroups || child.pid === undefined) return signal !== 0 && child.kill(signal);
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/**
 * Writes a page that leads a browser on to a launch link, into a folder that only its owner may enter, and gives the page's
 * address. The link cannot stand in the browser's arguments, where every user of this computer reads it.
 */
function writeLaunchPage(folder: string, link: string): { readonly address: string; remove(): void } {
  const file = path.join(folder, 'open.html');
  const page = [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<title>Handover</title>',
    // A link of ours holds nothing that HTML would read.
    `<meta http-equiv="refresh" content="0;url=${link}">`,
    `<a href="${link}">Handover</a>`,
  ];
  fs.writeFileSync(file, `${page.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  return { address: pathToFileURL(file).href, remove: () => fs.rmSync(file, { force: true }) };
}
