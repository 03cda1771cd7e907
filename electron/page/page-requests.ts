import fs from 'node:fs/promises';
import path from 'node:path';
import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { FileRef } from '../../shared/contract/contract.ts';
import { channels } from '../channels.ts';
import { callSchema, type Calls } from '../calls.ts';
import type { Dialogs } from '../dialogs.ts';
import type { EngineLink } from '../engine-link.ts';
import { isPage } from './page-address.ts';

/** More are no folder of backups. */
const droppedPaths = z
  .array(
    z
      .string()
      .max(4096)
      .refine((text) => path.isAbsolute(text)),
  )
  .min(1)
  .max(500);

/** How far a job is; undefined: nothing moves. */
const progress = z.number().min(0).max(1).optional();
/** As Electron has it. */
const noBar = -1;

/**
 * Answers what the page's preload asks. Whoever else asks, from another page or a frame inside ours, is not heard. Where a
 * file lies is said by the page's own process, which may have been taken over: a person sees each place in a dialog of the
 * system and agrees, before the engine hears of any. For files that are not handed over, nothing stands in the answer's place.
 */
export function answerPage(
  window: () => BrowserWindow | undefined,
  link: Pick<EngineLink, 'connect' | 'addFile'>,
  dialogs: Pick<Dialogs, 'mayHandOver'>,
  calls: Calls,
): void {
  let isAsking = false;
  ipcMain.on(channels.wantPort, (event) => {
    if (!isOurPage(event, window())) return;
    // A page that begins anew shows no job yet.
    window()?.setProgressBar(noBar);
    calls.mark(false);
    link.connect(event.sender);
  });
  ipcMain.on(channels.progress, (event, given: unknown) => {
    const fraction = progress.safeParse(given);
    if (isOurPage(event, window()) && fraction.success) window()?.setProgressBar(fraction.data ?? noBar);
  });
  ipcMain.on(channels.waiting, (event, given: unknown) => {
    if (isOurPage(event, window()) && typeof given === 'boolean') calls.mark(given);
  });
  ipcMain.on(channels.call, (event, given: unknown) => {
    const call = callSchema.safeParse(given);
    if (isOurPage(event, window()) && call.success) calls.call(call.data);
  });
  ipcMain.handle(channels.dropped, async (event, given: unknown) => {
    if (!isOurPage(event, window())) throw new Error('Only the window of Handover may ask this.');
    const parsed = droppedPaths.safeParse(given);
    if (!parsed.success || isAsking) throw new Error('These are not files, or another question is open.');
    isAsking = true;
    try {
      const areFiles = await Promise.all(parsed.data.map(isFile));
      const files = parsed.data.filter((_file, index) => areFiles[index]);
      const isAgreed = files.length > 0 && (await dialogs.mayHandOver(files));
      return await Promise.all(
        parsed.data.map(async (file, index): Promise<FileRef | undefined> =>
          isAgreed && areFiles[index] ? link.addFile(file) : undefined,
        ),
      );
    } finally {
      isAsking = false;
    }
  });
}

async function isFile(file: string): Promise<boolean> {
  return fs.stat(file).then(
    (found) => found.isFile(),
    // Gone, or not ours to look at.
    () => false,
  );
}

/** Whether a message comes from the main frame of our window, and from our page in it. */
export function isOurPage(
  { sender, senderFrame }: Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: BrowserWindow | undefined,
): boolean {
  if (!window || window.isDestroyed() || sender !== window.webContents || !senderFrame) return false;
  return senderFrame === window.webContents.mainFrame && isPage(senderFrame.url);
}
