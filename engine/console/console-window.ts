import { isDeepStrictEqual } from 'node:util';
import { systemClock } from '../clock.ts';
import type { PageSight } from './page-sight.ts';

/** Why a page cannot be read now. */
export type NoPage =
  /** It is not there yet. */
  | 'loading'
  /** The browser shows a page of its own: nobody answers, another certificate was refused, or the page wanted to lead elsewhere. */
  | 'not-the-console';

/** How a window ended. `foreign-certificate`: another one answered, though an authority of this computer trusts it. */
export type WindowEnd = 'closed' | 'foreign-certificate';

export type ConsoleLook =
  | { readonly kind: 'page'; readonly sight: PageSight }
  | { readonly kind: 'no-page'; readonly why: NoPage }
  | { readonly kind: 'ended'; readonly by: WindowEnd };

/**
 * A browser window with the web console of one appliance, in which a person works and Handover looks on. It presses nothing, and it
 * shows no page of another origin and none under another certificate than the one that it was opened for.
 */
export interface ConsoleWindow {
  /** What is on the page now. Changes nothing. Rejects with the signal's reason alone. */
  look(signal: AbortSignal): Promise<ConsoleLook>;
  /** Ends the browser and removes its profile. May be called twice, and never rejects. */
  close(): Promise<void>;
}

/** Long enough to cost nothing, and short enough to seem at once. */
const lookEveryMs = 500;

/**
 * Looks until the window ends, and tells what changed. The last look is `ended`, and is returned. Rejects with the signal's reason.
 */
export async function watchConsole(
  window: ConsoleWindow,
  tell: (look: ConsoleLook) => void,
  signal: AbortSignal,
): Promise<WindowEnd> {
  let last: ConsoleLook | undefined;
  for (;;) {
    const look = await window.look(signal);
    if (!isDeepStrictEqual(look, last)) tell(look);
    if (look.kind === 'ended') return look.by;
    last = look;
    await systemClock.sleep(lookEveryMs, signal);
  }
}
