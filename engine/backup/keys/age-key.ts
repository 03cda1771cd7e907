import { armor, Decrypter } from 'age-encryption';
import type { Secret } from '../../secret.ts';
import type { ReadOptions, ReadThrough } from '../read-through.ts';
import { drainInto, fileStream } from './clear-stream.ts';
import { createClearLook, outcomeOf, type KeyOutcome } from './key-outcome.ts';

/** More doublings than this want a gigabyte of memory. */
const mostWorkFactor = 19;
const mostArmorBytes = 256 * 1024 ** 2;

/** Tries a passphrase or an identity (`AGE-SECRET-KEY-1…`) on an age file. Header and every part have a check sum, so that wrong and damaged differ. */
export async function openAge(
  file: string,
  read: ReadThrough,
  key: Secret,
  options: ReadOptions,
): Promise<KeyOutcome> {
  const isArmor = read.contentType === 'age-armor';
  if (isArmor && read.sizeBytes > mostArmorBytes) return { kind: 'unsupported', scheme: 'age' };
  const { look, layer } = createClearLook(options, read.sizeBytes);
  let hasBegun = false;
  const text = key.reveal();
  const identity = /AGE-SECRET-KEY-1[A-Z0-9]+/.exec(text)?.[0];
  const scheme = identity === undefined ? 'age, passphrase' : 'age, identity';
  try {
    const armored = isArmor ? armor.decode(await textOf(file, options)) : undefined;
    const head = armored ?? read.head;
    const workFactor = /^-> scrypt \S+ (\d+)$/m.exec(
      Buffer.from(head.subarray(0, 1024)).toString('latin1'),
    )?.[1];
    if (Number(workFactor ?? 0) > mostWorkFactor) return { kind: 'unsupported', scheme };
    const decrypter = new Decrypter();
    if (identity === undefined) decrypter.addPassphrase(text);
    else decrypter.addIdentity(identity);
    const clear = armored
      ? await decrypter.decrypt(armored)
      : await decrypter.decrypt(fileStream(file, options.signal) as never); // the streams of Node and of the web differ in name only
    hasBegun = true;
    await drainInto(clear, layer, look); // as above
    return outcomeOf(scheme, { layer: await layer.end(), look });
  } catch (error) {
    options.signal.throwIfAborted();
    if (hasBegun) return { kind: 'damaged', scheme };
    const message = error instanceof Error ? error.message : '';
    return /no identity matched|identity|passphrase/i.test(message)
      ? { kind: 'wrong', scheme }
      : { kind: 'damaged', scheme };
  } finally {
    layer.close();
  }
}

async function textOf(file: string, options: ReadOptions): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of fileStream(file, options.signal)) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
}
