import type { Page } from 'playwright-core';
import { systemClock } from '../../engine/index.ts';
import { ConsoleVisitor, type Fields } from '../embedded/demo/console-visitor.ts';

/** A page that a person works at, and a way to wait until whoever looks on has seen what it shows now. */
export interface WorkedPage {
  readonly page: Page;
  readonly untilSeen: () => Promise<void>;
}

/** So long a browser may not get at a console before a person takes another way, as to one whose window was not opened. */
const browserWithinMs = 12_000;

/**
 * A person at a web console in a real browser: clicks, types, and chooses files in its pages. Where the browser has no page of it, or
 * gets none, the person goes to the console by another one.
 */
export class BrowserVisitor extends ConsoleVisitor {
  readonly #worked: () => WorkedPage | undefined;
  /** Pages by which the console was not to be had. */
  readonly #useless = new WeakSet<Page>();
  #isInBrowser = false;
  /** No window came in time: it is not waited for again. */
  #hasNone = false;

  constructor(worked: () => WorkedPage | undefined, ...given: ConstructorParameters<typeof ConsoleVisitor>) {
    super(...given);
    this.#worked = worked;
  }

  protected override async show(path: string): Promise<void> {
    this.#isInBrowser = false;
    const endMs = performance.now() + browserWithinMs;
    for (;;) {
      const worked = this.#worked();
      if (worked ? this.#useless.has(worked.page) : this.#hasNone) break;
      if (worked && (await this.#showIn(worked, path).catch(() => false))) {
        this.#isInBrowser = true;
        return;
      }
      if (performance.now() > endMs) {
        if (worked) this.#useless.add(worked.page);
        else this.#hasNone = true;
      }
      await systemClock.sleep(200, quiet);
    }
    await super.show(path);
  }

  protected override async send(words: string, fields: Fields): Promise<void> {
    const worked = this.#worked();
    if (!this.#isInBrowser || !worked) {
      await super.send(words, fields);
      return;
    }
    const { page } = worked;
    for (const box of await page.locator('input[type="checkbox"]').all())
      await box.setChecked((await box.getAttribute('name').then((name) => fields[name ?? ''])) !== undefined);
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`input[name="${name}"]`);
      if (typeof value !== 'string') await chooseFile(page, name, value);
      else if ((await field.getAttribute('type')) !== 'checkbox') await field.fill(value);
    }
    const loaded = page.waitForEvent('load', { timeout: browserWithinMs });
    await page.locator(`button[value="${words}"]`).click();
    // A console that goes away under it shows nothing more.
    await loaded.catch(() => undefined);
    await this.#read(worked).catch(() => undefined);
  }

  protected override async fetch(link: string): Promise<Buffer> {
    const worked = this.#worked();
    if (!this.#isInBrowser || !worked) return super.fetch(link);
    await worked.page.locator(`a[href="${link}"]`).click();
    // It is wherever the browser puts it.
    return Buffer.alloc(0);
  }

  async #showIn(worked: WorkedPage, path: string): Promise<boolean> {
    const { page } = worked;
    const { address, consolePort } = this.endpoint();
    const origin = `https://${address}:${String(consolePort)}`;
    // Another console is not gone to by the window of this one.
    if (new URL(page.url()).origin !== origin && page.url().startsWith('https:')) return false;
    const go = () => page.goto(origin + path, { timeout: 3_000 });
    const first = await go();
    if ((first?.status() ?? 500) >= 500) return false;
    for (const { user, password } of this.accounts()) {
      if ((await page.locator('button[value="Login"]').count()) === 0) break;
      await page.locator('[name=user]').fill(user);
      await page.locator('[name=password]').fill(password);
      const loaded = page.waitForEvent('load');
      await page.locator('button[value="Login"]').click();
      await loaded;
      if ((await page.locator('button[value="Login"]').count()) === 0) await go();
    }
    await this.#read(worked);
    return !this.html.includes('value="Login"');
  }

  async #read({ page, untilSeen }: WorkedPage): Promise<void> {
    this.html = (await page.content()).replaceAll('<tbody>', '');
    await untilSeen();
  }
}

const quiet = new AbortController().signal;

/** Where the window gives the file itself the click is enough; else it is the person's own choice. */
async function chooseFile(page: Page, name: string, file: File): Promise<void> {
  const selector = `input[type="file"][name="${name}"]`;
  if (name !== 'file' || (await page.locator('button[value="Import"]').count()) === 0) {
    const buffer = Buffer.from(await file.arrayBuffer());
    await page.locator(selector).setInputFiles({ name: file.name, mimeType: '', buffer });
    return;
  }
  await page.locator(selector).click();
  await page.waitForFunction(`document.querySelector('${selector}').files.length > 0`, undefined, {
    timeout: browserWithinMs,
  });
}
