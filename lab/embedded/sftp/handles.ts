import fs from 'node:fs';

export interface FileHandle {
  readonly kind: 'file';
  readonly descriptor: number;
  readonly isAppending: boolean;
}

export interface FolderHandle {
  readonly kind: 'folder';
  /** Where it really is. */
  readonly real: string;
  /** Names that were not told yet. */
  readonly left: string[];
}

/** The files and folders that a client has open, by the names that it was given for them. */
export class SftpHandles {
  readonly #max: number;
  readonly #open = new Map<string, FileHandle | FolderHandle>();
  #next = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** The name of a new handle. Throws `EMFILE` where there are too many; a file is closed then. */
  add(handle: FileHandle | FolderHandle): string {
    if (this.#open.size >= this.#max) {
      if (handle.kind === 'file') fs.closeSync(handle.descriptor);
      throw Object.assign(new Error('too many open files'), { code: 'EMFILE' });
    }
    const name = String(this.#next++);
    this.#open.set(name, handle);
    return name;
  }

  /** Throws `EBADF` where the name is not that of a file. */
  file(name: string): FileHandle {
    const handle = this.#open.get(name);
    if (handle?.kind !== 'file') throw badHandle();
    return handle;
  }

  /** Throws `EBADF` where the name is not that of a folder. */
  folder(name: string): FolderHandle {
    const handle = this.#open.get(name);
    if (handle?.kind !== 'folder') throw badHandle();
    return handle;
  }

  /** Throws `EBADF` where nothing has the name. */
  close(name: string): void {
    const handle = this.#open.get(name);
    if (!handle) throw badHandle();
    this.#open.delete(name);
    if (handle.kind === 'file') fs.closeSync(handle.descriptor);
  }

  closeAll(): void {
    for (const name of [...this.#open.keys()]) this.close(name);
  }
}

function badHandle(): Error {
  return Object.assign(new Error('bad handle'), { code: 'EBADF' });
}
