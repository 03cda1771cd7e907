import { afterEach, describe, expect, test } from 'vitest';
import { hangMs } from '../testing/limits.ts';
import { watchConsole, type ConsoleLook, type ConsoleWindow } from './console-window.ts';

/** A window as the suite needs it, and ways to its page that do not go through the port. */
export interface WindowUnderTest {
  readonly window: ConsoleWindow;
  /** Shows a page with these texts, each a paragraph of its own. */
  show(texts: readonly string[]): Promise<void>;
  /** As a person closes it. */
  closeByHand(): Promise<void>;
  stop(): Promise<void>;
}

/** Every sentence of the contract in `console-window.ts`, as tests. Run by `console-window.test.ts` on each implementation. */
export function consoleWindowSuite(name: string, make: () => Promise<WindowUnderTest>): void {
  describe(name, () => {
    let made: WindowUnderTest | undefined;
    const quiet = new AbortController().signal;
    afterEach(async () => {
      await made?.window.close();
      await made?.stop();
      made = undefined;
    });
    const open = async (): Promise<WindowUnderTest> => (made = await make());
    const textsOf = (look: ConsoleLook): string[] =>
      look.kind === 'page' ? look.sight.texts.map(({ text }) => text) : [look.kind];

    test('a look tells what is on the page now', async () => {
      const { window, show } = await open();
      await show(['First', 'Second one']);
      expect(textsOf(await window.look(quiet))).toEqual(['First', 'Second one']);
      await show(['Third']);
      expect(textsOf(await window.look(quiet))).toEqual(['Third']);
    });

    test('a look rejects with the signal’s reason', async () => {
      const { window } = await open();
      const reason = new Error('no more');
      await expect(window.look(AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    test('after it was closed, twice, every look says so', async () => {
      const { window, show } = await open();
      await show(['First']);
      await Promise.all([window.close(), window.close()]);
      expect(await window.look(quiet)).toEqual({ kind: 'ended', by: 'closed' });
    });

    test('a watch tells each change once, and ends with the window', async () => {
      const { window, show, closeByHand } = await open();
      await show(['First']);
      const told: string[] = [];
      let isTold = () => {};
      const next = () => new Promise<void>((resolve) => (isTold = resolve));
      const tell = (look: ConsoleLook) => {
        told.push(textsOf(look).join(' '));
        isTold();
      };
      const first = next();
      const watched = watchConsole(window, tell, quiet);
      await first;
      const second = next();
      await show(['Second']);
      await second;
      // While a page is left for another, nothing is on it.
      while (told.at(-1) !== 'Second') await next();
      await closeByHand();
      expect(await watched).toBe('closed');
      expect(told.filter((each) => each !== 'no-page')).toEqual(['First', 'Second', 'ended']);
    });

    test('a watch rejects with the signal’s reason', { timeout: hangMs }, async () => {
      const { window, show } = await open();
      await show(['First']);
      const end = new AbortController();
      const reason = new Error('no more');
      await expect(watchConsole(window, () => end.abort(reason), end.signal)).rejects.toBe(reason);
    });
  });
}
