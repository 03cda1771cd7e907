import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Nothing is cut off: the page does not scroll sideways, the rail shows the stage, and every button can be brought into view whole. */
export async function expectUsable(page: Page, where: string): Promise<void> {
  expect.soft(await tooWide(page), `${where}: wider than the window`).toEqual([]);
  const stage = page.locator('.rail-item[aria-current]');
  if ((await stage.count()) > 0)
    expect.soft(await besideItsRail(stage), `${where}: the stage is in sight in the rail`).toBe(false);
  expect.soft(await cutOff(page), where).toEqual([]);
}

function besideItsRail(stage: Locator): Promise<boolean> {
  return stage.evaluate((item) => {
    const rail = item.closest('.job-rail')?.getBoundingClientRect();
    const { left, right } = item.getBoundingClientRect();
    return rail === undefined || left < rail.left - 1 || right > rail.right + 1;
  });
}

/** What makes the page scroll sideways. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const inmost = wide.filter(
      (element) => !wide.some((other) => other !== element && element.contains(other)),
    );
    return [
      `${scrollWidth} instead of ${clientWidth}`,
      ...inmost.slice(0, 5).map((element) => element.outerHTML.slice(0, 160)),
    ];
  });
}

function cutOff(page: Page): Promise<string[]> {
  return page.locator('[data-confirm], [data-decline], footer button').evaluateAll((buttons) => {
    const whatIsWrongWith = (button: Element): string => {
      button.scrollIntoView({ block: 'nearest' });
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const name = button.textContent;
      if (left < 0 || right > innerWidth + 1 || top < 0 || bottom > innerHeight + 1)
        return `"${name}" is outside of the window`;
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!above || !button.contains(above)) return `"${name}" is covered`;
      const label = button.querySelector('.mantine-Button-label') ?? button;
      return label.scrollWidth > label.clientWidth + 1 ? `"${name}" does not fit its button` : '';
    };
    return buttons.map(whatIsWrongWith).filter((wrong) => wrong !== '');
  });
}

/**
 * What there is to press now and the clock of an outage are in sight as the page stands: nobody has to scroll for them. And
 * nobody scrolls into an empty page.
 */
export async function expectInSight(page: Page, where: string): Promise<void> {
  const wrong = await page.evaluate(() => {
    const asked = '[data-question] [data-confirm], [data-question] [data-decline], [data-outage-bar]';
    // Where the window is so low, or the zoom so great, that the page scrolls as one, what ends a run is at its end.
    const wanted = matchMedia('(max-height: 30em)').matches ? asked : `${asked}, footer button`;
    const outside = [...document.querySelectorAll(wanted)]
      .filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
      })
      .map((element) => `"${element.textContent}" is out of sight`);
    const shown = document.querySelector('#root')?.children ?? [];
    const end = Math.max(
      innerHeight,
      ...[...shown].map((part) => part.getBoundingClientRect().bottom + scrollY),
    );
    const { scrollHeight } = document.documentElement;
    return scrollHeight > end + 1
      ? [...outside, `the page is empty from ${end} to ${scrollHeight}`]
      : outside;
  });
  expect.soft(wrong, where).toEqual([]);
}
