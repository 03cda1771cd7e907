import { Decompress } from 'fzstd';
import xxhash, { type XXHash } from 'xxhash-wasm';
import type { Layer, LayerEnd, Reader } from './contract.ts';
import { breathe, mayBegin, mayUnpack, type Look } from './look.ts';
import { createSteps } from './steps.ts';

const frameMagic = 0xfd2fb528;
const longestFrameHeader = 18;
/** The library moves all of its window after each block; so much of it counts as a part of its own. */
const bytesOfMove = 4 * 1024 ** 2;
const leastWeight = 0.1;

interface FrameHeader {
  readonly headerBytes: number;
  readonly windowBytes: number;
  readonly contentBytes: number | undefined;
  readonly hasChecksum: boolean;
}

/** One frame that is being unpacked. */
interface Frame extends FrameHeader {
  readonly decompress: Decompress;
  /** What came out and was not passed on yet. */
  readonly outputs: Uint8Array[];
  readonly hash: XXHash<bigint>;
  outBytes: number;
}

type State =
  | { readonly at: 'start'; held: Buffer }
  | { readonly at: 'block-header'; held: Buffer; readonly frame: Frame }
  /** `held` is the block with its header, and the checksum where it is the last one. */
  | {
      readonly at: 'block';
      held: Buffer[];
      leftBytes: number;
      readonly isLast: boolean;
      readonly frame: Frame;
    }
  | { readonly at: 'skip'; leftBytes: number };

