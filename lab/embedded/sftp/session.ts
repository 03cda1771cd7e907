import fs from 'node:fs';
import path from 'node:path';
import type { RootedFolder } from '../rooted-folder.ts';
import { longName, statusOf } from './format.ts';
import { SftpHandles } from './handles.ts';
import { field, packet, PacketReader, replies, requests, statusCodes, type SentAttrs } from './wire.ts';

// The numbers of OpenSSH's server.
export const maxPacketBytes = 256 * 1024;
const maxDataBytes = maxPacketBytes - 1024;
const maxHandles = 1000;
const namesPerReply = 100;
const blockBytes = 4096;

const extensions = {
  'posix-rename@openssh.com': '1',
  'fsync@openssh.com': '1',
  'statvfs@openssh.com': '2',
  'fstatvfs@openssh.com': '2',
  'limits@openssh.com': '1',
} as const;

/** One client's files. Requests are answered in the order in which they come, except for fsync. */
export class SftpSession {
  readonly #folder: RootedFolder;
  readonly #send: (reply: Buffer) => void;
  readonly #handles = new SftpHandles(maxHandles);

  constructor(folder: RootedFolder, send: (reply: Buffer) => void) {
    this.#folder = folder;
    this.#send = send;
  }

  /** Answers one request. Throws RangeError for a malformed one. */
  answer(request: Buffer): void {
    const reader = new PacketReader(request);
    const type = reader.byte();
    if (type === requests.init) {
      const offered = Object.entries(extensions).flatMap(([name, data]) => [
        field.text(name),
        field.text(data),
      ]);
      this.#send(packet(replies.version, field.uint32(3), ...offered));
      return;
    }
    const id = reader.uint32();
    try {
      const reply = this.#reply(type, id, reader);
      if (reply) this.#send(reply);
    } catch (error) {
      if (!(error instanceof Error) || error instanceof RangeError) throw error;
      this.#send(status(id, ...statusOf((error as NodeJS.ErrnoException).code)));
    }
  }

  /** Closes what is open. */
  close(): void {
    this.#handles.closeAll();
  }

  /** The answer; undefined where it comes later. Throws what `node:fs` throws. */
  #reply(type: number, id: number, reader: PacketReader): Buffer | undefined {
    const files = this.#folder;
    switch (type) {
      case requests.open:
        return this.#open(id, reader.text(), reader.uint32(), reader.attrs());
      case requests.close:
        this.#handles.close(reader.text());
        return ok(id);
      case requests.read:
        return this.#read(id, this.#handles.file(reader.text()).descriptor, reader.uint64(), reader.uint32());
      case requests.write: {
        const { descriptor, isAppending } = this.#handles.file(reader.text());
        const position = reader.uint64();
        files.write(descriptor, reader.bytes(), isAppending ? fs.fstatSync(descriptor).size : position);
        return ok(id);
      }
      case requests.lstat:
        return attrs(id, fs.lstatSync(files.real(reader.text(), { keepLastLink: true })));
      case requests.stat:
        return attrs(id, fs.statSync(files.real(reader.text())));
      case requests.fstat:
        return attrs(id, fs.fstatSync(this.#handles.file(reader.text()).descriptor));
      case requests.setstat:
        return this.#setstat(id, reader.text(), reader.attrs());
      case requests.fsetstat:
        return this.#fsetstat(id, this.#handles.file(reader.text()).descriptor, reader.attrs());
      case requests.opendir: {
        const real = files.real(reader.text());
        return handle(
          id,
          this.#handles.add({ kind: 'folder', real, left: ['.', '..', ...fs.readdirSync(real)] }),
        );
      }
      case requests.readdir:
        return this.#readdir(id, reader.text());
      case requests.remove:
        files.remove(reader.text());
        return ok(id);
      case requests.mkdir:
        fs.mkdirSync(files.real(reader.text()), { mode: reader.attrs().mode ?? 0o777 });
        return ok(id);
      case requests.rmdir:
        fs.rmdirSync(files.real(reader.text(), { keepLastLink: true }));
        return ok(id);
      case requests.realpath:
        return oneName(id, files.canonical(reader.text()));
      case requests.rename:
        files.rename(reader.text(), reader.text(), false);
        return ok(id);
      case requests.readlink:
        return oneName(id, fs.readlinkSync(files.real(reader.text(), { keepLastLink: true })));
      case requests.extended:
        return this.#extended(id, reader.text(), reader);
      default:
        return status(id, statusCodes.unsupported, 'Operation unsupported');
    }
  }

  #open(id: number, file: string, flags: number, { mode = 0o666 }: SentAttrs): Buffer {
    const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_EXCL } = fs.constants;
    const has = (flag: number): boolean => (flags & flag) !== 0;
    const access = has(1) && has(2) ? O_RDWR : has(2) ? O_WRONLY : O_RDONLY;
    const how = access | (has(8) ? O_CREAT : 0) | (has(16) ? O_TRUNC : 0) | (has(32) ? O_EXCL : 0);
    const descriptor = this.#folder.open(file, how, mode);
    return handle(id, this.#handles.add({ kind: 'file', descriptor, isAppending: has(4) }));
  }

