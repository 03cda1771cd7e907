import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Writes a page that leads a browser on to a launch link, into a folder that only its owner may enter, and gives the page's
 * address. The link cannot stand in the browser's arguments, where every user of this computer reads it.
 */
export function writeLaunchPage(folder: string, link: string): { readonly address: string; remove(): void } {
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
