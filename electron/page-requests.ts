import fs from 'node:fs/promises';
import path from 'node:path';
import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { channels } from './channels.ts';
import type { EngineLink } from './engine-link.ts';
import { isPage } from './page-address.ts';

const droppedPath = z
  .string()
  .max(4096)
  .refine((text) => path.isAbsolute(text));

/** Answers what the page's preload asks. Whoever else asks, from another page or a frame inside ours, is not heard. */
export function answerPage(window: () => BrowserWindow | undefined, link: EngineLink): void {
  ipcMain.on(channels.wantPort, (event) => {
    if (isOurPage(event, window())) link.connect(event.sender);
  });
  ipcMain.handle(channels.dropped, async (event, file: unknown) => {
    if (!isOurPage(event, window())) throw new Error('Only the window of Handover may ask this.');
    const parsed = droppedPath.safeParse(file);
    if (!parsed.success || !(await fs.stat(parsed.data)).isFile()) throw new Error('This is not a file.');
    return link.addFile(parsed.data);
  });
}

/** Whether a message comes from the main frame of our window, and from our page in it. */
export function isOurPage(
  { sender, senderFrame }: Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: BrowserWindow | undefined,
): boolean {
  if (!window || window.isDestroyed() || sender !== window.webContents || !senderFrame) return false;
  return senderFrame === window.webContents.mainFrame && isPage(senderFrame.url);
}
