const fields = 'input:not([type=hidden]), textarea, select';
/** In these a letter is written, or chooses. */
const written =
  'input:not([type=hidden], [type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** Whether a key pressed at this element writes into it. */
export function isWrittenIn(element: Element | null | undefined): boolean {
  return element?.matches(written) === true;
}

export function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog]') !== null;
}

/**
 * Puts the focus on the first field of a part of the page, else on the part's heading. Whoever writes in another field, or has
 * a dialog open, is left there.
 */
export function focusFirst(part: Element | null): void {
  if (!part || isDialogOpen()) return;
  const { activeElement } = document;
  if (isWrittenIn(activeElement) && !part.contains(activeElement)) return;
  const first = [...part.querySelectorAll<HTMLElement>(fields)].find(
    (field) => !field.matches(':disabled') && field.checkVisibility(),
  );
  (first ?? part.querySelector<HTMLElement>('[tabindex="-1"]'))?.focus();
}

/** Puts the focus on the answer of a question that changes nothing. It is not pressed: that takes a second key. */
export function focusHarmless(question: Element | null | undefined): void {
  question?.querySelector<HTMLElement>('[data-decline]')?.focus();
}
