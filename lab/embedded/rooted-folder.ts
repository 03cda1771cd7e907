import fs from 'node:fs';
import path from 'node:path';
import type { LabDisk } from './lab-disk.ts';

const maxLinks = 40;

/**
 * A folder of the real file system that is the whole file system of a machine, `/` and all, as after chroot. Paths are
 * POSIX paths of that machine; neither `..` nor a link leads out. Methods throw what `node:fs` throws, and `ENOSPC` where
 * the machine's disk is full.
 */
export class RootedFolder {
  readonly #root: string;
  readonly #home: string;
  readonly #disk: LabDisk;
  readonly #closed: readonly string[];

  constructor(root: string, home: string, disk: LabDisk, closed: readonly string[] = []) {
    this.#root = root;
    this.#home = home;
    this.#disk = disk;
    this.#closed = closed;
  }

  /** The same files for somebody who may not enter these folders: `EACCES` there. This very object where all are open. */
  without(closed: readonly string[]): RootedFolder {
    return closed.length === 0 ? this : new RootedFolder(this.#root, this.#home, this.#disk, closed);
  }

  get disk(): LabDisk {
    return this.#disk;
  }

  /** The path from the root without `.`, `..` and links; relative ones start at home. The last part need not exist. */
  canonical(file: string, options: { readonly keepLastLink?: boolean } = {}): string {
    const done: string[] = [];
    const todo = path.posix.join('/', file.startsWith('/') ? '' : this.#home).split('/');
    todo.push(...file.split('/'));
    let links = 0;
    for (let part = todo.shift(); part !== undefined; part = todo.shift()) {
      if (part === '' || part === '.') continue;
      if (part === '..') {
        done.pop();
        continue;
      }
      const target =
        options.keepLastLink && todo.every((rest) => rest === '')
          ? undefined
          : this.#linkTarget([...done, part]);
      if (target === undefined) done.push(part);
      else {
        if (++links > maxLinks) throw Object.assign(new Error('ELOOP: too many links'), { code: 'ELOOP' });
        if (target.startsWith('/')) done.length = 0;
        todo.unshift(...target.split('/'));
      }
    }
    return `/${done.join('/')}`;
  }

  /** Where a file really is. */
  real(file: string, options: { readonly keepLastLink?: boolean } = {}): string {
    const canonical = this.canonical(file, options);
    if (this.#closed.some((folder) => canonical === folder || canonical.startsWith(`${folder}/`)))
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    return this.#realOf(canonical.split('/'));
  }

  has(file: string): boolean {
    return fs.statSync(this.real(file), { throwIfNoEntry: false }) !== undefined;
  }

  open(file: string, flags: number, mode: number): number {
    const real = this.real(file);
    const oldBytes = (flags & fs.constants.O_TRUNC) === 0 ? 0 : sizeOf(real);
    const descriptor = fs.openSync(real, flags, mode);
    this.#disk.take(-oldBytes);
    return descriptor;
  }

  write(descriptor: number, data: Uint8Array, position: number): void {
    const grownBytes = position + data.length - fs.fstatSync(descriptor).size;
    if (grownBytes > 0) this.#disk.take(grownBytes);
    for (let done = 0; done < data.length;) {
      done += fs.writeSync(descriptor, data, done, data.length - done, position + done);
    }
  }

  truncate(descriptor: number, sizeBytes: number): void {
    this.#disk.take(sizeBytes - fs.fstatSync(descriptor).size);
    fs.ftruncateSync(descriptor, sizeBytes);
  }

  /** Writes a whole small file, with its folders. */
  put(file: string, data: string | Uint8Array): void {
    const bytes = Buffer.from(data);
    const real = this.real(file);
    fs.mkdirSync(path.dirname(real), { recursive: true });
    this.#disk.take(bytes.length - sizeOf(real));
    fs.writeFileSync(real, bytes);
  }

  remove(file: string): void {
    const real = this.real(file, { keepLastLink: true });
    const freedBytes = sizeOf(real);
    fs.unlinkSync(real);
    this.#disk.take(-freedBytes);
  }

  /** Over whatever has the new name where `isReplacing`, else `EEXIST`. */
  rename(from: string, to: string, isReplacing: boolean): void {
    const [realFrom, realTo] = [
      this.real(from, { keepLastLink: true }),
      this.real(to, { keepLastLink: true }),
    ];
    const replacedBytes = sizeOf(realTo);
    if (!isReplacing && fs.lstatSync(realTo, { throwIfNoEntry: false })) {
      throw Object.assign(new Error('EEXIST: file exists'), { code: 'EEXIST' });
    }
    fs.renameSync(realFrom, realTo);
    this.#disk.take(realFrom === realTo ? 0 : -replacedBytes);
  }

  #realOf(parts: readonly string[]): string {
    return path.join(this.#root, ...parts);
  }

  #linkTarget(parts: readonly string[]): string | undefined {
    const real = this.#realOf(parts);
    const stat = fs.lstatSync(real, { throwIfNoEntry: false });
    return stat?.isSymbolicLink() ? fs.readlinkSync(real) : undefined;
  }
}

function sizeOf(real: string): number {
  const stat = fs.lstatSync(real, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : 0;
}
