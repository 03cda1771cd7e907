import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { safeFileName } from '../../engine/index.ts';

/**
 * Takes in a file that the browser hands over, into a folder of its own below `folder`, for the owner only, under a temporary
 * name until it is whole. Gives its path. Where the stream breaks or the disk is full nothing is left, and it rejects.
 */
export async function receiveFile(folder: string, name: string, body: Readable): Promise<string> {
  const own = path.join(folder, randomBytes(8).toString('hex'));
  fs.mkdirSync(own, { recursive: true, mode: 0o700 });
  const target = path.join(own, safeFileName(name));
  try {
    await pipeline(body, fs.createWriteStream(`${target}.partial`, { mode: 0o600, flags: 'wx' }));
    fs.renameSync(`${target}.partial`, target);
    return target;
  } catch (error) {
    fs.rmSync(own, { recursive: true, force: true });
    throw error;
  }
}
