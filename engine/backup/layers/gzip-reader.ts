import { crc32 } from 'node:zlib';
import { createInflater, type Inflater } from './inflater.ts';
import type { Layer, Reader } from './contract.ts';
import { mayBegin, mayUnpack, type Look } from './look.ts';
import { createSteps } from './steps.ts';

const trailerBytes = 8;
const longestHeaderBytes = 128 * 1024;

type State =
  | { readonly at: 'header'; held: Buffer }
  | { readonly at: 'body'; readonly inflater: Inflater; crc: number; sizeBytes: number }
  | { readonly at: 'trailer'; held: Buffer; readonly crc: number; readonly sizeBytes: number }
  | { readonly at: 'after' };

/** gzip (RFC 1952), of any number of members: each is unpacked and held against its CRC-32 and its size. */
export function createGzipReader(look: Look, inner: Layer): Reader {
  let state: State = { at: 'header', held: Buffer.alloc(0) };
  let endBytes = 0;
  const steps = createSteps({
    take,
    inner,
    endOf: () => (state.at === 'after' ? { kind: 'whole' } : { kind: 'cut', atBytes: steps.doneBytes }),
    close: () => {
      if (state.at === 'body') state.inflater.close();
    },
  });
  return steps;

  function take(bytes: Buffer): number | Promise<number> {
    switch (state.at) {
      case 'header':
        return takeHeader(bytes, state);
      case 'body':
        return takeBody(bytes, state);
      case 'trailer':
        return takeTrailer(bytes, state);
      case 'after':
        return takeAfter(bytes);
      default:
        return state satisfies never;
    }
  }

  function takeHeader(bytes: Buffer, now: State & { at: 'header' }): number {
    const before = now.held.length;
    const part = bytes.subarray(0, longestHeaderBytes - before);
    // A member after the other begins in the same bytes: they are not copied for each.
    const held = before === 0 ? part : Buffer.concat([now.held, part]);
    const headerBytes = gzipHeaderBytes(held);
    if (headerBytes === undefined) {
      if (held.length >= longestHeaderBytes) return steps.breakOff('header');
      now.held = Buffer.from(held);
      return held.length - before;
    }
    // After a first member it is no member, but something else.
    if (headerBytes === 'broken') return endBytes > 0 ? steps.trail(endBytes) : steps.breakOff('header');
    if (!mayBegin(look)) return steps.stop({ kind: 'bounded' });
    state = { at: 'body', inflater: createInflater(), crc: 0, sizeBytes: 0 };
    return headerBytes - before;
  }

  async function takeBody(bytes: Buffer, now: State & { at: 'body' }): Promise<number> {
    const step = await now.inflater.push(bytes);
    for (const part of step.output) {
      now.crc = crc32(part, now.crc);
      now.sizeBytes += part.length;
      if (!mayUnpack(look, part.length)) return steps.stop({ kind: 'bounded' });
      await inner.push(part);
    }
    if (step.error !== undefined) return steps.breakOff(step.error);
    if (step.isEnded) {
      now.inflater.close();
      state = { at: 'trailer', held: Buffer.alloc(0), crc: now.crc, sizeBytes: now.sizeBytes };
    }
    return step.usedBytes;
  }

  function takeTrailer(bytes: Buffer, now: State & { at: 'trailer' }): number {
    const usedBytes = Math.min(bytes.length, trailerBytes - now.held.length);
    now.held = Buffer.concat([now.held, bytes.subarray(0, usedBytes)]);
    if (now.held.length < trailerBytes) return usedBytes;
    if (now.held.readUInt32LE(0) !== now.crc >>> 0) return steps.breakOff('CRC-32');
    if (now.held.readUInt32LE(4) !== now.sizeBytes % 2 ** 32) return steps.breakOff('size');
    state = { at: 'after' };
    endBytes = steps.doneBytes + usedBytes;
    return usedBytes;
  }

  /** Zeros fill up a tape; another member may follow. */
  function takeAfter(bytes: Buffer): number {
    const at = bytes.findIndex((byte) => byte !== 0);
    if (at === -1) return bytes.length;
    if (bytes[at] !== 0x1f || at > 0) return steps.trail(endBytes);
    state = { at: 'header', held: Buffer.alloc(0) };
    return 0;
  }
}

/** Length of the header of a member; undefined while it is not all there. */
function gzipHeaderBytes(bytes: Buffer): number | 'broken' | undefined {
  const magic = Buffer.from([0x1f, 0x8b, 0x08]).subarray(0, bytes.length);
  if (!bytes.subarray(0, magic.length).equals(magic)) return 'broken';
  if (bytes.length < 10) return undefined;
  const flags = bytes[3] ?? 0;
  if ((flags & 0xe0) !== 0) return 'broken';
  let at = 10;
  if ((flags & 4) !== 0) {
    if (bytes.length < at + 2) return undefined;
    at += 2 + bytes.readUInt16LE(at);
  }
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const zero = at > bytes.length ? -1 : bytes.indexOf(0, at);
    if (zero === -1) return undefined;
    at = zero + 1;
  }
  if ((flags & 2) !== 0) {
    if (bytes.length < at + 2) return undefined;
    if (bytes.readUInt16LE(at) !== (crc32(bytes.subarray(0, at)) & 0xffff)) return 'broken';
    at += 2;
  }
  return at <= bytes.length ? at : undefined;
}
