import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** A target is this large, or has so much room around its middle (WCAG 2.5.8). */
const targetPx = 24;
/** What marks where a control is (WCAG 1.4.11). */
const leastContrast = 3;

/** Everything that can be pressed is large enough, and the borders of fields and boxes can be seen. axe looks at neither. */
export async function expectControls(page: Page, where: string): Promise<void> {
  expect.soft(await tooSmall(page), `${where}: too small to be hit`).toEqual([]);
  expect.soft(await tooFaint(page), `${where}: too faint to be seen`).toEqual([]);
}

function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    const targets = [...document.querySelectorAll<HTMLElement>(pressed)].filter(
      (element) =>
        element.checkVisibility({ opacityProperty: true }) &&
        element.offsetWidth > 2 &&
        !element.closest('[aria-hidden=true]'),
    );
    /** A link within a sentence is as high as its line. */
    const isInSentence = (element: HTMLElement): boolean =>
      element.tagName === 'A' &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
    const roomOf = (element: HTMLElement) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const [width, height] = [Math.max(right - left, least), Math.max(bottom - top, least)];
      return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
    };
    const meets = (one: HTMLElement, other: HTMLElement): boolean => {
      if (one === other || one.contains(other) || other.contains(one)) return false;
      const [a, b] = [roomOf(one), roomOf(other)];
      return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    };
    return targets
      .filter(({ offsetWidth, offsetHeight }) => offsetWidth < least || offsetHeight < least)
      .filter((element) => !isInSentence(element) && targets.some((other) => meets(element, other)))
      .map(
        ({ offsetWidth, offsetHeight, outerHTML }) =>
          `${offsetWidth} x ${offsetHeight}: ${outerHTML.slice(0, 160)}`,
      );
  }, targetPx);
}

function tooFaint(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const fields =
      '.mantine-Input-input, .mantine-Checkbox-input:not(:checked), .mantine-Radio-radio:not(:checked)';
    const parts = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const around = (element: Element): string => {
      for (let part = element.parentElement; part; part = part.parentElement) {
        const colour = getComputedStyle(part).backgroundColor;
        if ((parts(colour)[3] ?? 1) > 0.5) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    return [...document.querySelectorAll<HTMLElement>(fields)]
      .filter((element) => element.checkVisibility() && !element.matches(':disabled, [data-disabled]'))
      .flatMap((element) => {
        const [border, ground] = [getComputedStyle(element).borderTopColor, around(element)];
        const [light, dark] = [luminance(border), luminance(ground)].sort((a, b) => b - a) as [
          number,
          number,
        ];
        const contrast = (light + 0.05) / (dark + 0.05);
        return contrast < least
          ? [`${contrast.toFixed(2)}: ${border} on ${ground}: ${element.outerHTML.slice(0, 120)}`]
          : [];
      });
  }, leastContrast);
}
