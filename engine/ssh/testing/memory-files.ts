import path from 'node:path';
import { MigrationError } from '../../errors.ts';
import type { RemoteEntry, RemoteStat } from '../remote-host.ts';

interface FileNode {
  readonly kind: 'file';
  /** Room for more than the file holds; what lies between its end and `sizeBytes` reads as zeros. */
  data: Buffer;
  sizeBytes: number;
  modifiedAt: Date;
  mode: number;
}
interface FolderNode {
  readonly kind: 'folder';
  modifiedAt: Date;
  mode: number;
}
interface LinkNode {
  readonly kind: 'link';
  readonly target: string;
  modifiedAt: Date;
  mode: number;
}
type Node = FileNode | FolderNode | LinkNode;

const mostLinks = 40;

/**
 * A tree of files in memory, seen by its owner: a file without mode 0400 cannot be read, one without 0200 not written, and
 * nothing can be made, moved or removed in a folder without 0200. Relative paths start in the login folder. Time moves by
 * one second with every change. Throws `transfer.*`, as `RemoteHost` does.
 */
export class MemoryFiles {
  /** Bytes that may still be written; undefined where nobody counts. */
  freeBytes: number | undefined;
  readonly #nodes = new Map<string, Node>();
  readonly #loginFolder: string;
  #timeMs = Date.UTC(2026, 0, 1);

  constructor(loginFolder: string, freeBytes?: number) {
    this.#loginFolder = loginFolder;
    this.freeBytes = freeBytes;
    this.#nodes.set('/', this.#folderNode());
    this.makeFolder(loginFolder);
  }

