import fs from 'node:fs';
import { aptInstall, mayInstall } from './apt.mjs';

/** What the specs in e2e/ need, and the Debian package that has it: a browser, and letters for it. */
const parts = [
  { file: process.env.HANDOVER_E2E_BROWSER ?? '/usr/bin/chromium', package: 'chromium' },
  { file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', package: 'fonts-dejavu-core' },
  { file: '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf', package: 'fonts-liberation' },
];

/** Installs what is missing on Debian as root; elsewhere names it and goes on: the specs say so. Nothing is downloaded otherwise. */
export async function installBrowser() {
  const missing = parts.filter(({ file }) => !fs.existsSync(file)).map((part) => part.package);
  if (missing.length === 0) return true;
  if (mayInstall()) return aptInstall(missing);
  // Letters are a matter of looks elsewhere.
  if (missing.includes('chromium'))
    console.error('set-up: missing for the specs of the window: chromium. Please install it.');
  return true;
}
