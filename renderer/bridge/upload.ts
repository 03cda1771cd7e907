import { tokenHeader } from '../../shared/contract/browser-session.ts';
import type { FileRef } from '../../shared/contract/contract.ts';
import { isDesktop } from './connection.ts';
import { pageToken } from './page-token.ts';

declare global {
  interface Window {
    /** What the desktop shell's preload adds. */
    readonly handoverDesktop?: {
      /** Shows in the task bar how far the job is, from 0 to 1; nothing there where nothing moves. */
      progress(fraction: number | undefined): void;
      /** Marks the window in the task bar while a person is waited for. */
      waiting(isWaiting: boolean): void;
      /** Shows a notification of the system: one of the shell's own sentences, under the name of the job. */
      call(kind: 'try' | 'answer' | 'served' | 'done' | 'stopped' | 'lost', jobName: string): void;
      /**
       * Handles of files that were dropped on the window or picked in it, once a person agreed in a dialog of the system. In the
       * place of a file that is not handed over there is none.
       */
      dropped(files: readonly File[]): Promise<(FileRef | undefined)[]>;
    };
  }
}

/**
 * Hands files to the engine, by their place in the list: on the desktop by handles alone, all asked for with the first; from a
 * browser each as a copy. Rejects with what the server says, or `bridge.file-declined`, as a call that was refused does.
 */
export function handOver(files: readonly File[]): (index: number) => Promise<FileRef> {
  const desktop = isDesktop() ? window.handoverDesktop : undefined;
  let agreed: Promise<(FileRef | undefined)[]> | undefined;
  return async (index) => {
    const file = files[index];
    if (desktop) agreed ??= desktop.dropped(files);
    else if (file) return uploadFile(file);
    const given = (await agreed)?.[index];
    if (given) return given;
    throw refused({ code: 'bridge.file-declined', params: {} });
  };
}

async function uploadFile(file: File): Promise<FileRef> {
  const response = await fetch(`./files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { [tokenHeader]: (await pageToken()) ?? '' },
    body: file,
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw refused(answer);
  // The page's own server, which speaks the contract's types.
  return answer as FileRef;
}

function refused(data: unknown): Error {
  return Object.assign(new Error('refused'), { code: 'REFUSED', data });
}