  #read(id: number, descriptor: number, position: number, wantedBytes: number): Buffer {
    const data = Buffer.allocUnsafe(Math.min(wantedBytes, maxDataBytes));
    const readBytes = fs.readSync(descriptor, data, 0, data.length, position);
    if (readBytes === 0) return status(id, statusCodes.eof, 'End of file');
    return packet(replies.data, field.uint32(id), field.uint32(readBytes), data.subarray(0, readBytes));
  }

  #setstat(id: number, file: string, sent: SentAttrs): Buffer {
    // A size needs a file that is open for writing; the rest does for folders too.
    const flags = sent.sizeBytes === undefined ? fs.constants.O_RDONLY : fs.constants.O_WRONLY;
    const descriptor = this.#folder.open(file, flags, 0);
    try {
      return this.#fsetstat(id, descriptor, sent);
    } finally {
      fs.closeSync(descriptor);
    }
  }

  #fsetstat(id: number, descriptor: number, sent: SentAttrs): Buffer {
    const { sizeBytes, mode, accessedAtSeconds, modifiedAtSeconds } = sent;
    if (sizeBytes !== undefined) this.#folder.truncate(descriptor, sizeBytes);
    if (mode !== undefined) fs.fchmodSync(descriptor, mode);
    if (accessedAtSeconds !== undefined && modifiedAtSeconds !== undefined) {
      fs.futimesSync(descriptor, accessedAtSeconds, modifiedAtSeconds);
    }
    return ok(id);
  }

  #readdir(id: number, name: string): Buffer {
    const { real, left } = this.#handles.folder(name);
    const names = left.splice(0, namesPerReply).flatMap((entry) => {
      // A file may go while its folder is read.
      const stat = fs.lstatSync(path.join(real, entry), { throwIfNoEntry: false });
      return stat ? [[field.text(entry), field.text(longName(entry, stat)), field.attrs(stat)]] : [];
    });
    if (names.length === 0) return status(id, statusCodes.eof, 'End of file');
    return packet(replies.name, field.uint32(id), field.uint32(names.length), ...names.flat());
  }

  #extended(id: number, name: string, reader: PacketReader): Buffer | undefined {
    switch (name) {
      case 'posix-rename@openssh.com':
        this.#folder.rename(reader.text(), reader.text(), true);
        return ok(id);
      case 'fsync@openssh.com':
        fs.fsync(this.#handles.file(reader.text()).descriptor, (error) => {
          this.#send(error ? status(id, ...statusOf(error.code)) : ok(id));
        });
        return undefined;
      case 'statvfs@openssh.com':
        fs.statSync(this.#folder.real(reader.text()));
        return this.#statvfs(id);
      case 'fstatvfs@openssh.com':
        this.#handles.file(reader.text());
        return this.#statvfs(id);
      case 'limits@openssh.com': {
        const limits = [maxPacketBytes, maxDataBytes, maxDataBytes, maxHandles];
        return packet(replies.extended, field.uint32(id), ...limits.map(field.uint64));
      }
      default:
        return status(id, statusCodes.unsupported, 'Operation unsupported');
    }
  }

  #statvfs(id: number): Buffer {
    const { totalBytes, freeBytes } = this.#folder.disk;
    const [blocks, free] = [Math.floor(totalBytes / blockBytes), Math.floor(freeBytes / blockBytes)];
    const numbers = [blockBytes, blockBytes, blocks, free, free, 1e7, 9e6, 9e6, 1, 0, 255];
    return packet(replies.extended, field.uint32(id), ...numbers.map(field.uint64));
  }
}

function ok(id: number): Buffer {
  return status(id, statusCodes.ok, 'Success');
}

function status(id: number, code: number, message: string): Buffer {
  return packet(replies.status, field.uint32(id), field.uint32(code), field.text(message), field.text(''));
}

function handle(id: number, name: string): Buffer {
  return packet(replies.handle, field.uint32(id), field.text(name));
}

function attrs(id: number, stat: fs.Stats): Buffer {
  return packet(replies.attrs, field.uint32(id), field.attrs(stat));
}

function oneName(id: number, name: string): Buffer {
  const text = field.text(name);
  return packet(replies.name, field.uint32(id), field.uint32(1), text, text, field.uint32(0));
}
