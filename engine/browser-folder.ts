import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Makes a folder for the profile of a browser, for the owner only. Whoever made it removes it. */
export function folderForBrowser(browser: string, prefix: string): string {
  return fs.mkdtempSync(path.join(parentFolder(browser), prefix));
}

/** A browser from a snap has a folder for temporary files of its own, and would not find ours. */
function parentFolder(browser: string): string {
  if (!browser.startsWith('/snap/bin/')) return os.tmpdir();
  const folder = path.join(os.homedir(), 'snap', path.basename(browser), 'common');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
