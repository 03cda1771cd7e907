import { app, nativeImage, Notification, type BrowserWindow } from 'electron';
import { z } from 'zod';
import { plainText } from '../shared/text/plain-text.ts';
import type { ShellWords } from './words.ts';

/** What the page may have told: one of the shell's own sentences under the name of a job, and nothing of any machine. */
export const callSchema = z.strictObject({
  kind: z.enum(['try', 'answer', 'served', 'done', 'stopped', 'lost']),
  jobName: z.string().max(120),
});

/** How the shell calls a person who looks elsewhere. */
export interface Calls {
  /** Marks the app in the task bar or dock while a person is waited for. */
  mark(isWaiting: boolean): void;
  /** Shows a notification in the place of the last one. A press on it brings the window back. */
  call(call: z.infer<typeof callSchema>): void;
}

export function createCalls(window: () => BrowserWindow | undefined, words: ShellWords): Calls {
  let shown: Notification | undefined;
  return {
    mark: (isWaiting) => {
      // A number on macOS and on Linux desktops that show one; a small picture on Windows.
      app.setBadgeCount(isWaiting ? 1 : 0);
      if (process.platform === 'win32')
        window()?.setOverlayIcon(isWaiting ? disc() : null, isWaiting ? words.waitingBadge : '');
    },
    call: ({ kind, jobName }) => {
      shown?.close();
      shown = undefined;
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title: plainText(jobName), body: words.calls[kind] });
      notification.on('click', () => {
        const there = window();
        if (there?.isMinimized()) there.restore();
        there?.focus();
      });
      notification.show();
      shown = notification;
    },
  };
}

const discSizePx = 16;
/** Amber, as Electron wants the bytes of a pixel: blue, green, red, alpha. */
const amber = [0x00, 0xb3, 0xff, 0xff];

/** What stands over the icon in the task bar of Windows. */
function disc(): Electron.NativeImage {
  const middle = (discSizePx - 1) / 2;
  const pixels = Array.from({ length: discSizePx * discSizePx }, (_none, at) => {
    const distance = Math.hypot((at % discSizePx) - middle, Math.floor(at / discSizePx) - middle);
    return distance <= middle ? amber : [0, 0, 0, 0];
  });
  return nativeImage.createFromBitmap(Buffer.from(pixels.flat()), { width: discSizePx, height: discSizePx });
}
