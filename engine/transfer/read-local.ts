import fs from 'node:fs/promises';
import { asLocal } from './local-errors.ts';

interface LocalReadOptions {
  readonly offsetBytes?: number;
  /** At most this many bytes. Default: to the end. */
  readonly lengthBytes?: number;
  readonly chunkBytes: number;
}

/**
 * The bytes of a file on the laptop, in order; the next chunk is read while the last is worked on. A chunk is valid until
 * the next one is asked for. Ends early where the file is shorter. Throws `local.*`.
 */
export async function* readLocal(
  file: string,
  { offsetBytes = 0, lengthBytes = Infinity, chunkBytes }: LocalReadOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const failed = asLocal(file);
  const handle = await fs.open(file, 'r').catch(failed);
  try {
    const endBytes = offsetBytes + lengthBytes;
    const read = (buffer: Buffer, position: number) => {
      const reading = handle.read(buffer, 0, Math.min(chunkBytes, endBytes - position), position);
      // Awaited in its turn; leaving the loop before that must not leave it unhandled.
      reading.catch(() => undefined);
      return reading;
    };
    let position = offsetBytes;
    let spare: Buffer = Buffer.allocUnsafeSlow(chunkBytes);
    let reading = read(Buffer.allocUnsafeSlow(chunkBytes), position);
    for (;;) {
      const { bytesRead, buffer } = await reading.catch(failed);
      if (bytesRead === 0) return;
      position += bytesRead;
      reading = read(spare, position);
      spare = buffer;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
