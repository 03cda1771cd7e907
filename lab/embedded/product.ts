import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { versionRule } from '../../shared/rules/versions.ts';
import { openBackup, type BackedUpIdentity, type BackupContents } from './backup-file.ts';
import {
  BackupShelf,
  demoPlaces,
  type LabItem,
  type ListedItem,
  type Refusal,
  type ShelfItems,
  type ShelfPlaces,
} from './backup-shelf.ts';
import type { Faults, LabSide } from './faults.ts';
import type { RootedFolder } from './rooted-folder.ts';

export const productName = 'Demo Appliance';
export interface LabClient {
  readonly name: string;
  readonly os: string;
  readonly agentVersion: string;
  readonly lastSeenAt: string;
}

export interface ImportStatus {
  readonly state: 'none' | 'generating' | 'queued' | 'done' | 'failed';
  readonly backup?: string;
  readonly detail?: string;
}

export interface ProductOptions {
  readonly side: LabSide;
  readonly version: string;
  readonly files: RootedFolder;
  readonly faults: Faults;
  /** How many it has at first; with any it has been in use, and has users, policies and rights as well. */
  readonly computers: number;
  readonly backupSizeBytes: number;
  readonly backupMs: number;
  readonly importMs: number;
  /** Default: those of the demo product. */
  readonly places?: ShelfPlaces;
  readonly around?: Surroundings;
  /** What it knew before its machine was started again. */
  readonly memory?: ProductMemory | undefined;
}

/** What a product keeps over a restart of its machine. */
export interface ProductMemory {
  readonly items: ShelfItems;
  readonly clients: readonly LabClient[];
  readonly inventory: Readonly<Record<string, number>>;
  readonly restoredFrom?: string | undefined;
  readonly importStatus: ImportStatus;
  readonly clientCommunication: 'on' | 'off';
}

/** What a product does to the machine around it. The demo product does nothing. */
export interface Surroundings {
  readonly identity: () => BackedUpIdentity;
  readonly onNote: (line: string) => void;
  /** Called when an import has taken over what was backed up; it is over when this is. */
  readonly onRestored: (identity: BackedUpIdentity | undefined, signal: AbortSignal) => Promise<void>;
}

/** What runs on an appliance of the lab: backups, import, clients, settings. All of it is gone when the lab closes. */
export class Product {
  readonly #options: ProductOptions;
  readonly #shelf: BackupShelf;
  readonly #clients = new Map<string, LabClient>();
  readonly #log: string[] = [];
  readonly #end = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #inventory: Readonly<Record<string, number>>;
  #restoredFrom: string | undefined;
  #import: ImportStatus;
  /** Also on the new one, so that a migration has something to switch off. */
  #clientCommunication: 'on' | 'off';

