import type { Page } from '@playwright/test';
import { windowEn } from '../../shared/text/en/window.ts';
import { expect, test } from '../testing/fixtures.ts';

const { comfort } = windowEn;

/** A call as the page made it. */
interface Told {
  readonly title: string;
  readonly body: string;
}
interface Watched {
  readonly told: Told[];
  asked: number;
}

/** Puts a notification of our own in the place of the system's, and lets the window have no focus: a person looks elsewhere. */
async function watchCalls(page: Page, answer: 'granted' | 'denied'): Promise<void> {
  await page.addInitScript((given) => {
    const watched: Watched = { told: [], asked: 0 };
    class FakeNotification {
      static permission = 'default';
      static requestPermission(): Promise<string> {
        watched.asked += 1;
        FakeNotification.permission = given;
        return Promise.resolve(given);
      }
      onclick: unknown;
      constructor(title: string, { body }: { body: string }) {
        watched.told.push({ title, body });
      }
      close(): void {
        this.onclick = undefined;
      }
    }
    Object.assign(window, { Notification: FakeNotification, watchedCalls: watched });
    document.hasFocus = () => false;
  }, answer);
}

function watchedOn(page: Page): Promise<Watched> {
  return page.evaluate(() => (window as unknown as { watchedCalls: Watched }).watchedCalls);
}

test('a person who looks elsewhere is called by the name of the job alone, once they have allowed it', async ({
  page,
  openJob,
}) => {
  await watchCalls(page, 'granted');
  const { window, admin, lab } = await openJob();
  const button = page.getByRole('button', { name: comfort.callMe });
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  expect(await watchedOn(page)).toEqual({ told: [], asked: 0 });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  const bodies = async () => (await watchedOn(page)).told.map(({ body }) => body);
  await expect.poll(bodies).toEqual([comfort.calls.try]);

  await window.start();
  await window.next();
  await expect(page).toHaveTitle(new RegExp(`^${comfort.waitingTitle}`));
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', './icon-waiting.svg');
  await expect.poll(bodies).toContain(comfort.calls.answer);

  expect(await window.work(admin)).toBe('done');
  await expect.poll(bodies).toContain(comfort.calls.served);
  await expect.poll(async () => (await bodies()).at(-1)).toBe(comfort.calls.done);
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', './icon.svg');

  const { told, asked } = await watchedOn(page);
  expect(asked).toBe(1);
  expect(new Set(told.map(({ title }) => title))).toEqual(new Set(['Handover', 'Night shift']));
  const all = JSON.stringify(told);
  for (const hidden of [lab.old.hostName, lab.new.hostName, '127.0.0.', lab.login.password])
    expect(all).not.toContain(hidden);
});

test('whoever looks at the list of jobs meanwhile is called too', async ({ page, openJob }) => {
  await watchCalls(page, 'granted');
  const { window, program, lab, admin } = await openJob({ backupSizeBytes: 3_000_000 });
  await page.getByRole('button', { name: comfort.callMe }).click();
  await window.start();
  await window.workUntil(admin, 'prove-key');
  lab.faults.linkBytesPerSecond = 400_000;
  await window.answer(admin);
  await expect(page).toHaveTitle(/^\d+ % /);
  const answers = async () =>
    (await watchedOn(page)).told.filter(({ body }) => body === comfort.calls.answer).length;
  const before = await answers();
  await page.goto(`${program.address}#/`);
  await expect(page.getByRole('heading', { level: 1, name: windowEn.common.appName })).toBeVisible();
  lab.faults.linkBytesPerSecond = undefined;
  await expect.poll(answers).toBeGreaterThan(before);
});

test('where notifications are not allowed, the window says what to do', async ({ page, startProgram }) => {
  await watchCalls(page, 'denied');
  const program = await startProgram();
  await page.goto(program.link);
  const button = page.getByRole('button', { name: comfort.callMe });
  await button.click();
  await expect(page.getByRole('dialog').getByText(comfort.callsRefused)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  expect((await watchedOn(page)).told).toEqual([]);
});
