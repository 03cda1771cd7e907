import { tokenHeader } from '../../shared/contract/browser-session.ts';
import type { FileRef } from '../../shared/contract/contract.ts';
import { isDesktop } from './connection.ts';
import { pageToken } from './page-token.ts';

declare global {
  interface Window {
    /** What the desktop shell's preload adds: the handle of a file that was dropped on the window. */
    readonly handoverDesktop?: { dropped(file: File): Promise<FileRef> };
  }
}

/**
 * Hands a file to the engine: on the desktop by its handle alone, from a browser as a copy. Rejects with what the server says,
 * as a call that was refused does.
 */
export async function uploadFile(file: File): Promise<FileRef> {
  if (isDesktop() && window.handoverDesktop) return window.handoverDesktop.dropped(file);
  const response = await fetch(`./files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { [tokenHeader]: (await pageToken()) ?? '' },
    body: file,
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw Object.assign(new Error('refused'), { code: 'REFUSED', data: answer });
  // The page's own server, which speaks the contract's types.
  return answer as FileRef;
}
