import fs from 'node:fs';
import { armor, Decrypter } from 'age-encryption';
import { drainInto, openFileStream, type FileStream } from './clear-stream.ts';
import { createClearLook, keyOutcome, notTried, outcomeOf, type TryKey } from './key-outcome.ts';

/** More doublings than this want a gigabyte of memory. */
const mostWorkFactor = 19;
const mostArmorBytes = 256 * 1024 ** 2;

/**
 * Tries a passphrase or an identity (`AGE-SECRET-KEY-1…`) on an age file. Header and every part have a check sum, so that
 * wrong and damaged differ.
 */
export const openAge: TryKey = async (file, read, key, options) => {
  const isArmor = read.contentType === 'age-armor';
  if (isArmor && read.sizeBytes > mostArmorBytes) return keyOutcome('key.unsupported', 'age');
  const { look, layer } = createClearLook(options, read.sizeBytes);
  let hasBegun = false;
  let binary: FileStream | undefined;
  const text = key.reveal();
  const identity = /AGE-SECRET-KEY-1[A-Z0-9]+/.exec(text)?.[0];
  const scheme = identity === undefined ? 'age, passphrase' : 'age, identity';
  try {
    const armored = isArmor
      ? armor.decode(await fs.promises.readFile(file, { encoding: 'latin1', signal: options.signal }))
      : undefined;
    const head = armored ?? read.head;
    const workFactor = /^-> scrypt \S+ (\d+)$/m.exec(
      Buffer.from(head.subarray(0, 1024)).toString('latin1'),
    )?.[1];
    if (Number(workFactor ?? 0) > mostWorkFactor) return keyOutcome('key.unsupported', scheme);
    const decrypter = new Decrypter();
    if (identity === undefined) decrypter.addPassphrase(text);
    else decrypter.addIdentity(identity);
    binary = armored ? undefined : openFileStream(file, options.signal);
    const clear = binary
      ? await decrypter.decrypt(binary.stream as never) // the streams of Node and of the web differ in name only
      : await decrypter.decrypt(armored ?? new Uint8Array());
    hasBegun = true;
    await drainInto(clear, layer, look); // as above
    return outcomeOf(scheme, { layer: await layer.end(), look });
  } catch (error) {
    options.signal.throwIfAborted();
    // A disk that fails says nothing of the key.
    if (error instanceof Error && 'syscall' in error) throw error;
    const message = error instanceof Error ? error.message : '';
    // The check of the header is made with what the key opened.
    if (hasBegun || message.includes('header HMAC')) return keyOutcome('key.damaged', scheme);
    return /no identity matched|invalid identity/i.test(message) ? keyOutcome('key.wrong', scheme) : notTried;
  } finally {
    binary?.close();
    layer.close();
  }
};
