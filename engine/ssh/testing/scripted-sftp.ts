import { EventEmitter } from 'node:events';
import type { SFTPWrapper } from 'ssh2';

export interface ScriptedSftp {
  readonly sftp: SFTPWrapper;
  /** Most reads and writes that were ever waiting for an answer. */
  readonly mostPending: number;
  /** Bytes that were written and not yet answered, at most. */
  readonly mostPendingBytes: number;
  readonly closed: number;
  content(): Buffer;
}

export interface Script {
  readonly content?: Buffer;
  /** How many bytes a read of so many gives. Default: all. */
  readonly give?: (wantedBytes: number) => number;
  /** How long the answer to request number `index` takes, in turns of the event loop; undefined: it never comes. */
  readonly turns?: (index: number) => number | undefined;
  readonly failWriteAt?: number;
}

/** One file behind ssh2's SFTP interface, answering as slowly, shortly and out of order as the script says. */
export function createScriptedSftp(script: Script = {}): ScriptedSftp {
  let content = Buffer.from(script.content ?? '');
  let requests = 0;
  let pending = 0;
  let pendingBytes = 0;
  const state = { mostPending: 0, mostPendingBytes: 0, closed: 0 };
  const answer = (bytes: number, reply: () => void): void => {
    const turns = script.turns ? script.turns(requests) : 1;
    requests += 1;
    pending += 1;
    pendingBytes += bytes;
    state.mostPending = Math.max(state.mostPending, pending);
    state.mostPendingBytes = Math.max(state.mostPendingBytes, pendingBytes);
    if (turns === undefined) return;
    const wait = (left: number): void => {
      if (left > 0) {
        setImmediate(() => wait(left - 1));
        return;
      }
      pending -= 1;
      pendingBytes -= bytes;
      reply();
    };
    wait(turns);
  };
  const methods = {
    readable: true,
    _extensions: { 'fsync@openssh.com': '1' },
    open: (
      _path: string,
      _flags: string,
      _attrs: unknown,
      done: (error: undefined, handle: Buffer) => void,
    ) => setImmediate(done, undefined, Buffer.from('handle')),
    fstat: (_handle: Buffer, done: () => void) => setImmediate(done),
    fsetstat: (_handle: Buffer, { size }: { size: number }, done: () => void) => {
      content = content.subarray(0, size);
      setImmediate(done);
    },
    ext_openssh_fsync: (_handle: Buffer, done: () => void) => setImmediate(done),
    read: (
      _handle: Buffer,
      buffer: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: undefined, bytes: number) => void,
    ) =>
      answer(length, () => {
        const wanted = Math.max(0, Math.min(length, content.length - position));
        const bytes = Math.min(wanted, Math.max(1, script.give?.(wanted) ?? wanted));
        if (bytes > 0) content.copy(buffer, offset, position, position + bytes);
        done(undefined, bytes);
      }),
    write: (
      _handle: Buffer,
      buffer: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error?: Error) => void,
    ) => {
      const bytes = Buffer.from(buffer.subarray(offset, offset + length));
      answer(length, () => {
        if (script.failWriteAt !== undefined && position + length > script.failWriteAt) {
          done(Object.assign(new Error('Failure'), { code: 4 }));
          return;
        }
        if (content.length < position + length) {
          content = Buffer.concat([content, Buffer.alloc(position + length - content.length)]);
        }
        bytes.copy(content, position);
        done();
      });
    },
    close: (_handle: Buffer, done: () => void) => {
      state.closed += 1;
      setImmediate(done);
    },
    end: () => undefined,
  };
  // The streams use these methods and no others.
  const sftp = Object.assign(new EventEmitter(), methods) as unknown as SFTPWrapper;
  return {
    sftp,
    get mostPending() {
      return state.mostPending;
    },
    get mostPendingBytes() {
      return state.mostPendingBytes;
    },
    get closed() {
      return state.closed;
    },
    content: () => content,
  };
}
