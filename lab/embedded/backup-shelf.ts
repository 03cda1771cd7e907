import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import { writeBackup, type BackupContents } from './backup-file.ts';
import type { Faults } from './faults.ts';
import type { RootedFolder } from './rooted-folder.ts';

/** How the product command ends where it says no. */
export interface Refusal {
  readonly exitCode: number;
  readonly message: string;
}

export interface LabItem {
  readonly name: string;
  readonly path: string;
  readonly createdAt: string;
  readonly version: string;
  state: 'generating' | 'ready' | 'failed';
}
export type ListedItem = LabItem & { readonly sizeBytes: number };

/** Where a product keeps its files, and what it calls them. */
export interface ShelfPlaces {
  readonly backupFolder: string;
  readonly auditFolder: string;
  /** The name of the file of a backup of that name. */
  readonly fileOf: (backup: string) => string;
}

export const demoPlaces: ShelfPlaces = {
  backupFolder: '/var/backups/demo-appliance',
  auditFolder: '/var/backups/demo-appliance/audit',
  fileOf: (backup) => `${backup}.bak`,
};

export interface BackupShelfOptions {
  readonly places: ShelfPlaces;
  readonly files: RootedFolder;
  readonly faults: Faults;
  readonly sizeBytes: number;
  readonly durationMs: number;
  readonly signal: AbortSignal;
  /** What lies there already. */
  readonly items?: ShelfItems | undefined;
}

export interface ShelfItems {
  readonly backups: readonly LabItem[];
  readonly audits: readonly LabItem[];
}

/** What a backup is made of. */
export interface BackupSource {
  readonly version: string;
  readonly contents: BackupContents;
}

/** The backups and audit logs that lie on an appliance. */
export class BackupShelf {
  readonly #options: BackupShelfOptions;
  readonly #backups: LabItem[];
  readonly #audits: LabItem[];
  readonly #keysOnShow = new Map<string, string>();

  constructor(options: BackupShelfOptions) {
    this.#options = options;
    const { backups = [], audits = [] } = options.items ?? {};
    // One that was being made when the machine went off is not made any more.
    this.#backups = backups.map((item) => ({
      ...item,
      ...(item.state === 'generating' && { state: 'failed' }),
    }));
    this.#audits = [...audits];
    for (const folder of [options.places.backupFolder, options.places.auditFolder]) {
      fs.mkdirSync(options.files.real(folder), { recursive: true });
    }
  }

  /** All of it, as it is kept over a restart. */
  get items(): ShelfItems {
    return { backups: this.#backups, audits: this.#audits };
  }

  get backups(): ListedItem[] {
    return this.#present(this.#backups);
  }

  get audits(): ListedItem[] {
    return this.#present(this.#audits);
  }

  get keysOnShow(): ReadonlyMap<string, string> {
    return this.#keysOnShow;
  }

  /** Puts a finished backup of earlier days there. Nobody knows its key any more. */
  async addOlder(name: string, source: BackupSource, ageDays: number, sizeBytes: number): Promise<void> {
    const { files, signal } = this.#options;
    const file = this.#fileOf(name);
    await writeBackup({
      folder: files,
      file,
      name,
      ...source,
      key: newKey(),
      sizeBytes,
      durationMs: 0,
      signal,
    });
    this.#backups.push(olderItem(files, { name, path: file, version: source.version }, ageDays));
  }

  addAuditLog(name: string, version: string, ageDays: number, sizeBytes: number): void {
    const { files } = this.#options;
    const file = `${this.#options.places.auditFolder}/${name}.csv`;
    const line = '2026-01-01T00:00:00Z,demo,event,"a file was copied to a stick"\n';
    files.put(file, line.repeat(Math.ceil(sizeBytes / line.length)).slice(0, sizeBytes));
    this.#audits.push(olderItem(files, { name, path: file, version }, ageDays));
  }

  /** Enters a backup that is about to be made, with a key for it. */
  begin(name: string, version: string): { readonly item: LabItem; readonly key: string } | Refusal {
    if (!/^[A-Za-z0-9][\w.-]{0,99}$/.test(name)) return { exitCode: 2, message: 'not a name for a backup' };
    if (this.#backups.some((item) => item.name === name)) {
      return { exitCode: 6, message: `there is a backup ${name} already` };
    }
    const key = newKey();
    const item: LabItem = {
      name,
      path: this.#fileOf(name),
      createdAt: new Date().toISOString(),
      version,
      state: 'generating',
    };
    this.#backups.push(item);
    this.#keysOnShow.set(name, key);
    return { item, key };
  }

  /** Makes it; the key leaves the console when that is over. Throws the signal's reason, and `ENOSPC`. */
  async make(item: LabItem, key: string, contents: BackupContents): Promise<void> {
    const { faults, files, durationMs, signal } = this.#options;
    const sizeBytes = faults.backupSizeBytes ?? this.#options.sizeBytes;
    const isBroken = faults.backupNeverReady === true || faults.backupFails === true;
    try {
      await writeBackup({
        folder: files,
        file: item.path,
        name: item.name,
        version: item.version,
        key,
        contents,
        sizeBytes,
        durationMs,
        ...(isBroken && { stopAtBytes: Math.floor(sizeBytes / 2) }),
        signal,
      });
      if (!faults.backupNeverReady) item.state = faults.backupFails ? 'failed' : 'ready';
    } catch (error) {
      item.state = 'failed';
      throw error;
    } finally {
      if (item.state !== 'generating') this.#keysOnShow.delete(item.name);
    }
  }

  /** Afterwards this one is listed and no other; their files go. */
  keepOnly(item: LabItem): void {
    for (const gone of this.#backups.splice(0)) {
      if (this.#options.files.has(gone.path)) this.#options.files.remove(gone.path);
    }
    this.#backups.push(item);
  }

  #fileOf(name: string): string {
    const { backupFolder, fileOf } = this.#options.places;
    return `${backupFolder}/${fileOf(name)}`;
  }

  /** Those whose file is there. */
  #present(items: readonly LabItem[]): ListedItem[] {
    return items.flatMap((item) => {
      const stat = fs.statSync(this.#options.files.real(item.path), { throwIfNoEntry: false });
      return stat || item.state === 'generating' ? [{ ...item, sizeBytes: stat?.size ?? 0 }] : [];
    });
  }
}

function olderItem(
  files: RootedFolder,
  item: Pick<LabItem, 'name' | 'path' | 'version'>,
  ageDays: number,
): LabItem {
  const created = new Date(Date.now() - ageDays * 24 * 60 * 60_000);
  fs.utimesSync(files.real(item.path), created, created);
  return { ...item, createdAt: created.toISOString(), state: 'ready' };
}

/** Four groups of five, of characters that nobody mistakes for each other. */
function newKey(): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const group = (): string =>
    Array.from({ length: 5 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return [group(), group(), group(), group()].join('-');
}
