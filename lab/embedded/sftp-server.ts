import fs from 'node:fs';
import path from 'node:path';
import type { ServerChannel } from 'ssh2';
import type { RootedFolder } from './rooted-folder.ts';
import {
  createUnpacker,
  field,
  packet,
  PacketReader,
  replies,
  requests,
  statusCodes,
  type SentAttrs,
} from './sftp-wire.ts';

// The numbers of OpenSSH's server.
const maxPacketBytes = 256 * 1024;
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

type Handle =
  | { readonly kind: 'file'; readonly descriptor: number; readonly isAppending: boolean }
  | { readonly kind: 'folder'; readonly real: string; left: string[] };

/**
 * Serves SFTP version 3 with OpenSSH's extensions on a channel until it ends. Not ssh2's own server side, for that one
 * cannot announce extensions.
 */
export function serveSftp(channel: ServerChannel, folder: RootedFolder): void {
  const session = new SftpSession(folder, (reply) => {
    // A client that asks faster than it reads must wait, or its replies would pile up here.
    if (!channel.write(reply)) channel.pause();
  });
  const unpack = createUnpacker(maxPacketBytes);
  channel.on('drain', () => channel.resume());
  channel.on('data', (chunk: Buffer) => {
    try {
      for (const request of unpack(chunk)) session.answer(request);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      channel.close();
    }
  });
  // Without an end of ours OpenSSH's client hangs at quit.
  channel.on('end', () => {
    channel.exit(0);
    channel.end();
  });
  channel.on('close', () => session.close());
}

