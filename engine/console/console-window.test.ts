import { createHash, X509Certificate } from 'node:crypto';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import selfsigned from 'selfsigned';
import { describe } from 'vitest';
import { browserPath, whyNoBrowser } from '../../e2e/testing/browser.ts';
import { openBrowserWindow } from './browser-window.ts';
import { consoleWindowSuite, type WindowUnderTest } from './console-window.suite.ts';
import { MemoryWindow } from './testing/memory-window.ts';
import { pageWith } from './testing/sample-rules.ts';

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
  const made = await selfsigned.generate([{ name: 'commonName', value: 'console' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const certificate = new X509Certificate(made.cert);
  let texts: readonly string[] = [];
  const server = https.createServer({ key: made.private, cert: made.cert }, (_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Console</title>${texts.map((text) => `<p>${text}</p>`).join('')}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const { window, page } = await openBrowserWindow({
    browser: browserPath,
    origin,
    certificateSha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    keySha256: createHash('sha256')
      .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
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
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
