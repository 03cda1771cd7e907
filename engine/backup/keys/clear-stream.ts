import fs from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Layer } from '../layers/contract.ts';
import { mayUnpack, type Look } from '../layers/look.ts';

/** A file as a stream of the web, for libraries that want one. */
export function openFileStream(file: string, signal: AbortSignal) {
  const bytes = fs.createReadStream(file, { highWaterMark: 256 * 1024, signal });
  return {
    stream: Readable.toWeb(bytes) as ReadableStream<Uint8Array>, // a stream of bytes gives bytes
    /** Bytes that were read from the disk so far. */
    readBytes: () => bytes.bytesRead,
    /** The disk has not given yet what was asked for. */
    isWaiting: () => !bytes.readableEnded && bytes.readableFlowing === true && bytes.readableLength === 0,
    /** Closes the file also where nobody read it to its end. May be called twice. */
    close: () => void bytes.destroy(),
  };
}
export type FileStream = ReturnType<typeof openFileStream>;

/** Gives everything that comes out to a layer, within the bounds. Rejects with the error of the stream. */
export async function drainInto(
  data: ReadableStream<Uint8Array> | Uint8Array,
  layer: Layer,
  look: Look,
): Promise<void> {
  if (data instanceof Uint8Array) return layer.push(Buffer.from(data)) ?? undefined;
  const reader = data.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    // What comes out of the key is unpacked too, by the libraries of some formats.
    if (!mayUnpack(look, value.length)) {
      await reader.cancel();
      return;
    }
    await layer.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  }
}
