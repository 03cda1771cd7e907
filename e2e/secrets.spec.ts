import path from 'node:path';
import { chromium } from '@playwright/test';
import { filesWithSecrets, secretIn } from '../lab/testing/secrets-on-disk.ts';
import { createAdmin } from './testing/admin.ts';
import { browserArguments, browserPath } from './testing/browser.ts';
import { expect, test } from './testing/fixtures.ts';
import { mouse } from './testing/hands.ts';
import { startDemo } from './testing/start-demo.ts';

test('after a run neither key nor password is in a file, the browser profile included, or in the storage of the page', async ({
  desk,
  startProgram,
}) => {
  const program = await startProgram();
  const profile = path.join(desk.folder, 'browser');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath,
    args: browserArguments,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
  });
  const secrets = new Set<string>();
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(program.link);
    const window = await startDemo(page, mouse);
    await window.start();
    const outcome = await window.work(createAdmin(mouse), {
      atQuestion: async (kind) => {
        if (kind !== 'secret' && kind !== 'prove-key') return undefined;
        secrets.add((await window.question.locator('[data-demo-hint]').textContent()) ?? '');
        return undefined;
      },
    });
    expect(outcome).toBe('done');
    expect(secrets.size).toBe(2);
    const stored = await page.evaluate(async () =>
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.cookie,
        await indexedDB.databases(),
        await caches.keys(),
        document.documentElement.outerHTML,
      ]),
    );
    expect(secretIn(stored, forms(secrets))).toBeUndefined();
  } finally {
    await context.close();
  }
  expect(filesWithSecrets(desk.folder, forms(secrets))).toEqual([]);
  expect(secretIn(program.output(), forms(secrets))).toBeUndefined();
  await program.stop();
  expect(filesWithSecrets(desk.folder, forms(secrets))).toEqual([]);
});

/** A key is also looked for without its dashes. */
function forms(secrets: ReadonlySet<string>): string[] {
  return [...secrets].flatMap((secret) => [secret, secret.replaceAll('-', '')]);
}