  /** Puts a file, over whatever is there, with its folders. Not held against `freeBytes`. */
  put(file: string, content: string | Uint8Array, mode = 0o600): void {
    this.makeFolder(path.posix.dirname(this.#resolve(file)));
    const data = Buffer.from(content);
    const node: FileNode = { kind: 'file', data, sizeBytes: data.length, modifiedAt: this.#tick(), mode };
    this.#nodes.set(this.#resolve(file), node);
  }

  /** Puts a symbolic link. */
  link(target: string, file: string): void {
    this.#nodes.set(this.#resolve(file, false), {
      kind: 'link',
      target,
      modifiedAt: this.#tick(),
      mode: 0o777,
    });
  }

  /** The content of a file, or undefined where there is none. */
  content(file: string): Buffer | undefined {
    const node = this.#nodes.get(this.#resolve(file));
    return node?.kind === 'file' ? sliceOf(node, 0, node.sizeBytes) : undefined;
  }

  /** All paths, sorted. */
  paths(): string[] {
    return [...this.#nodes.keys()].sort();
  }

  chmod(file: string, mode: number): void {
    const node = this.#nodes.get(this.#resolve(file));
    if (!node) throw missing(file);
    node.mode = mode;
  }

  stat(file: string): RemoteStat | undefined {
    const node = this.#nodes.get(this.#resolve(file));
    return node && describe(node);
  }

  list(folder: string): RemoteEntry[] {
    const full = this.#resolve(folder);
    const node = this.#nodes.get(full);
    if (node?.kind !== 'folder') throw missing(folder);
    if (!allows(node, 0o400)) throw denied(folder);
    return [...this.#nodes]
      .filter(([name]) => name !== '/' && path.posix.dirname(name) === full)
      .map(([name, entry]) => ({ name: path.posix.basename(name), ...describe(entry) }));
  }

  /** At most `lengthBytes` from `offsetBytes`; fewer where the file ends. */
  read(file: string, offsetBytes: number, lengthBytes: number): Buffer {
    const node = this.#file(file);
    if (!allows(node, 0o400)) throw denied(file);
    return sliceOf(node, offsetBytes, Math.min(node.sizeBytes, offsetBytes + lengthBytes));
  }

  /** Makes an empty file with mode 0600. */
  create(file: string): void {
    const full = this.#resolve(file);
    this.#expectWritableFolder(full, file);
    if (this.#nodes.has(full)) throw new MigrationError('transfer.already-exists', { path: file });
    this.#nodes.set(full, {
      kind: 'file',
      data: Buffer.alloc(0),
      sizeBytes: 0,
      modifiedAt: this.#tick(),
      mode: 0o600,
    });
  }

  /** Writes at `offsetBytes`; as much as there is room for, before `transfer.disk-full` is thrown. */
  write(file: string, offsetBytes: number, bytes: Uint8Array): void {
    const node = this.#file(file);
    if (!allows(node, 0o200)) throw denied(file);
    const growthBytes = Math.max(0, offsetBytes + bytes.length - node.sizeBytes);
    const freeBytes = this.freeBytes ?? Infinity;
    const kept =
      growthBytes <= freeBytes
        ? bytes
        : bytes.subarray(0, Math.max(0, bytes.length - (growthBytes - freeBytes)));
    const endBytes = offsetBytes + kept.length;
    reserve(node, endBytes);
    node.data.set(kept, offsetBytes);
    if (this.freeBytes !== undefined) this.freeBytes -= Math.max(0, endBytes - node.sizeBytes);
    node.sizeBytes = Math.max(node.sizeBytes, endBytes);
    node.modifiedAt = this.#tick();
    if (kept.length < bytes.length)
      throw new MigrationError('transfer.disk-full', {
        path: file,
        freeBytes,
        neededBytes: growthBytes,
      });
  }

  /** Cuts a file, or lets it grow by zeros. */
  truncate(file: string, sizeBytes: number): void {
    const node = this.#file(file);
    if (!allows(node, 0o200)) throw denied(file);
    if (this.freeBytes !== undefined) this.freeBytes += node.sizeBytes - sizeBytes;
    node.data = Buffer.from(node.data.subarray(0, Math.min(node.sizeBytes, sizeBytes)));
    node.sizeBytes = sizeBytes;
    node.modifiedAt = this.#tick();
  }

  makeFolder(folder: string): void {
    const full = this.#resolve(folder);
    const node = this.#nodes.get(full);
    if (node?.kind === 'folder') return;
    if (node) throw new MigrationError('transfer.already-exists', { path: folder });
    this.makeFolder(path.posix.dirname(full));
    this.#expectWritableFolder(full, folder);
    this.#nodes.set(full, this.#folderNode());
  }

  rename(from: string, to: string): void {
    const fullFrom = this.#resolve(from, false);
    const fullTo = this.#resolve(to, false);
    const node = this.#nodes.get(fullFrom);
    if (!node) throw missing(from);
    this.#expectWritableFolder(fullFrom, from);
    this.#expectWritableFolder(fullTo, to);
    for (const [name, moved] of [...this.#nodes]) {
      if (name !== fullFrom && !name.startsWith(`${fullFrom}/`)) continue;
      this.#nodes.delete(name);
      this.#nodes.set(fullTo + name.slice(fullFrom.length), moved);
    }
  }

  remove(file: string): void {
    const full = this.#resolve(file, false);
    const node = this.#nodes.get(full);
    if (!node) return;
    this.#expectWritableFolder(full, file);
    if (node.kind === 'folder')
      throw new MigrationError('transfer.failed', { path: file, detail: 'is a folder' });
    if (this.freeBytes !== undefined && node.kind === 'file') this.freeBytes += node.sizeBytes;
    this.#nodes.delete(full);
  }

  #file(file: string): FileNode {
    const node = this.#nodes.get(this.#resolve(file));
    if (!node) throw missing(file);
    if (node.kind !== 'file')
      throw new MigrationError('transfer.failed', { path: file, detail: 'is no file' });
    return node;
  }

  #expectWritableFolder(full: string, named: string): void {
    const folder = this.#nodes.get(path.posix.dirname(full));
    if (folder?.kind !== 'folder') throw missing(named);
    if (!allows(folder, 0o200)) throw denied(named);
  }

  /** The path without links in it; the last part stays a link where `followLast` is false. */
  #resolve(file: string, followLast = true): string {
    let left = path.posix.resolve(this.#loginFolder, file).split('/').filter(Boolean);
    let full = '/';
    for (let links = 0; left.length > 0;) {
      const [part = '', ...rest] = left;
      const next = path.posix.join(full, part);
      const node = this.#nodes.get(next);
      if (node?.kind === 'link' && (followLast || rest.length > 0) && links++ < mostLinks) {
        left = [...path.posix.resolve(full, node.target).split('/').filter(Boolean), ...rest];
        full = '/';
      } else {
        full = next;
        left = rest;
      }
    }
    return full;
  }

  #folderNode(): FolderNode {
    return { kind: 'folder', modifiedAt: this.#tick(), mode: 0o700 };
  }

  #tick(): Date {
    this.#timeMs += 1000;
    return new Date(this.#timeMs);
  }
}

function describe(node: Node): RemoteStat {
  const sizeBytes = node.kind === 'file' ? node.sizeBytes : 0;
  return { kind: node.kind, sizeBytes, modifiedAt: node.modifiedAt, mode: node.mode };
}

function allows({ mode }: Node, bits: number): boolean {
  return (mode & bits) === bits;
}

function sliceOf({ data }: FileNode, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, to - from));
  bytes.set(data.subarray(from, to));
  return bytes;
}

/** Doubles the room, so that many small writes copy little. */
function reserve(node: FileNode, sizeBytes: number): void {
  if (node.data.length >= sizeBytes) return;
  const data = Buffer.alloc(Math.max(sizeBytes, node.data.length * 2));
  node.data.copy(data, 0, 0, node.sizeBytes);
  node.data = data;
}

function missing(file: string): MigrationError {
  return new MigrationError('transfer.source-missing', { path: file });
}

function denied(file: string): MigrationError {
  return new MigrationError('transfer.permission-denied', { path: file });
}
