import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import { expect, test } from '../testing/fixtures.ts';

const { comfort, common } = windowEn;

test('each question takes the focus to its first field, Enter answers nothing grave, and Esc goes to the harmless answer', async ({
  page,
  openJob,
}) => {
  const { window, admin } = await openJob();
  await window.start();
  await window.workUntil(admin, 'trust-host-key');
  const id = await window.question.getAttribute('data-question-id');
  const field = window.question.getByRole('textbox');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(window.question.locator('[data-decline]')).toBeFocused();
  await expect(window.question).toHaveAttribute('data-question-id', id ?? '');

  await window.workUntil(admin, 'secret');
  await expect(window.question.locator('input').first()).toBeFocused();

  await window.workUntil(admin, 'type-name', 'hold-point');
  // What is to be read and ticked stands above the name.
  await expect(window.question.locator('input').first()).toBeFocused();
  const name = window.question.getByRole('textbox');
  await name.fill('nothing');
  await page.keyboard.press('Enter');
  await expect(name).toHaveValue('nothing');
  await expect(window.question).toHaveAttribute('data-question', 'type-name');
});

test('single keys go somewhere, are told in a sheet, and can be switched off', async ({ page, openJob }) => {
  const { window } = await openJob();
  await expect(window.heading('connect')).toBeVisible();
  await page.keyboard.press('j');
  await expect(window.heading('plan')).toBeVisible();
  await page.keyboard.press('k');
  await expect(window.heading('connect')).toBeVisible();

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: comfort.keysTitle });
  for (const does of Object.values(comfort.keys)) await expect(sheet.getByText(does)).toBeVisible();
  await page.keyboard.press('j');
  await sheet.getByRole('checkbox', { name: comfort.singleKeys }).uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(window.heading('connect')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(window.heading('connect')).toBeVisible();

  await page.getByRole('button', { name: comfort.help }).click();
  await page.getByRole('checkbox', { name: comfort.singleKeys }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: common.appName })).toBeVisible();
});

test('a key goes to what is asked, and a letter that is typed is a letter', async ({ page, openJob }) => {
  const { window, admin } = await openJob();
  await window.start();
  await window.workUntil(admin, 'trust-host-key');
  const field = window.question.getByRole('textbox');
  await page.keyboard.type('jkan?');
  await expect(field).toHaveValue('jkan?');
  await field.blur();
  await page.keyboard.press('j');
  await expect(window.heading('plan')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: en.stages.connect, level: 2 }).first()).toBeVisible();
  await expect(window.question.getByRole('textbox')).toBeFocused();
});

test('a dialog has the focus on the harmless answer, Esc does nothing else than close it, and the focus goes back', async ({
  page,
  openJob,
}) => {
  const { window } = await openJob();
  await window.start();
  await window.next();
  const stop = window.button(common.cancelRun);
  await stop.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: common.keepRunning }).last()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(stop).toBeFocused();
  await expect(window.question).toBeVisible();
});

test('whatever has the focus wears the same ring', async ({ page, openJob, startProgram: _ }) => {
  const { program } = await openJob();
  for (const place of ['', 'new', 'inspect']) {
    await page.goto(`${program.address}#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await ringless(page), `the page "${place || 'start'}"`).toEqual([]);
  }
});

/** Tabs through a page, and names what has the focus without a ring around it or around what holds it. */
async function ringless(page: Page): Promise<string[]> {
  const bare = new Set<string>();
  for (let tabs = 0; tabs < 40; tabs += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const hasRing = (element: Element): boolean => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === 'solid' && outlineWidth === '2px';
      };
      const focused = document.activeElement;
      if (!focused || focused === document.body) return '';
      for (let part: Element | null = focused, up = 0; part && up < 4; part = part.parentElement, up += 1)
        if (hasRing(part)) return '';
      return focused.outerHTML.slice(0, 160);
    });
    if (found !== '') bare.add(found);
  }
  return [...bare];
}
