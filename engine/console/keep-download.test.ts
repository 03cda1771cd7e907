import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserPath, whyNoBrowser } from '../../e2e/testing/browser.ts';
import { openBrowserWindow, type OpenedBrowser } from './browser-window.ts';
import { serveConsole, type ServedConsole } from './testing/served-console.ts';

let home: string;
let served: ServedConsole;
let opened: OpenedBrowser | undefined;
const bytes = Buffer.from('a backup');
const page = (body: string) => `<!doctype html><title>Console</title>${body}`;

beforeEach(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-downloads-'));
  served = await serveConsole((request, response) => {
    const name = (text: string) => response.setHeader('content-disposition', `attachment; filename=${text}`);
    switch (request.url) {
      case '/whole':
        name('mine.bak');
        response.end(bytes);
        break;
      case '/escaping':
        name(`"..\\\\..\\\\x"; filename*=UTF-8''..%2F..%2Fx%E2%80%AEkab.`);
        response.end(bytes);
        break;
      case '/broken':
        name('broken.bak');
        response.setHeader('content-length', '100000');
        response.write(bytes);
        setImmediate(() => response.destroy());
        break;
      case '/endless': {
        name('endless.bak');
        const more = (): void => {
          while (response.write(Buffer.alloc(100_000)));
        };
        response.on('drain', more);
        more();
        break;
      }
      default:
        response.setHeader('content-type', 'text/html');
        response.end(
          page(
            ['whole', 'escaping', 'broken', 'endless']
              .map((each) => `<a href="/${each}">${each}</a>`)
              .join(' '),
          ),
        );
    }
  });
});
afterEach(async () => {
  await opened?.window.close();
  await served.stop();
  fs.rmSync(home, { recursive: true, force: true });
});

/** A window that keeps what is downloaded; the next thing that becomes of a download. */
async function open() {
  const folder = path.join(home, 'downloads');
  const ends: string[] = [];
  let isOver = () => {};
  const end = (text: string) => {
    ends.push(text);
    isOver();
  };
  const { origin, certificateSha256, keySha256 } = served;
  opened = await openBrowserWindow({
    browser: browserPath,
    ...{ origin, certificateSha256, keySha256 },
    bar: { text: 'OLD console', side: 'old' },
    labels: [],
    downloads: {
      folder,
      take: (file) => end(`took ${file}`),
      drop: (name) => end(`dropped ${name}`),
      mostBytes: 1_000_000,
    },
    signal: new AbortController().signal,
    isHeadless: true,
  });
  const { page: shown } = opened;
  await shown.waitForSelector('a');
  const click = async (words: string): Promise<string> => {
    const over = new Promise<void>((resolve) => (isOver = resolve));
    await shown.click(`text=${words}`);
    await over;
    return ends.at(-1) ?? '';
  };
  return { folder, click };
}

describe.skipIf(whyNoBrowser() !== undefined)('what is downloaded in a window', () => {
  test('is kept whole, for the owner only, under a name that no other file has', async () => {
    const { folder, click } = await open();
    const first = await click('whole');
    expect(first).toBe(`took ${path.join(folder, 'mine.bak')}`);
    const second = (await click('whole')).replace('took ', '');
    expect(path.dirname(second)).toBe(folder);
    expect(fs.readdirSync(folder)).toHaveLength(2);
    for (const name of fs.readdirSync(folder)) {
      const file = path.join(folder, name);
      expect(fs.statSync(file).mode & 0o777).toBe(0o600);
      const sha256 = (of: Buffer) => createHash('sha256').update(of).digest('hex');
      expect(sha256(fs.readFileSync(file))).toBe(sha256(bytes));
    }
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('lies in its folder, whatever it calls itself', async () => {
    const { folder, click } = await open();
    const file = (await click('escaping')).replace('took ', '');
    expect(path.dirname(file)).toBe(folder);
    expect(path.basename(file)).toMatch(/^[\w.]+$/);
    expect(fs.readdirSync(home)).toEqual(['downloads']);
  });

  test('is dropped where it breaks off, and where it does not end', async () => {
    const { folder, click } = await open();
    expect(await click('broken')).toBe('dropped broken.bak');
    expect(await click('endless')).toBe('dropped endless.bak');
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
