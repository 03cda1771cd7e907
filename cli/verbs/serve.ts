import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createBridge, handoverHome, type BridgeHost } from '../../engine/index.ts';
import { startDemoSession } from '../../lab/embedded/demo/demo-session.ts';
import { withCancel } from '../cancel.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print, printError } from '../output.ts';
import { findBrowser } from '../serve/find-browser.ts';
import { clearInboxes, inboxFolder } from '../serve/inbox.ts';
import { keyFilesOfJobs } from '../serve/key-files.ts';
import { createLastWindow, type LastWindow } from '../serve/last-window.ts';
import { openBrowser, type OpenBrowser } from '../serve/open-browser.ts';
import { serveWords } from '../serve/serve-words.ts';
import { stoppedJobLines } from '../serve/stopped-jobs.ts';
import { startWindowServer, type WindowServer } from '../serve/window-server.ts';

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
      () => printError(serveWords.alone(server.newLink())),
    );
    const host: BridgeHost = {
      kind: 'browser',
      startDemo: startDemoSession,
      onWorking: (isWorking) => last.working(isWorking),
    };
    let browser: OpenBrowser | undefined;
    const bridge = createBridge({ home, operator: os.userInfo().username, host });
    const server = await startWindowServer({
      bridge,
      pageFolder,
      inboxFolder: inboxFolder(home),
      port: options.port ?? 0,
      onWindows: (count) => last.windows(count),
      onLinkUsed: () => browser?.forgetLink(),
    });
    try {
      browser = show(server, options.open !== false, last);
      const ended = AbortSignal.any([signal, end.signal]);
      if (!ended.aborted) await once(ended, 'abort');
    } finally {
      last.stop();
      const stopped = bridge.runningJobs();
      if (stopped.length > 0) printError(serveWords.ending);
      // Runs end before their windows do, so that these still see it.
      await bridge.close();
      await server.close();
      await browser?.close();
      const keys = await keyFilesOfJobs(home);
      clearInboxes(home, (file) => keys.has(file));
      printError(await stoppedJobLines(home, stopped, outputWidth()));
    }
    printError(serveWords.ended);
    return signal.aborted ? exitCodes.cancelled : exitCodes.done;
  });
}

function show(server: WindowServer, mayOpen: boolean, last: LastWindow): OpenBrowser | undefined {
  const link = server.newLink();
  const found = mayOpen ? findBrowser() : undefined;
  if (found?.kind === 'browser') {
    print(serveWords.opened);
    return openBrowser(found.path, link, () => {
      if (last.hasHadOne()) return;
      printError(serveWords.noBrowser);
      print(serveWords.link(link));
    });
  }
  if (found?.kind === 'misnamed') printError(serveWords.notABrowser(found.path));
  print(serveWords.link(link));
  if (found?.kind === 'none') print(serveWords.tunnel(server.port));
  return undefined;
}
