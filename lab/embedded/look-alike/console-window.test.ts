import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import type { Page } from 'playwright-core';
import selfsigned from 'selfsigned';
import { afterEach, describe, expect, test } from 'vitest';
import { browserPath, whyNoBrowser } from '../../../e2e/testing/browser.ts';
import { openBrowserWindow } from '../../../engine/console/browser-window.ts';
import { watchConsole, type ConsoleLook } from '../../../engine/console/console-window.ts';
import { openConsole, type OpenConsole } from '../../../engine/console/open-console.ts';
import { recognisePage, type PageVerdict } from '../../../engine/console/recognise-page.ts';
import type { Ask } from '../../../engine/index.ts';
import { quickLab } from '../testing/quick-lab.ts';
import { until } from '../testing/lab-session.ts';
import type { Lab } from '../lab.ts';
import { savedIt } from './pages.ts';
import type { PageForm } from './variants.ts';

const reason = whyNoBrowser();
const quiet = new AbortController().signal;
const nobody: Ask = async () => {
  throw new Error('nobody is asked');
};

let lab: Lab | undefined;
let opened: OpenConsole | undefined;
afterEach(async () => {
  await opened?.window.close();
  await lab?.close();
});

/** A console of the lab in a browser, with somebody signed in. */
async function open(pages: PageForm = 'plain') {
  lab = await quickLab({ clients: 2, lookAlike: { pages, downMs: 50, errorMs: 150 } });
  const { epp, old } = lab;
  if (!epp) throw new Error('no look-alikes');
  const { address, consolePort } = old.endpoint;
  let shown: Page | undefined;
  opened = await openConsole(
    {
      host: `${address}:${String(consolePort)}`,
      side: 'old',
      profile: 'endpoint-protector',
      browser: browserPath,
      certificate: old.certificate.sha256,
      barText: (at) => `OLD ${at}`,
      ask: nobody,
      signal: quiet,
    },
    async (options) => {
      const made = await openBrowserWindow({ ...options, isHeadless: true });
      shown = made.page;
      return made;
    },
  );
  const page = shown!;
  const { window, rules } = opened;
  const verdict = async (): Promise<PageVerdict | undefined> => {
    const look = await window.look(quiet);
    return look.kind === 'page' ? recognisePage(look.sight, rules) : undefined;
  };
  await until(async () => (await window.look(quiet)).kind === 'page', 'the page to sign in');
  await page.fill('[name=user]', epp.old.account.user);
  await page.fill('[name=password]', epp.old.account.password);
  await page.click('text=Login');
  const walk = async (section: string, name: string) => {
    await page.goto(`${opened!.origin}/index.php?page=${encodeURIComponent(`${section}/${name}`)}`);
    return verdict();
  };
  return { lab, epp, page, window, verdict, walk };
}

const backupPage = ['System Maintenance', 'System Backup v2'] as const;

/** What was seen on a page, by rule; undefined where the page is not recognised. */
function seen(verdict: PageVerdict | undefined) {
  if (verdict?.kind !== 'recognised') return undefined;
  // Older backups of the lab are in the list, too.
  const mine = verdict.observed.filter(({ row }) => row === undefined || row === 'mine');
  const entries = mine.map(({ rule, row, value }) => [row === undefined ? rule : `${rule} of ${row}`, value]);
  return { page: verdict.page, ...Object.fromEntries(entries) } as Record<string, string>;
}

