import fs from 'node:fs';
import path from 'node:path';
import type { Download } from 'playwright-core';
import { systemClock } from '../clock.ts';
import { localNameFor } from '../job/local-name.ts';

/** What becomes of files that are downloaded in a console window. */
export interface Downloads {
  /** Where they are kept, for the owner only. */
  readonly folder: string;
  /** Called with the path of each that is whole. */
  readonly take: (file: string) => void;
  /** Called with the safe name of each that is not kept: it broke off, is too large, or came from elsewhere. */
  readonly drop: (name: string) => void;
  /** Absent: 4 GB, more than any backup or export. */
  readonly mostBytes?: number;
}

const mostBytesEver = 4_000_000_000;
const lookEveryMs = 250;

/**
 * Keeps what the browser downloads from `origin` under a safe name that no other file has. `arriving`: where the browser puts it until
 * it is whole; what goes on for ever must not fill the disk. Never rejects.
 */
export async function keepDownload(
  download: Download,
  { folder, take, drop, mostBytes = mostBytesEver }: Downloads,
  { origin, arriving }: { readonly origin: string; readonly arriving: string },
): Promise<void> {
  const end = new AbortController();
  const partial = path.join(folder, `${crypto.randomUUID()}.partial`);
  const name = localNameFor(download.suggestedFilename(), '', []);
  let kept: string | undefined;
  try {
    if (new URL(download.url()).origin !== origin) return;
    void cancelWhenLarge(download, arriving, mostBytes, end.signal);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    await download.saveAs(partial);
    fs.chmodSync(partial, 0o600);
    const file = path.join(folder, localNameFor(name, name, fs.readdirSync(folder)));
    fs.renameSync(partial, file);
    kept = file;
  } catch {
    // It broke off, the disk is full, or the browser went away.
  } finally {
    end.abort();
    fs.rmSync(partial, { force: true });
    await download.cancel().catch(() => undefined);
    await download.delete().catch(() => undefined);
  }
  if (kept === undefined) drop(name);
  else take(kept);
}

async function cancelWhenLarge(
  download: Download,
  arriving: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<void> {
  const sizeOf = (file: string) =>
    fs.statSync(path.join(arriving, file), { throwIfNoEntry: false })?.size ?? 0;
  try {
    for (;;) {
      await systemClock.sleep(lookEveryMs, signal);
      const files = fs.existsSync(arriving) ? fs.readdirSync(arriving) : [];
      if (files.reduce((sum, file) => sum + sizeOf(file), 0) > mostBytes) await download.cancel();
    }
  } catch {
    // It is over.
  }
}
