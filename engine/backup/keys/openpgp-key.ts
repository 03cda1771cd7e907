import fs from 'node:fs';
import type { ReadableStream } from 'node:stream/web';
import * as openpgp from 'openpgp';
import type { ContentType } from '../../../shared/run/inspection.ts';
import type { ReadOptions, ReadThrough } from '../read-through.ts';
import { drainInto, openFileStream, type FileStream } from './clear-stream.ts';
import {
  createClearLook,
  keyOutcome,
  notTried,
  outcomeOf,
  type KeyOutcome,
  type TryKey,
} from './key-outcome.ts';
import { orStalled } from './or-stalled.ts';

const scheme = 'OpenPGP';
/** Text is unpacked in memory. */
const mostArmorBytes = 256 * 1024 ** 2;

/** What is being read, or has begun to come out. */
const stages = ['key', 'message', 'decryption', 'clear'] as const;
type Progress = (typeof stages)[number];

/**
 * Tries a passphrase, or a private key as text, on an OpenPGP message. A wrong one shows at the beginning, for what comes
 * out is no packet; damage shows after that, by the integrity protection at the end.
 */
export const openOpenPgp: TryKey = async (file, read, key, options) => {
  if (read.contentType === 'openpgp-armor' && read.sizeBytes > mostArmorBytes)
    return keyOutcome('key.unsupported', scheme);
  const { look, layer } = createClearLook(options, read.sizeBytes);
  let progress: Progress = 'key';
  let binary: FileStream | undefined;
  try {
    const text = key.reveal();
    const isPrivateKey = text.includes('BEGIN PGP PRIVATE KEY');
    const keys = isPrivateKey
      ? { decryptionKeys: await openpgp.readPrivateKey({ armoredKey: text }) }
      : { passwords: text };
    progress = 'message';
    const stream = read.contentType === 'openpgp' ? openFileStream(file, options.signal) : undefined;
    binary = stream;
    const work = async (): Promise<void> => {
      const message = stream
        ? await openpgp.readMessage({ binaryMessage: stream.stream as never }) // the stream of Node and the one of the library differ in name only
        : await openpgp.readMessage({ armoredMessage: await textOf(file, options) });
      progress = 'decryption';
      // The library's types do not say which of its forms holds a stream.
      const { data } = (await openpgp.decrypt({
        message: message as never,
        ...keys,
        format: 'binary',
        config: { allowUnauthenticatedStream: true },
      } as never)) as { data: ReadableStream<Uint8Array> | Uint8Array };
      progress = 'clear';
      await drainInto(data, layer, look);
    };
    await orStalled(work(), {
      progress: () => (stream?.readBytes() ?? 0) + look.unpackedBytes + stages.indexOf(progress),
      isWaiting: () => stream?.isWaiting() ?? false,
      inOnePieceBytes: stream ? 0 : read.sizeBytes,
    });
    return outcomeOf(scheme, { layer: await layer.end(), look });
  } catch (error) {
    options.signal.throwIfAborted();
    // A disk that fails says nothing of the key.
    if (error instanceof Error && 'syscall' in error) throw error;
    return outcomeOfError(error, progress, read, (await layer.end()).contentType);
  } finally {
    binary?.close();
    layer.close();
  }
};

async function textOf(file: string, { signal }: ReadOptions): Promise<string> {
  return fs.promises.readFile(file, { encoding: 'latin1', signal });
}

function outcomeOfError(error: unknown, at: Progress, read: ReadThrough, clear: ContentType): KeyOutcome {
  // One wrong key in eighty gives noise that begins like a packet, and shows by the check at the end only (tried on 600 keys).
  if (at === 'clear') return keyOutcome(/^(unknown|empty)/.test(clear) ? 'key.wrong' : 'key.damaged', scheme);
  const message = error instanceof Error ? error.message : '';
  if (/private key.*(not decrypted|passphrase)|key packet is.*encrypted/i.test(message))
    return keyOutcome('key.unsupported', `${scheme}, a private key with a passphrase of its own`);
  // What a wrong key gives is noise, and the library may say anything of it.
  if (at !== 'message') return keyOutcome('key.wrong', scheme);
  // Before the key was tried. Packets that look whole from outside are of a kind that the library does not know.
  return read.layer?.end.kind === 'whole' ? keyOutcome('key.unsupported', scheme) : notTried;
}
