import type { ReadableStream } from 'node:stream/web';
import * as openpgp from 'openpgp';
import type { Secret } from '../../secret.ts';
import type { ReadOptions, ReadThrough } from '../read-through.ts';
import { drainInto, fileStream } from './clear-stream.ts';
import { createClearLook, outcomeOf, type KeyOutcome } from './key-outcome.ts';

const scheme = 'OpenPGP';
/** Text is unpacked in memory. */
const mostArmorBytes = 256 * 1024 ** 2;

/**
 * Tries a passphrase, or a private key as text, on an OpenPGP message. A wrong one shows at the beginning, for what comes
 * out is no packet; damage shows after that, by the integrity protection at the end.
 */
export async function openOpenPgp(
  file: string,
  read: ReadThrough,
  key: Secret,
  options: ReadOptions,
): Promise<KeyOutcome> {
  if (read.contentType === 'openpgp-armor' && read.sizeBytes > mostArmorBytes)
    return { kind: 'unsupported', scheme };
  const { look, layer } = createClearLook(options, read.sizeBytes);
  let hasBegun = false;
  try {
    const text = key.reveal();
    const isPrivateKey = text.includes('BEGIN PGP PRIVATE KEY');
    const keys = isPrivateKey
      ? { decryptionKeys: await openpgp.readPrivateKey({ armoredKey: text }) }
      : { passwords: text };
    const message =
      read.contentType === 'openpgp-armor'
        ? await openpgp.readMessage({ armoredMessage: await textOf(file, options) })
        : await openpgp.readMessage({ binaryMessage: fileStream(file, options.signal) as never }); // the stream of Node and the one of the library differ in name only
    // The library's types do not say which of its forms holds a stream.
    const { data } = (await openpgp.decrypt({
      message: message as never,
      ...keys,
      format: 'binary',
      config: { allowUnauthenticatedStream: true },
    } as never)) as { data: ReadableStream<Uint8Array> | Uint8Array };
    hasBegun = true;
    await drainInto(data, layer, look);
    return outcomeOf(scheme, { layer: await layer.end(), look });
  } catch (error) {
    options.signal.throwIfAborted();
    return outcomeOfError(error, hasBegun, read);
  } finally {
    layer.close();
  }
}

function outcomeOfError(error: unknown, hasBegun: boolean, read: ReadThrough): KeyOutcome {
  const message = error instanceof Error ? error.message : '';
  if (
    /not decrypted|passphrase|Misformed armored|unsupported|unknown|not support/i.test(message) &&
    !hasBegun
  ) {
    return /private key.*(not decrypted|passphrase)|key packet is.*encrypted/i.test(message)
      ? { kind: 'unsupported', scheme: `${scheme}, a private key with a passphrase of its own` }
      : { kind: 'wrong', scheme };
  }
  if (!hasBegun && read.layer?.end.kind === 'whole') return { kind: 'wrong', scheme };
  return hasBegun ? { kind: 'damaged', scheme } : { kind: 'wrong', scheme };
}

async function textOf(file: string, options: ReadOptions): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of fileStream(file, options.signal)) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
}
