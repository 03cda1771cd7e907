import type net from 'node:net';
import { Duplex } from 'node:stream';
import type { Cut, Faults } from './faults.ts';

type Direction = Cut['direction'];

/**
 * A TCP connection with the lab's faults in it: cut, slow, stalled. Bytes pass unchanged and in order. The faults are
 * read at every chunk, so that they can be set while it is in use.
 */
export class Link extends Duplex {
  readonly #socket: net.Socket;
  readonly #faults: Faults;
  readonly #onRead: (readBytes: number) => void;
  readonly #passedBytes = { read: 0, write: 0 };
  readonly #freeAtMs = { read: 0, write: 0 };
  readonly #timers = new Set<NodeJS.Timeout>();
  #isStalled = false;

  /** `onRead` hears how much the client has read so far. */
  constructor(socket: net.Socket, faults: Faults, onRead: (readBytes: number) => void = () => undefined) {
    super({ allowHalfOpen: false });
    this.#onRead = onRead;
    this.#socket = socket;
    this.#faults = faults;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      socket.pause();
      this.#pass('write', chunk, (part) => {
        if (this.push(part)) socket.resume();
      });
    });
    socket.on('end', () => this.push(null));
    socket.on('error', () => this.destroy());
    socket.on('close', () => this.destroy());
  }

  /** For ssh2, which tells its users who connected. */
  get remoteAddress(): string | undefined {
    return this.#socket.remoteAddress;
  }
  get remotePort(): number | undefined {
    return this.#socket.remotePort;
  }
  get remoteFamily(): string | undefined {
    return this.#socket.remoteFamily;
  }

  override _read(): void {
    if (!this.#isStalled) this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#pass('read', chunk, (part) => {
      if (this.#socket.write(part)) done();
      else this.#socket.once('drain', done);
    });
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#socket.destroy();
    done(error);
  }

  /** Hands a chunk on, all of it and now, unless a fault says otherwise. */
  #pass(direction: Direction, chunk: Buffer, forward: (part: Buffer) => void): void {
    if (this.#isStalled) return;
    const before = this.#passedBytes[direction];
    this.#passedBytes[direction] = before + chunk.length;
    if (direction === 'read') this.#onRead(this.#passedBytes.read);
    const { cut, stallAtByte, linkBytesPerSecond } = this.#faults;
    if (cut?.direction === direction && this.#passedBytes[direction] >= cut.atByte) {
      if (!cut.isEachTime) this.#faults.cut = undefined;
      this.#cutAfter(direction, chunk.subarray(0, Math.max(0, cut.atByte - before)));
      return;
    }
    if (stallAtByte !== undefined && this.#passedBytes.read + this.#passedBytes.write >= stallAtByte) {
      this.#faults.stallAtByte = undefined;
      this.#isStalled = true;
      this.#socket.pause();
      return;
    }
    if (linkBytesPerSecond === undefined) forward(chunk);
    else this.#forwardSlowly(direction, chunk, linkBytesPerSecond, forward);
  }

  #cutAfter(direction: Direction, last: Buffer): void {
    if (direction === 'read' && last.length > 0) this.#socket.write(last, () => this.destroy());
    else {
      if (last.length > 0) this.push(last);
      this.destroy();
    }
  }

  #forwardSlowly(
    direction: Direction,
    chunk: Buffer,
    bytesPerSecond: number,
    forward: (part: Buffer) => void,
  ): void {
    const nowMs = performance.now();
    const arrivesAtMs = Math.max(nowMs, this.#freeAtMs[direction]) + (chunk.length / bytesPerSecond) * 1000;
    this.#freeAtMs[direction] = arrivesAtMs;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.destroyed) forward(chunk);
    }, arrivesAtMs - nowMs);
    this.#timers.add(timer);
  }
}
