import { useWindowEvent } from '@mantine/hooks';
import { useComfort } from '../../store/comfort-store.ts';
import { goTo, usePlace } from '../../store/place-store.ts';
import { focusFirst, focusHarmless, isDialogOpen, isWrittenIn } from './focus.ts';
import { actionOf, type KeyAction } from './key-of.ts';

/** The keys of the window. Those of single letters only where the person wants them, and never while something is typed. */
export function useKeys(): void {
  const place = usePlace();
  const { hasSingleKeys, showSheet } = useComfort();
  const act: Readonly<Record<KeyAction, () => void>> = {
    sheet: () => showSheet('open'),
    now: () => {
      if (place.kind !== 'job') return;
      goTo({ ...place, stage: undefined });
      // Its page is drawn first where another one is shown.
      setTimeout(() => focusFirst(document.querySelector('[data-question]')));
    },
    next: () => goBy(1),
    previous: () => goBy(-1),
    jobs: () => goTo({ kind: 'start' }),
  };
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : undefined;
    if (event.key === 'Escape' && !isDialogOpen()) {
      focusHarmless(target?.closest('[data-question]'));
      return;
    }
    const action = actionOf({
      key: event.key,
      hasModifier: event.ctrlKey || event.altKey || event.metaKey,
      isRepeated: event.repeat,
      isTaken: isDialogOpen() || isWrittenIn(target),
    });
    if (action === undefined || !hasSingleKeys) return;
    event.preventDefault();
    act[action]();
  });
}

/** To the stage beside the one that is shown. */
function goBy(steps: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.job-rail a')];
  const shown = links.findIndex((link) => link.hasAttribute('aria-current'));
  links[shown + steps]?.click();
}
