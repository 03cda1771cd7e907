import type { Locator } from '@playwright/test';

/** How many words a person sees in a part of a page: what is folded, or not drawn, does not count. */
export function wordsIn(part: Locator): Promise<number> {
  return part.evaluate((root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode;
      const isSeen = parentElement?.checkVisibility({
        contentVisibilityAuto: true,
        visibilityProperty: true,
      });
      if (isSeen === true)
        count += (textContent ?? '').split(/\s+/).filter((word) => /\w/u.test(word)).length;
    }
    return count;
  });
}

/** Opens whatever is folded in a part of a page, also inside of what was folded. */
export async function openAll(part: Locator): Promise<void> {
  await part.evaluate((root) => {
    for (const details of root.querySelectorAll('details')) details.open = true;
  });
}
