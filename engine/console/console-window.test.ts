import { describe } from 'vitest';
import { browserPath, whyNoBrowser } from '../../e2e/testing/browser.ts';
import { openBrowserWindow } from './browser-window.ts';
import { consoleWindowSuite, type WindowUnderTest } from './console-window.suite.ts';
import { MemoryWindow } from './testing/memory-window.ts';
import { pageWith } from './testing/sample-rules.ts';
import { serveConsole } from './testing/served-console.ts';

consoleWindowSuite('in memory', async () => {
  const window = new MemoryWindow();
  return {
    window,
    show: async (texts) =>
      window.show({ kind: 'page', sight: pageWith(texts.map((text) => ['text', text] as const)) }),
    closeByHand: async () => window.end('closed'),
    stop: async () => undefined,
  };
});

describe.skipIf(whyNoBrowser() !== undefined)('of this computer', () => {
  consoleWindowSuite('in a browser', inBrowser);
});

async function inBrowser(): Promise<WindowUnderTest> {
  let texts: readonly string[] = [];
  const served = await serveConsole((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Console</title>${texts.map((text) => `<p>${text}</p>`).join('')}`);
  });
  const { origin, certificateSha256, keySha256 } = served;
  const { window, page } = await openBrowserWindow({
    browser: browserPath,
    ...{ origin, certificateSha256, keySha256 },
    bar: { text: 'OLD console', side: 'old' },
    labels: [],
    signal: new AbortController().signal,
    isHeadless: true,
  });
  return {
    window,
    show: async (next) => {
      texts = next;
      const go = () => page.goto(`${origin}/?${String(next.length)}`);
      // The window opens its first page by itself, and is done with it once.
      await go().catch(go);
    },
    closeByHand: () => page.close(),
    stop: () => served.stop(),
  };
}
