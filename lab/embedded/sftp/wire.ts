import type fs from 'node:fs';

/** Requests of the SSH File Transfer Protocol, version 3 (draft-ietf-secsh-filexfer-02, section 3). */
export const requests = {
  init: 1,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  setstat: 9,
  fsetstat: 10,
  opendir: 11,
  readdir: 12,
  remove: 13,
  mkdir: 14,
  rmdir: 15,
  realpath: 16,
  stat: 17,
  rename: 18,
  readlink: 19,
  extended: 200,
} as const;
export const replies = {
  version: 2,
  status: 101,
  handle: 102,
  data: 103,
  name: 104,
  attrs: 105,
  extended: 201,
} as const;
export const statusCodes = {
  ok: 0,
  eof: 1,
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  badMessage: 5,
  unsupported: 8,
} as const;

const attrFlags = { size: 1, owner: 2, permissions: 4, times: 8, extended: 0x80000000 } as const;

/** Attributes that a client sent; what it did not send is absent. */
export interface SentAttrs {
  readonly sizeBytes?: number;
  readonly mode?: number;
  readonly accessedAtSeconds?: number;
  readonly modifiedAtSeconds?: number;
}

/** Reads a packet from its start. Throws RangeError where it ends too early. */
export class PacketReader {
  readonly #packet: Buffer;
  #at = 0;

  constructor(packet: Buffer) {
    this.#packet = packet;
  }

  byte(): number {
    return this.#packet.readUInt8(this.#step(1));
  }
  uint32(): number {
    return this.#packet.readUInt32BE(this.#step(4));
  }
  /** A 64-bit number; JavaScript's numbers hold it exactly up to 2^53. */
  uint64(): number {
    return Number(this.#packet.readBigUInt64BE(this.#step(8)));
  }
  bytes(): Buffer {
    const length = this.uint32();
    const from = this.#step(length);
    if (this.#at > this.#packet.length) throw new RangeError('the packet ends within a string');
    return this.#packet.subarray(from, from + length);
  }
  text(): string {
    return this.bytes().toString('utf8');
  }
  attrs(): SentAttrs {
    const flags = this.uint32();
    const has = (flag: number): boolean => (flags & flag) !== 0;
    const sizeBytes = has(attrFlags.size) ? this.uint64() : undefined;
    // The owner: everything in the lab belongs to one.
    if (has(attrFlags.owner)) this.#step(8);
    const mode = has(attrFlags.permissions) ? this.uint32() & 0o7777 : undefined;
    const times = has(attrFlags.times)
      ? { accessedAtSeconds: this.uint32(), modifiedAtSeconds: this.uint32() }
      : undefined;
    return { ...(sizeBytes !== undefined && { sizeBytes }), ...(mode !== undefined && { mode }), ...times };
  }

  #step(length: number): number {
    const from = this.#at;
    this.#at += length;
    return from;
  }
}

/** Fields of a packet, put together and framed by `packet`. */
export const field = {
  byte: (value: number): Buffer => Buffer.of(value),
  uint32: (value: number): Buffer => {
    const buffer = Buffer.allocUnsafe(4);
    buffer.writeUInt32BE(value >>> 0);
    return buffer;
  },
  uint64: (value: number | bigint): Buffer => {
    const buffer = Buffer.allocUnsafe(8);
    buffer.writeBigUInt64BE(BigInt(value));
    return buffer;
  },
  text: (value: string): Buffer => {
    const bytes = Buffer.from(value, 'utf8');
    return Buffer.concat([field.uint32(bytes.length), bytes]);
  },
  attrs: (stat: fs.Stats): Buffer =>
    Buffer.concat([
      field.uint32(attrFlags.size | attrFlags.owner | attrFlags.permissions | attrFlags.times),
      field.uint64(stat.size),
      field.uint32(stat.uid),
      field.uint32(stat.gid),
      field.uint32(stat.mode),
      field.uint32(Math.floor(stat.atimeMs / 1000)),
      field.uint32(Math.floor(stat.mtimeMs / 1000)),
    ]),
};

/** A packet with its length in front. */
export function packet(type: number, ...fields: readonly Uint8Array[]): Buffer {
  const lengthBytes = fields.reduce((sum, each) => sum + each.length, 1);
  return Buffer.concat([field.uint32(lengthBytes), field.byte(type), ...fields]);
}

/** Takes a stream of bytes apart into packets (without their lengths). Throws RangeError for one above `maxBytes`. */
export function createUnpacker(maxBytes: number): (chunk: Buffer) => Buffer[] {
  let chunks: Buffer[] = [];
  let heldBytes = 0;
  let wantedBytes = 4;
  return (chunk) => {
    chunks.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < wantedBytes) return [];
    let held = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    const found: Buffer[] = [];
    for (;;) {
      wantedBytes = 4;
      if (held.length < 4) break;
      const lengthBytes = held.readUInt32BE(0);
      if (lengthBytes > maxBytes || lengthBytes === 0)
        throw new RangeError(`a packet of ${lengthBytes} bytes`);
      wantedBytes = 4 + lengthBytes;
      if (held.length < wantedBytes) break;
      found.push(held.subarray(4, wantedBytes));
      held = held.subarray(wantedBytes);
    }
    chunks = held.length > 0 ? [held] : [];
    heldBytes = held.length;
    return found;
  };
}