/** zstd (RFC 8878): frame by frame and block by block, unpacked and held against size and checksum. */
export function createZstdReader(look: Look, inner: Layer): Reader {
  let state: State = { at: 'start', held: Buffer.alloc(0) };
  let endBytes = 0;
  const steps = createSteps({ take, endOf, inner });
  return steps;

  function endOf(): LayerEnd {
    if (state.at === 'start' && state.held.length === 0 && endBytes > 0) return { kind: 'whole' };
    if (state.at === 'start' && endBytes > 0 && !couldBeMagic(state.held))
      return { kind: 'trailing', atBytes: endBytes, extraBytes: steps.doneBytes - endBytes };
    return { kind: 'cut', atBytes: steps.doneBytes };
  }

  function take(bytes: Buffer): number | Promise<number> {
    switch (state.at) {
      case 'start':
        return takeStart(bytes, state);
      case 'block-header':
        return takeBlockHeader(bytes, state);
      case 'block':
        return takeBlock(bytes, state);
      case 'skip': {
        const usedBytes = Math.min(bytes.length, state.leftBytes);
        state.leftBytes -= usedBytes;
        if (state.leftBytes === 0) frameIsOver(usedBytes);
        return usedBytes;
      }
      default:
        return state satisfies never;
    }
  }

  async function takeStart(bytes: Buffer, now: State & { at: 'start' }): Promise<number> {
    const before = now.held.length;
    const held = Buffer.concat([now.held, bytes.subarray(0, longestFrameHeader - before)]);
    now.held = held;
    if (held.length < 4) return held.length - before;
    const magic = held.readUInt32LE(0);
    if (magic >>> 4 === 0x184d2a5) {
      if (held.length < 8) return held.length - before;
      state = { at: 'skip', leftBytes: held.readUInt32LE(4) };
      if (state.leftBytes === 0) frameIsOver(8 - before);
      return 8 - before;
    }
    if (magic !== frameMagic)
      return endBytes > 0
        ? steps.trail(endBytes)
        : steps.stop({ kind: 'broken', atBytes: 0, detail: 'magic number' });
    const header = frameHeader(held);
    if (header === undefined) return held.length - before;
    if (header === 'broken') return steps.breakOff('frame header');
    if (header.windowBytes > look.bounds.windowBytes) return steps.stop({ kind: 'not-visible' });
    if (!mayBegin(look)) return steps.stop({ kind: 'bounded' });
    const hashes = await xxhash();
    const outputs: Uint8Array[] = [];
    const frame: Frame = {
      ...header,
      outputs,
      decompress: new Decompress((part) => void outputs.push(part)),
      hash: hashes.create64(),
      outBytes: 0,
    };
    state = { at: 'block-header', held: Buffer.alloc(0), frame };
    await feed(frame, held.subarray(0, header.headerBytes), false);
    return header.headerBytes - before;
  }

  async function takeBlockHeader(bytes: Buffer, now: State & { at: 'block-header' }): Promise<number> {
    const usedBytes = Math.min(bytes.length, 3 - now.held.length);
    now.held = Buffer.concat([now.held, bytes.subarray(0, usedBytes)]);
    if (now.held.length < 3) return usedBytes;
    const word = now.held.readUIntLE(0, 3);
    const isLast = (word & 1) === 1;
    const kind = (word >> 1) & 3;
    const length = kind === 1 ? 1 : word >> 3;
    if (kind === 3 || length > 128 * 1024 + 3) return steps.breakOff('block');
    const { frame } = now;
    const leftBytes = length + (isLast && frame.hasChecksum ? 4 : 0);
    state = { at: 'block', held: [now.held], leftBytes, isLast, frame };
    if (leftBytes === 0) await blockIsThere(state, usedBytes);
    return usedBytes;
  }

  async function takeBlock(bytes: Buffer, now: State & { at: 'block' }): Promise<number> {
    const usedBytes = Math.min(bytes.length, now.leftBytes);
    now.held.push(Buffer.from(bytes.subarray(0, usedBytes)));
    now.leftBytes -= usedBytes;
    if (now.leftBytes === 0) await blockIsThere(now, usedBytes);
    return usedBytes;
  }

  async function blockIsThere(
    { held, isLast, frame }: State & { at: 'block' },
    usedBytes: number,
  ): Promise<void> {
    const block = Buffer.concat(held);
    if (!mayBegin(look, Math.max(frame.windowBytes / bytesOfMove, leastWeight))) {
      steps.stop({ kind: 'bounded' });
      return;
    }
    await breathe(look);
    if (!(await feed(frame, block, isLast))) return;
    if (!isLast) {
      state = { at: 'block-header', held: Buffer.alloc(0), frame };
      return;
    }
    const { contentBytes, hasChecksum, hash, outBytes } = frame;
    const isHashed = (): boolean =>
      Number(hash.digest() & 0xffff_ffffn) === block.readUInt32LE(block.length - 4);
    if (contentBytes !== undefined && contentBytes !== outBytes) steps.breakOff('size');
    else if (hasChecksum && !isHashed()) steps.breakOff('XXH64');
    else frameIsOver(usedBytes);
  }

  /** False when that ended the look. */
  async function feed(frame: Frame, bytes: Buffer, isLast: boolean): Promise<boolean> {
    try {
      frame.decompress.push(bytes, isLast);
    } catch (error) {
      steps.breakOff(error instanceof Error ? error.message : 'block');
      return false;
    }
    for (const part of frame.outputs.splice(0)) {
      frame.hash.update(part);
      frame.outBytes += part.length;
      if (!mayUnpack(look, part.length)) {
        steps.stop({ kind: 'bounded' });
        return false;
      }
      await inner.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    }
    return true;
  }

  function frameIsOver(usedBytes: number): void {
    endBytes = steps.doneBytes + usedBytes;
    state = { at: 'start', held: Buffer.alloc(0) };
  }
}

function couldBeMagic(bytes: Buffer): boolean {
  const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
  return bytes.subarray(0, 4).equals(magic.subarray(0, bytes.length)) || bytes.length > 4;
}

/** RFC 8878 3.1.1.1; undefined while it is not all there. */
function frameHeader(bytes: Buffer): FrameHeader | 'broken' | undefined {
  const descriptor = bytes[4];
  if (descriptor === undefined) return undefined;
  if ((descriptor & 8) !== 0) return 'broken';
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingle ? 1 : 0) : 2 ** sizeFlag;
  const sizeAt = 5 + (isSingle ? 0 : 1) + dictionaryBytes;
  const headerBytes = sizeAt + sizeBytes;
  if (bytes.length < headerBytes) return undefined;
  const contentBytes = sizeBytes === 0 ? undefined : contentSize(bytes, sizeAt, sizeBytes);
  const window = bytes[5] ?? 0;
  const base = 2 ** (10 + (window >> 3));
  return {
    headerBytes,
    windowBytes: isSingle ? (contentBytes ?? 0) : base + (base / 8) * (window & 7),
    contentBytes,
    hasChecksum: (descriptor & 4) !== 0,
  };
}

function contentSize(bytes: Buffer, at: number, sizeBytes: number): number {
  if (sizeBytes === 8) return Number(bytes.readBigUInt64LE(at));
  return bytes.readUIntLE(at, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
}