  constructor(options: ProductOptions) {
    this.#options = options;
    const { files, faults, backupSizeBytes: sizeBytes, backupMs: durationMs, memory } = options;
    const { places = demoPlaces } = options;
    this.#inventory = memory?.inventory ?? inventoryOf(options.computers);
    this.#restoredFrom = memory?.restoredFrom;
    this.#import = memory?.importStatus ?? { state: 'none' };
    this.#clientCommunication = memory?.clientCommunication ?? 'on';
    for (const client of memory?.clients ?? []) this.#clients.set(client.name, client);
    const { signal } = this.#end;
    this.#shelf = new BackupShelf({
      places,
      files,
      faults,
      sizeBytes,
      durationMs,
      signal,
      items: memory?.items,
    });
  }

  get version(): string {
    const { side, version, faults } = this.#options;
    return (side === 'old' ? faults.oldVersion : undefined) ?? version;
  }

  get clientCommunication(): 'on' | 'off' {
    return this.#clientCommunication;
  }

  get importStatus(): ImportStatus {
    return this.#import;
  }

  /** What the appliance holds, with the backup that it was restored from. */
  get inventory(): Readonly<Record<string, number | string>> {
    const isUsed =
      this.#options.side === 'new' && this.#options.faults.newNotFresh && this.#restoredFrom === undefined;
    const counts = isUsed ? { computers: 3, users: 2, policies: 1, rights: 4 } : this.#inventory;
    return { ...counts, ...(this.#restoredFrom !== undefined && { restoredFrom: this.#restoredFrom }) };
  }

  get clients(): readonly LabClient[] {
    return [...this.#clients.values()];
  }

  /** As it is to be given to the one that takes its place. */
  get memory(): ProductMemory {
    return {
      items: this.#shelf.items,
      clients: this.clients,
      inventory: this.#inventory,
      restoredFrom: this.#restoredFrom,
      importStatus: this.#import,
      clientCommunication: this.#clientCommunication,
    };
  }

  get log(): readonly string[] {
    return this.#log;
  }

  /** Keys of backups that are being made: the web console shows them so long, and nothing keeps them. */
  get keysOnShow(): ReadonlyMap<string, string> {
    return this.#shelf.keysOnShow;
  }

  backups(): ListedItem[] {
    return this.#shelf.backups;
  }

  audits(): ListedItem[] {
    return this.#shelf.audits;
  }

  switchClientCommunication(state: 'on' | 'off'): void {
    this.#clientCommunication = state;
    this.note(`client communication ${state}`);
  }

  /** Records a client that checked in. False where client communication is off. */
  checkIn(client: Omit<LabClient, 'lastSeenAt'>): boolean {
    if (this.#clientCommunication === 'off') return false;
    this.#clients.set(client.name, { ...client, lastSeenAt: new Date().toISOString() });
    return true;
  }

  /** Puts there what an appliance holds that has been in use for a while. */
  async furnish(): Promise<void> {
    const source = { version: this.version, contents: this.#contents() };
    await this.#shelf.addOlder(`weekly-${this.version}-12`, source, 12, 2_000_000);
    await this.#shelf.addOlder(`weekly-${this.version}-5`, source, 5, 2_100_000);
    this.#shelf.addAuditLog('audit-2026-q3', this.version, 40, 1_200_000);
  }

  /** Begins a backup. The key is told here and nowhere again. */
  createBackup(
    name: string,
  ): { readonly name: string; readonly path: string; readonly key: string } | Refusal {
    const begun = this.#shelf.begin(name, this.version);
    if ('exitCode' in begun) return begun;
    const { item, key } = begun;
    this.note(`backup ${name} started`);
    this.#background(() => this.#generate(item, key));
    return { name, path: item.path, key };
  }

  /** Checks key, integrity and version of a backup, and begins to restore it. */
  async startImport(file: string, key: string): Promise<Refusal | undefined> {
    const { files, faults } = this.#options;
    if (this.#import.state === 'generating' || this.#import.state === 'queued') {
      return { exitCode: 7, message: 'an import is running' };
    }
    if (!fs.statSync(files.real(file), { throwIfNoEntry: false })?.isFile()) {
      return { exitCode: 1, message: `${file}: no such file` };
    }
    const opened = await openBackup(files.real(file), key);
    if (opened.kind === 'damaged') return this.#refuse(4, `damaged file: ${opened.why}`);
    const { verdict } = versionRule(opened.version, this.version);
    if (verdict === 'refused' || verdict === 'unknown') {
      return this.#refuse(6, `a backup of version ${opened.version} cannot be restored on ${this.version}`);
    }
    if (opened.kind === 'wrong-key') return this.#refuse(3, 'wrong key');
    if (faults.wrongKeyTimes !== undefined && faults.wrongKeyTimes > 0) {
      faults.wrongKeyTimes -= 1;
      return this.#refuse(3, 'wrong key');
    }
    this.#import = { state: 'generating', backup: opened.name, detail: 'reading the backup' };
    this.note(`import of ${opened.name} started`);
    this.#background(() => this.#restore({ ...opened, path: file }));
    return undefined;
  }

  /** Adds a line to the log of the product. */
  note(text: string): void {
    const { around } = this.#options;
    const line = `${new Date().toISOString()} ${around ? 'epp' : 'demo-appliance'}: ${text}`;
    this.#log.push(line);
    around?.onNote(line);
  }

  /** Stops what runs in the background and waits for its end. */
  async close(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#running);
  }

  async #generate(item: LabItem, key: string): Promise<void> {
    try {
      await this.#shelf.make(item, key, this.#contents());
    } catch (error) {
      if (this.#end.signal.aborted) return;
      this.note(error instanceof Error ? error.message : String(error));
    }
    if (item.state === 'generating') return;
    this.note(`backup ${item.name} ${item.state}`);
  }

  async #restore({
    name: backup,
    version,
    path,
    contents,
  }: {
    readonly name: string;
    readonly version: string;
    readonly path: string;
    readonly contents: BackupContents;
  }): Promise<void> {
    const { faults, importMs, around } = this.#options;
    await this.#pause(importMs / 2);
    if (faults.importFails) {
      this.#import = { state: 'failed', backup, detail: 'the database did not take the rights' };
      this.note(`import of ${backup} failed: the database did not take the rights`);
      return;
    }
    this.#import = { state: 'queued', backup, detail: 'your backup import file has been queued' };
    // Until the fault is cleared.
    while (faults.importStalls) await this.#pause(20);
    await this.#pause(importMs / 2);
    this.#inventory = contents.inventory;
    this.#restoredFrom = backup;
    // The backup brings the clients along, with when the old appliance saw them; a client that was here meanwhile is newer.
    for (const client of contents.clients) {
      const { name = '', os = '', agentVersion = '', lastSeenAt = '' } = client;
      if (!this.#clients.has(name)) this.#clients.set(name, { name, os, agentVersion, lastSeenAt });
    }
    if (around) {
      const createdAt = new Date().toISOString();
      this.#shelf.keepOnly({ name: backup, path, createdAt, version, state: 'ready' });
      await around.onRestored(contents.identity, this.#end.signal);
    }
    this.#import = { state: 'done', backup, detail: 'restored' };
    this.note(`import of ${backup} done`);
  }

  #contents(): BackupContents {
    const identity = this.#options.around?.identity();
    return {
      inventory: this.#inventory,
      clients: this.clients.map((client) => ({ ...client })),
      ...(identity && { identity }),
    };
  }

  #refuse(exitCode: number, message: string): Refusal {
    this.note(`import refused: ${message}`);
    return { exitCode, message };
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#end.signal });
  }

  #background(task: () => Promise<void>): void {
    const run = task()
      .catch((error: unknown) => {
        if (!this.#end.signal.aborted) throw error;
      })
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }
}

function inventoryOf(computers: number): Readonly<Record<string, number>> {
  return computers > 0
    ? { computers, users: 12, policies: 5, rights: 34 }
    : { computers, users: 0, policies: 0, rights: 0 };
}