describe.skipIf(reason !== undefined)('a console in a window', () => {
  test('its pages are recognised, and what they show is read: the version, a key on show, a backup that gets ready', async () => {
    const {
      epp,
      lab: { old },
      page,
      walk,
      verdict,
    } = await open();
    expect(seen(await walk('Appliance', 'Server Information'))).toEqual({
      page: 'server-information',
      version: old.product.version,
    });
    expect(seen(await walk('Licence', 'none'))).toBeUndefined();
    expect(seen(await walk(...backupPage))).toEqual({ page: 'system-backup' });
    await page.click('text=Create');
    await page.fill('[name=name]', 'mine');
    await page.click('text=Save');
    const onShow = await verdict();
    expect(seen(onShow)).toEqual({
      page: 'system-backup',
      'key-dialog': 'shown',
      'backup-state of mine': 'generating',
    });
    expect(JSON.stringify(onShow)).not.toContain(epp.old.keyDialog!.key);
    await page.click(`text=${savedIt}`);
    await until(async () => {
      const now = seen(await walk(...backupPage));
      return now?.['backup-state of mine'] === 'ready';
    }, 'the backup is ready');
    await page.click('text=Import and Restore (Migrate)');
    expect(seen(await verdict())).toEqual({ page: 'import' });
    await walk('Appliance', 'Server Maintenance');
    expect(seen(await verdict())).toEqual({ page: 'ip-configuration', address: old.endpoint.address });
  });

  test.for(['other-markup', 'other-columns', 'frame', 'script'] as const)(
    'pages that are made in another way (%s) are read as well',
    async (form) => {
      const {
        lab: { old },
        walk,
      } = await open(form);
      const begun = old.product.createBackup('mine');
      expect(begun).toHaveProperty('key');
      await until(async () => {
        const now = seen(await walk(...backupPage));
        return now?.['backup-state of mine'] === 'ready';
      }, 'the backup is ready');
    },
  );

  test.for(['german', 'bare'] as const)(
    'a page that says other words (%s) is not recognised',
    async (form) => {
      const { walk } = await open(form);
      const found = await walk(...backupPage);
      expect(found?.kind).toBe('not-recognised');
      // Where only some of them are missing it is told which.
      if (form === 'bare')
        expect(found).toMatchObject({
          near: [
            { page: 'system-backup', missing: ['System Backup Information', 'List of System Backups'] },
            { page: 'import', missing: ['Choose File', 'Import'] },
          ],
        });
    },
  );

  test('of several states at once none counts', async () => {
    const { walk } = await open('mixed');
    const found = await walk(...backupPage);
    expect(seen(found)).toEqual({ page: 'system-backup' });
    expect(found).toMatchObject({
      notObserved: expect.arrayContaining([{ rule: 'import', why: 'several' }]) as unknown,
    });
  });

  test('a hidden text is not on the page, and scripts of the page cannot change what is read', async () => {
    const { page, walk, verdict } = await open();
    await walk(...backupPage);
    await page.evaluate(`
      const hidden = document.createElement('p');
      hidden.textContent = 'Your back import file has been queued';
      hidden.style.opacity = '0';
      document.body.append(hidden);
      Array.prototype.push = Element.prototype.checkVisibility = () => 1;
      Object.defineProperty(Node.prototype, 'textContent', { get: () => 'Ready to download' });`);
    expect(seen(await verdict())).toEqual({ page: 'system-backup' });
  });

  test('the bar says whose console it is, takes no clicks, and comes back', async () => {
    const { page, walk } = await open();
    await walk(...backupPage);
    const bars = `[...document.documentElement.children].filter((each) => each.tagName === 'DIV')`;
    expect(
      await page.evaluate(`${bars}.map((bar) => [bar.shadowRoot, getComputedStyle(bar).pointerEvents])`),
    ).toEqual([[null, 'none']]);
    expect(await page.evaluate(`document.elementFromPoint(innerWidth / 2, 4)?.closest('div')`)).toBe(null);
    await page.evaluate(`${bars}.forEach((bar) => bar.remove())`);
    expect(await page.evaluate(`new Promise((done) => setTimeout(() => done(${bars}.length), 0))`)).toBe(1);
  });

  test('nothing but the console is reached: no page, no socket, no second window, no file', async () => {
    const { page, window, walk } = await open();
    await walk(...backupPage);
    let calls = 0;
    const other = net.createServer((socket) => {
      calls += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const at = `127.0.0.1:${String((other.address() as AddressInfo).port)}`;
    try {
      const tried = await page.evaluate(`Promise.all([
        fetch('http://${at}/').catch(() => 'refused'),
        fetch('https://${at}/', { mode: 'no-cors' }).catch(() => 'refused'),
        new Promise((done) => { const socket = new WebSocket('ws://${at}/'); socket.onerror = () => done('refused'); socket.onopen = () => done('open'); }),
        new Promise((done) => { const image = new Image(); image.onerror = () => done('refused'); image.onload = () => done('open'); image.src = 'http://${at}/'; }),
        navigator.sendBeacon('http://${at}/', 'secret') && 'sent to nobody',
      ])`);
      expect(tried).toEqual(['refused', 'refused', 'refused', 'refused', 'sent to nobody']);
      await page.evaluate(`open('http://${at}/'); open(location.href)`);
      await until(() => page.context().pages().length === 1, 'the other windows are closed');
      await page.evaluate(`location.href = 'http://${at}/'`);
      await until(async () => (await window.look(quiet)).kind === 'no-page', 'the page is not shown');
      expect(await window.look(quiet)).toEqual({ kind: 'no-page', why: 'not-the-console' });
      expect(calls).toBe(0);
    } finally {
      other.close();
    }
  });

  test('another certificate is refused by the browser; another one of the same key ends the window', async () => {
    const {
      lab: { old, new: fresh },
      page,
      window,
    } = await open();
    const first = old.certificate;
    old.useCertificate(fresh.certificate);
    await page.reload().catch(() => undefined);
    await until(async () => (await window.look(quiet)).kind === 'no-page', 'the page is not shown');
    expect(await window.look(quiet)).toEqual({ kind: 'no-page', why: 'not-the-console' });
    const { publicKey } = await keysOf(first.privateKey);
    const again = await selfsigned.generate([{ name: 'commonName', value: 'again' }], {
      keyPair: { privateKey: first.privateKey, publicKey },
      keyType: 'ec',
      algorithm: 'sha256',
    });
    old.useCertificate({ ...first, certificate: again.cert });
    await page.goto(opened!.origin).catch(() => undefined);
    await until(async () => (await window.look(quiet)).kind === 'ended', 'the window is closed');
    expect(await window.look(quiet)).toEqual({ kind: 'ended', by: 'foreign-certificate' });
  });

  test('a person who closes it ends the watch, and its profile is gone', async () => {
    const folders = () => fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('handover-console-'));
    const before = folders();
    const { page, window } = await open();
    const mine = folders().filter((name) => !before.includes(name));
    expect(mine.length).toBe(1);
    const looks: ConsoleLook[] = [];
    const watched = watchConsole(window, (look) => looks.push(look), quiet);
    await page.close();
    expect(await watched).toBe('closed');
    await window.close();
    expect(folders().filter((name) => mine.includes(name))).toEqual([]);
  });
});

async function keysOf(privateKey: string): Promise<{ publicKey: string }> {
  const { createPublicKey } = await import('node:crypto');
  return { publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() };
}
