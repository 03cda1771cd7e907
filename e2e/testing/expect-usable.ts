import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Nothing is cut off: the page does not scroll sideways, and every button that does something can be brought into view whole. */
export async function expectUsable(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect.soft(width.scrollWidth, `${where}: the page is wider than the window`).toBe(width.clientWidth);
  const clipped = await page
    .locator('[data-confirm], [data-decline], footer button')
    .evaluateAll((buttons) => buttons.map(whatIsWrongWith).filter((wrong) => wrong !== ''));
  expect.soft(clipped, where).toEqual([]);

  /** Runs in the page. */
  function whatIsWrongWith(button: Element): string {
    button.scrollIntoView({ block: 'nearest' });
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const name = button.textContent;
    if (left < 0 || right > innerWidth + 1 || top < 0 || bottom > innerHeight + 1)
      return `"${name}" is outside of the window`;
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!above || !(button === above || button.contains(above) || above.contains(button)))
      return `"${name}" is covered`;
    const label = button.querySelector('.mantine-Button-label') ?? button;
    return label.scrollWidth > label.clientWidth + 1 ? `"${name}" does not fit its button` : '';
  }
}
