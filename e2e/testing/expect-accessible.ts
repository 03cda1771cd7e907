import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What WCAG 2.2 AA and good practice ask for. */
const everything = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const;
/** What depends on the colour scheme. */
const contrast = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const;

/** axe finds nothing serious on the page as it is. */
export async function expectAccessible(
  page: Page,
  where: string,
  what: 'everything' | 'contrast' = 'everything',
): Promise<void> {
  const runOnly = what === 'everything' ? everything : contrast;
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { ...runOnly, values: [...runOnly.values] }, resultTypes: ['violations'] })
    .analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`);
  expect.soft(found, where).toEqual([]);
}
