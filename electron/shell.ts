import path from 'node:path';
import { app, powerSaveBlocker, session, shell, type BrowserWindow } from 'electron';
import { createCalls } from './calls.ts';
import { createDialogs } from './dialogs.ts';
import { createEngineLink } from './engine-link.ts';
import { setMenu } from './menu.ts';
import { answerPage } from './page/page-requests.ts';
import { servePage } from './page/protocol.ts';
import { hardenAllPages, hardenSession } from './page/security.ts';
import { openWindow } from './window.ts';
import { shellWords } from './words.ts';

/** The page that was built beside the shell. */
const pageFolder = path.join(import.meta.dirname, '..', 'renderer');

/** Opens the window on the engine, once the app is ready. The app ends with its window, and the engine before the app. */
export function openShell(): void {
  const words = shellWords(app.getLocale());
  let window: BrowserWindow | undefined;
  const dialogs = createDialogs(() => window, words);
  const link = createEngineLink({
    dialogs,
    onWorking: createKeepAwake(),
    onDied: (wasWorking) => void startAgainOrQuit(wasWorking),
  });
  const startAgainOrQuit = async (wasWorking: boolean) => {
    if (await dialogs.mayStartAgain(wasWorking)) link.start();
    else app.quit();
  };
  const openLink = async (address: string) => {
    // A system without a browser: the person has seen the address.
    if (await dialogs.mayOpen(address)) await shell.openExternal(address).catch(() => undefined);
  };

  hardenSession(session.defaultSession);
  hardenAllPages({ onWebLink: (address) => void openLink(address) });
  servePage(session.defaultSession, pageFolder);
  setMenu({ platform: process.platform, isPackaged: app.isPackaged, words });
  answerPage(
    () => window,
    link,
    dialogs,
    createCalls(() => window, words),
  );
  link.start();
  window = openWindow({ isWorking: () => link.isWorking(), mayClose: () => dialogs.mayClose() });
  window.on('closed', () => (window = undefined));

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  endEngineFirst(() => link.close());
}

/** Quitting waits for the engine once; what asks again meanwhile waits with it. */
function endEngineFirst(close: () => Promise<void>): void {
  let hasEnded = false;
  let ending: Promise<void> | undefined;
  app.on('will-quit', (event) => {
    if (hasEnded) return;
    event.preventDefault();
    ending ??= close().finally(() => {
      hasEnded = true;
      app.quit();
    });
  });
}

/** Makes the switch that keeps this computer from sleeping while a migration runs. The screen may go dark. */
function createKeepAwake(): (isWorking: boolean) => void {
  let blocker: number | undefined;
  return (isWorking) => {
    if (isWorking) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (blocker !== undefined) {
      powerSaveBlocker.stop(blocker);
      blocker = undefined;
    }
  };
}
