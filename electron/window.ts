import path from 'node:path';
import { app, BrowserWindow, type WebPreferences } from 'electron';
import { pageUrl } from './page/page-address.ts';

export interface WindowOptions {
  readonly isWorking: () => boolean;
  /** Asks a person whether the window may close while a migration runs. */
  readonly mayClose: () => Promise<boolean>;
}

/** The page is a guest: no Node, a world of its own, the sandbox of the system. */
export function webPreferences(): WebPreferences {
  return {
    preload: path.join(import.meta.dirname, 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** Opens the window; it shows itself when there is something to see. While a migration runs, closing it asks first. */
export function openWindow({ isWorking, mayClose }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Handover',
    width: 1180,
    height: 820,
    minWidth: 640,
    minHeight: 480,
    show: false,
    webPreferences: webPreferences(),
  });
  window.once('ready-to-show', () => window.show());
  askBeforeClosing(window, isWorking, mayClose);
  showAgainAfterCrash(window);
  show(window);
  return window;
}

/** What goes wrong while a page loads shows in the window; a window that is closed meanwhile is no error. */
function show(window: BrowserWindow): void {
  window.loadURL(pageUrl).catch(() => undefined);
}

/** Called by the window's cross, and by whatever quits the app: each wants to close the window first. */
function askBeforeClosing(window: BrowserWindow, isWorking: () => boolean, mayClose: () => Promise<boolean>) {
  let isAsking = false;
  window.on('close', (event) => {
    if (!isWorking()) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void mayClose()
      .then((isAgreed) => {
        if (isAgreed) window.destroy();
      })
      .finally(() => (isAsking = false));
  });
}

/** A page that crashed again at once would do so for ever. */
const crashPauseMs = 10_000;

/** The migration runs elsewhere and goes on: the page is only to be shown again. */
function showAgainAfterCrash(window: BrowserWindow) {
  let lastAtMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || performance.now() - lastAtMs < crashPauseMs) return;
    lastAtMs = performance.now();
    show(window);
  });
}