class SftpSession {
  readonly #folder: RootedFolder;
  readonly #send: (reply: Buffer) => void;
  readonly #handles = new Map<string, Handle>();
  #nextHandle = 0;

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
      this.#answer(type, id, reader);
    } catch (error) {
      if (!(error instanceof Error) || error instanceof RangeError) throw error;
      this.#status(id, ...statusOf((error as NodeJS.ErrnoException).code));
    }
  }

  close(): void {
    for (const handle of this.#handles.values()) if (handle.kind === 'file') fs.closeSync(handle.descriptor);
    this.#handles.clear();
  }

  #answer(type: number, id: number, reader: PacketReader): void {
    switch (type) {
      case requests.open:
        return this.#open(id, reader.text(), reader.uint32(), reader.attrs());
      case requests.close:
        return this.#close(id, reader.text());
      case requests.read:
        return this.#read(id, this.#file(reader.text()), reader.uint64(), reader.uint32());
      case requests.write: {
        const { descriptor, isAppending } = this.#file(reader.text());
        const position = reader.uint64();
        this.#folder.write(
          descriptor,
          reader.bytes(),
          isAppending ? fs.fstatSync(descriptor).size : position,
        );
        return this.#ok(id);
      }
      case requests.lstat:
        return this.#attrs(id, fs.lstatSync(this.#folder.real(reader.text(), { keepLastLink: true })));
      case requests.stat:
        return this.#attrs(id, fs.statSync(this.#folder.real(reader.text())));
      case requests.fstat:
        return this.#attrs(id, fs.fstatSync(this.#file(reader.text()).descriptor));
      case requests.setstat:
        return this.#setstat(id, reader.text(), reader.attrs());
      case requests.fsetstat:
        return this.#fsetstat(id, this.#file(reader.text()).descriptor, reader.attrs());
      case requests.opendir: {
        const real = this.#folder.real(reader.text());
        return this.#newHandle(id, { kind: 'folder', real, left: ['.', '..', ...fs.readdirSync(real)] });
      }
      case requests.readdir:
        return this.#readdir(id, reader.text());
      case requests.remove:
        this.#folder.remove(reader.text());
        return this.#ok(id);
      case requests.mkdir:
        fs.mkdirSync(this.#folder.real(reader.text()), { mode: reader.attrs().mode ?? 0o777 });
        return this.#ok(id);
      case requests.rmdir:
        fs.rmdirSync(this.#folder.real(reader.text(), { keepLastLink: true }));
        return this.#ok(id);
      case requests.realpath: {
        const name = field.text(this.#folder.canonical(reader.text()));
        return this.#send(
          packet(replies.name, field.uint32(id), field.uint32(1), name, name, field.uint32(0)),
        );
      }
      case requests.rename:
        this.#folder.rename(reader.text(), reader.text(), false);
        return this.#ok(id);
      case requests.readlink: {
        const target = field.text(fs.readlinkSync(this.#folder.real(reader.text(), { keepLastLink: true })));
        return this.#send(
          packet(replies.name, field.uint32(id), field.uint32(1), target, target, field.uint32(0)),
        );
      }
      case requests.extended:
        return this.#extended(id, reader.text(), reader);
      default:
        return this.#status(id, statusCodes.unsupported, 'Operation unsupported');
    }
  }

  #open(id: number, file: string, flags: number, attrs: SentAttrs): void {
    const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_EXCL } = fs.constants;
    const has = (flag: number): boolean => (flags & flag) !== 0;
    const access = has(1) && has(2) ? O_RDWR : has(2) ? O_WRONLY : O_RDONLY;
    const how = access | (has(8) ? O_CREAT : 0) | (has(16) ? O_TRUNC : 0) | (has(32) ? O_EXCL : 0);
    const descriptor = this.#folder.open(file, how, attrs.mode ?? 0o666);
    this.#newHandle(id, { kind: 'file', descriptor, isAppending: has(4) });
  }

  #newHandle(id: number, handle: Handle): void {
    if (this.#handles.size >= maxHandles) throw Object.assign(new Error('too many'), { code: 'EMFILE' });
    const name = String(this.#nextHandle++);
    this.#handles.set(name, handle);
    this.#send(packet(replies.handle, field.uint32(id), field.text(name)));
  }

  #close(id: number, name: string): void {
    const handle = this.#handles.get(name);
    if (!handle) throw badHandle();
    this.#handles.delete(name);
    if (handle.kind === 'file') fs.closeSync(handle.descriptor);
    this.#ok(id);
  }

  #read(id: number, { descriptor }: { descriptor: number }, position: number, wanted: number): void {
    const data = Buffer.allocUnsafe(Math.min(wanted, maxDataBytes));
    const readBytes = fs.readSync(descriptor, data, 0, data.length, position);
    if (readBytes === 0) this.#status(id, statusCodes.eof, 'End of file');
    else
      this.#send(
        packet(replies.data, field.uint32(id), field.uint32(readBytes), data.subarray(0, readBytes)),
      );
  }

  #setstat(id: number, file: string, attrs: SentAttrs): void {
    const real = this.#folder.real(file);
    if (attrs.sizeBytes === undefined) this.#applyAttrs(real, attrs);
    else {
      const descriptor = this.#folder.open(file, fs.constants.O_WRONLY, 0);
      try {
        this.#folder.truncate(descriptor, attrs.sizeBytes);
        this.#applyAttrs(descriptor, attrs);
      } finally {
        fs.closeSync(descriptor);
      }
    }
    this.#ok(id);
  }

  #fsetstat(id: number, descriptor: number, attrs: SentAttrs): void {
    if (attrs.sizeBytes !== undefined) this.#folder.truncate(descriptor, attrs.sizeBytes);
    this.#applyAttrs(descriptor, attrs);
    this.#ok(id);
  }

  #applyAttrs(target: string | number, { mode, accessedAtSeconds, modifiedAtSeconds }: SentAttrs): void {
    if (mode !== undefined) {
      if (typeof target === 'string') fs.chmodSync(target, mode);
      else fs.fchmodSync(target, mode);
    }
    if (accessedAtSeconds === undefined || modifiedAtSeconds === undefined) return;
    if (typeof target === 'string') fs.utimesSync(target, accessedAtSeconds, modifiedAtSeconds);
    else fs.futimesSync(target, accessedAtSeconds, modifiedAtSeconds);
  }

  #readdir(id: number, name: string): void {
    const handle = this.#handles.get(name);
    if (handle?.kind !== 'folder') throw badHandle();
    const entries = handle.left.splice(0, namesPerReply).flatMap((entry) => {
      // A file may go while its folder is read.
      const stat = fs.lstatSync(path.join(handle.real, entry), { throwIfNoEntry: false });
      return stat ? [field.text(entry), field.text(longName(entry, stat)), field.attrs(stat)] : [];
    });
    if (entries.length === 0) this.#status(id, statusCodes.eof, 'End of file');
    else this.#send(packet(replies.name, field.uint32(id), field.uint32(entries.length / 3), ...entries));
  }

  #extended(id: number, name: string, reader: PacketReader): void {
    switch (name as keyof typeof extensions) {
      case 'posix-rename@openssh.com':
        this.#folder.rename(reader.text(), reader.text(), true);
        return this.#ok(id);
      case 'fsync@openssh.com':
        fs.fsync(this.#file(reader.text()).descriptor, (error) => {
          if (error) this.#status(id, ...statusOf(error.code));
          else this.#ok(id);
        });
        return;
      case 'statvfs@openssh.com':
        fs.statSync(this.#folder.real(reader.text()));
        return this.#send(packet(replies.extended, field.uint32(id), ...this.#statvfs()));
      case 'fstatvfs@openssh.com':
        this.#file(reader.text());
        return this.#send(packet(replies.extended, field.uint32(id), ...this.#statvfs()));
      case 'limits@openssh.com': {
        const limits = [maxPacketBytes, maxDataBytes, maxDataBytes, maxHandles].map(field.uint64);
        return this.#send(packet(replies.extended, field.uint32(id), ...limits));
      }
      default:
        return this.#status(id, statusCodes.unsupported, 'Operation unsupported');
    }
  }

  #statvfs(): Buffer[] {
    const { totalBytes, freeBytes } = this.#folder.disk;
    const [blocks, free] = [Math.floor(totalBytes / blockBytes), Math.floor(freeBytes / blockBytes)];
    return [blockBytes, blockBytes, blocks, free, free, 1e7, 9e6, 9e6, 1, 0, 255].map(field.uint64);
  }

  #file(name: string): Extract<Handle, { kind: 'file' }> {
    const handle = this.#handles.get(name);
    if (handle?.kind !== 'file') throw badHandle();
    return handle;
  }

  #attrs(id: number, stat: fs.Stats): void {
    this.#send(packet(replies.attrs, field.uint32(id), field.attrs(stat)));
  }

  #ok(id: number): void {
    this.#status(id, statusCodes.ok, 'Success');
  }

  #status(id: number, code: number, message: string): void {
    this.#send(
      packet(replies.status, field.uint32(id), field.uint32(code), field.text(message), field.text('')),
    );
  }
}

function badHandle(): Error {
  return Object.assign(new Error('bad handle'), { code: 'EBADF' });
}

/** As OpenSSH's server tells errors: a full disk is nothing but a failure. */
function statusOf(code: string | undefined): [code: number, message: string] {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EBADF':
    case 'ELOOP':
      return [statusCodes.noSuchFile, 'No such file'];
    case 'EACCES':
    case 'EPERM':
    case 'EFAULT':
      return [statusCodes.permissionDenied, 'Permission denied'];
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return [statusCodes.badMessage, 'Bad message'];
    default:
      return [statusCodes.failure, 'Failure'];
  }
}

/** A line as `ls -l` prints it. */
function longName(name: string, stat: fs.Stats): string {
  const kind = stat.isDirectory() ? 'd' : stat.isSymbolicLink() ? 'l' : '-';
  const bits = [...'rwxrwxrwx']
    .map((letter, index) => ((stat.mode >> (8 - index)) & 1 ? letter : '-'))
    .join('');
  const day = new Date(stat.mtimeMs).toUTCString().slice(5, 16);
  return `${kind}${bits}    1 admin    admin    ${String(stat.size).padStart(10)} ${day} ${name}`;
}
