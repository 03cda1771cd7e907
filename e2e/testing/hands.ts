import { expect, type Locator, type Page } from '@playwright/test';

/** How a person works on a page: with the mouse, or with the keyboard alone. */
export interface Hands {
  press(button: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** Ticks a box, or chooses of several. */
  tick(box: Locator): Promise<void>;
}

export const mouse: Hands = {
  press: (button) => button.click(),
  type: (field, text) => field.fill(text),
  tick: (box) => box.check(),
};

/** More than any page has things to tab through. */
const mostTabs = 120;

/** Tab, Enter, Space and letters: the mouse is never touched, and nothing is focused but by Tab. */
export function keyboardOf(page: Page): Hands {
  const reach = async (target: Locator): Promise<void> => {
    await expect(target).toBeEnabled();
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${String(target)}`);
  };
  return {
    press: async (button) => {
      await reach(button);
      await page.keyboard.press('Enter');
    },
    type: async (field, text) => {
      await reach(field);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    tick: async (box) => {
      if (await box.isChecked()) return;
      await reach(box);
      await page.keyboard.press('Space');
    },
  };
}
