// The one bridge between page and shell. A sandboxed preload must be CommonJS and can load nothing but Electron.
import type * as ElectronModule from 'electron';
import type { channels } from './channels.ts' with { 'resolution-mode': 'import' };

type Channels = typeof channels;
const wantPort: Channels['wantPort'] = 'handover:want-port';
const port: Channels['port'] = 'handover:port';
const progress: Channels['progress'] = 'handover:progress';
const waiting: Channels['waiting'] = 'handover:waiting';
const call: Channels['call'] = 'handover:call';
const dropped: Channels['dropped'] = 'handover:dropped';

/** What is used of the page; the other files of the shell know no page. */
interface Page {
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
  postMessage(message: unknown, targetOrigin: string, ports?: readonly unknown[]): void;
}
interface PageMessage {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
}
declare const window: Page;
declare const location: { readonly origin: string };

const { contextBridge, ipcRenderer, webUtils } = require('electron') as typeof ElectronModule;

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window || origin !== location.origin) return;
  if ((data as { handover?: unknown } | null)?.handover === 'want-port') ipcRenderer.send(wantPort);
});

ipcRenderer.on(port, (event) =>
  window.postMessage({ handover: 'port' }, location.origin, event.ports.slice(0, 1)),
);

contextBridge.exposeInMainWorld('handoverDesktop', {
  progress: (fraction: unknown): void => ipcRenderer.send(progress, fraction),
  waiting: (isWaiting: unknown): void => ipcRenderer.send(waiting, isWaiting),
  call: (kind: unknown, jobName: unknown): void => ipcRenderer.send(call, { kind, jobName }),
  // A file that a script made up has no path, and is refused.
  dropped: (files: readonly File[]): Promise<unknown> =>
    ipcRenderer.invoke(
      dropped,
      files.map((file) => webUtils.getPathForFile(file)),
    ),
});
