import { openBrowserWindow } from '../../engine/console/browser-window.ts';
import type { ConsoleWindows } from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import type { LabSide } from '../embedded/faults.ts';
import type { VisitBy } from '../embedded/demo/demo-hands.ts';
import { BrowserVisitor, type WorkedPage } from './browser-visitor.ts';

/** Console windows without a screen, and somebody who works in them. */
export interface WorkedWindows {
  readonly consoles: ConsoleWindows;
  readonly visit: VisitBy;
  /** Whoever works at a console; there from when `visit` made them. */
  readonly visitors: ReadonlyMap<LabSide, BrowserVisitor>;
  /** What the bars said, in their order. */
  readonly notes: readonly { readonly side: LabSide; readonly note: string }[];
  /** The page of a side that was opened last; undefined before the first, and where it is closed. */
  readonly pageOf: (side: LabSide) => WorkedPage | undefined;
}

/** Windows as `--console` opens them, in the real browser at `browserPath`. */
export function openWorkedWindows(browserPath: string): WorkedWindows {
  const worked = new Map<LabSide, WorkedPage>();
  const pageOf = (side: LabSide): WorkedPage | undefined => {
    const found = worked.get(side);
    return found?.page.isClosed() === false ? found : undefined;
  };
  const visitors = new Map<LabSide, BrowserVisitor>();
  const notes: { side: LabSide; note: string }[] = [];
  return {
    pageOf,
    visitors,
    notes,
    visit: (side, ...given) => {
      const visitor = new BrowserVisitor(() => pageOf(side), ...given);
      visitors.set(side, visitor);
      return visitor;
    },
    consoles: {
      browser: browserPath,
      words: { ...en.console.inRun, bar: en.console.bar },
      open: async (options) => {
        const { page, window } = await openBrowserWindow({ ...options, isHeadless: true });
        const looked: (() => void)[] = [];
        // A window that was closed looks no more.
        const nextLook = () =>
          new Promise<void>((resolve) => void (page.isClosed() ? resolve() : looked.push(resolve)));
        worked.set(options.bar.side, {
          page,
          // The first may have begun before.
          untilSeen: async () => {
            await nextLook();
            await nextLook();
          },
        });
        const over = () => {
          for (const resolve of looked.splice(0)) resolve();
        };
        page.once('close', over);
        return {
          window: {
            steer: (steering) => {
              notes.push({ side: options.bar.side, note: steering.note });
              return window.steer(steering);
            },
            close: () => window.close(),
            look: async (signal) => {
              const seen = await window.look(signal);
              const seenBy = looked.splice(0);
              // Whoever asked for the look is told of it first.
              setImmediate(() => {
                for (const resolve of seenBy) resolve();
              });
              return seen;
            },
          },
        };
      },
    },
  };
}
