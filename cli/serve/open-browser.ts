import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A browser that shows the window, with a profile of its own: none of the user's extensions, history or cookies. */
export interface OpenBrowser {
  /** Ends it where it still runs, and removes its profile. */
  close(): void;
}

/** Starts a browser on the launch link. `onFailed` is called where it cannot be started. */
export function openBrowser(browser: string, link: string, onFailed: () => void): OpenBrowser {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-browser-'));
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(
    browser,
    [
      `--app=${link}`,
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
    { stdio: 'ignore' },
  );
  child.on('error', onFailed);
  return {
    close: () => {
      child.kill();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
