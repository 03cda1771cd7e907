import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createBridge, handoverHome, type BridgeHost } from '../../engine/index.ts';
import { startDemoSession } from '../../lab/embedded/demo-session.ts';
import { withCancel } from '../cancel.ts';
import { exitCodes } from '../exit-codes.ts';
import { print, printError } from '../output.ts';
import { findBrowser } from '../serve/find-browser.ts';
import { createLastWindow } from '../serve/last-window.ts';
import { openBrowser, type OpenBrowser } from '../serve/open-browser.ts';
import { serveWords } from '../serve/serve-words.ts';
import { startWindowServer } from '../serve/window-server.ts';

export interface ServeOptions {
  readonly port?: number;
  /** False by `--no-open`. */
  readonly open?: boolean;
}

/** Beside the compiled command; the page is part of the same build. */
const pageFolder = path.join(import.meta.dirname, '..', '..', 'renderer');

/**
 * `handover serve`: the window in a browser of this computer. Ends when the last window is closed, or by Ctrl-C; a run that
 * goes on then is ended cleanly. Returns the exit code.
 */
export async function serve(options: ServeOptions): Promise<number> {
  if (!fs.existsSync(path.join(pageFolder, 'index.html'))) {
    printError(serveWords.noPage);
    return exitCodes.failed;
  }
  return withCancel(async (signal) => {
    const home = handoverHome(process.env);
    const end = new AbortController();
    const last = createLastWindow(
      () => end.abort(),
      () => printError(serveWords.alone),
    );
    const host: BridgeHost = {
      kind: 'browser',
      startDemo: () => startDemoSession(),
      onWorking: (isWorking) => last.working(isWorking),
    };
    const bridge = createBridge({ home, operator: os.userInfo().username, host });
    let browser: OpenBrowser | undefined;
    try {
      const server = await startWindowServer({
        bridge,
        pageFolder,
        inboxFolder: path.join(home, `inbox-${process.pid}`),
        port: options.port ?? 0,
        onWindows: (count) => last.windows(count),
      });
      try {
        browser = show(server.link, server.port, options.open !== false);
        await aborted(AbortSignal.any([signal, end.signal]));
      } finally {
        last.stop();
        // Runs end before their windows do, so that these still see it.
        await bridge.close();
        await server.close();
      }
    } finally {
      await bridge.close();
      browser?.close();
    }
    printError(serveWords.ended);
    return signal.aborted ? exitCodes.cancelled : exitCodes.done;
  });
}

function show(link: string, port: number, mayOpen: boolean): OpenBrowser | undefined {
  const tell = (): void => print(serveWords.link(link));
  const browser = mayOpen ? findBrowser() : undefined;
  if (browser === undefined) {
    tell();
    if (mayOpen) print(serveWords.tunnel(port));
    return undefined;
  }
  print(serveWords.opened);
  return openBrowser(browser, link, () => {
    printError(serveWords.noBrowser);
    tell();
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
