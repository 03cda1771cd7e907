import fs from 'node:fs';

/** The browser of the specs: that of the environment, else Debian's Chromium. Nothing is downloaded. */
export const browserPath = process.env['HANDOVER_E2E_BROWSER'] ?? '/usr/bin/chromium';

/** No service of the browser's maker is called. Playwright adds `--no-sandbox`, which root needs. */
export const browserArguments = [
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Why no spec can run here; undefined where they can. */
export function whyNoBrowser(): string | undefined {
  return fs.existsSync(browserPath)
    ? undefined
    : `no browser at ${browserPath} (HANDOVER_E2E_BROWSER names another)`;
}
