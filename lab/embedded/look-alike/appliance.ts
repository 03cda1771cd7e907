import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackedUpIdentity } from '../backup-file.ts';
import type { Refusal, ShelfPlaces } from '../backup-shelf.ts';
import type { Faults } from '../faults.ts';
import type { LabEndpoint } from '../listeners.ts';
import { makeCertificate } from '../keys/certificate.ts';
import type { LabMachine } from '../machine.ts';
import type { Surroundings } from '../product.ts';
import type { RootedFolder } from '../rooted-folder.ts';
import { Units } from '../units.ts';
import { unitNames, users, type LookAlike } from './look-alike.ts';

/** What a look-alike needs of the machine around it, embedded or booted. */
export type EppMachine = Pick<
  LabMachine,
  | 'hostName'
  | 'endpoint'
  | 'files'
  | 'disk'
  | 'product'
  | 'certificate'
  | 'uptimeSeconds'
  | 'useCertificate'
  | 'switchConsole'
  | 'switchSsh'
  | 'schedulePowerOff'
  | 'scheduleRestart'
  | 'scheduleSsh'
> & { readonly units: Pick<Units, 'start'> };

/** What it keeps over a restart of its machine, beside its backups. */
export interface EppMemory {
  readonly account: BackedUpIdentity['account'];
  readonly isLicensed: boolean;
  readonly packages: readonly string[];
}

const logFile = '/var/log/epp/epp_server.log';
const uploadFolder = '/var/eppfiles/upload';
const databaseFolder = '/var/lib/mysql';

/** The part of an Endpoint Protector look-alike that is not its backups: services, administrator, certificate, restarts. */
export class EppAppliance {
  readonly look: LookAlike;
  readonly units: Units;
  /** What is behind the web server starts: it answers by 500. */
  isStarting = false;
  /** Who administers it: after a restore the administrator of the backup. */
  account: BackedUpIdentity['account'];
  /** Cookies of those who are signed in. */
  readonly sessions = new Set<string>();
  /** A key that is on show until somebody says that it was saved. */
  keyDialog: { readonly backup: string; readonly key: string } | undefined;
  /** Lists that were exported, by name. */
  readonly exports = new Map<string, string>();
  /** Client packages that were uploaded. */
  readonly packages: Set<string>;
  /** What the setup wizard of its screen asks for, where a Backend Console Setup Password is set. */
  setupPassword: string | undefined;
  isLicensed: boolean;
  /** Where clients are sent that are told to move, as `address:port`; empty before that is set. */
  newServer = '';
  /** Clients that were told to move, by name. */
  readonly migrating = new Set<string>();
  readonly #faults: Faults;
  #machine: EppMachine | undefined;

  /** `memory`: what it kept; else it is a new one, whose administrator has a password that is made up. */
  constructor(look: LookAlike, faults: Faults, memory?: EppMemory) {
    this.look = look;
    this.#faults = faults;
    this.units = new Units(unitNames(look));
    this.account = memory?.account ?? {
      user: users.console,
      password: randomBytes(9).toString('base64url'),
    };
    this.isLicensed = memory?.isLicensed ?? false;
    this.packages = new Set(memory?.packages);
  }

  /** Called once, when the machine around it is made. */
  attach(machine: EppMachine): void {
    this.#machine = machine;
  }

  get machine(): EppMachine {
    if (!this.#machine) throw new Error('no machine yet');
    return this.#machine;
  }

  get memory(): EppMemory {
    const { account, isLicensed, packages } = this;
    return { account, isLicensed, packages: [...packages] };
  }

  get places(): ShelfPlaces {
    const { backupFolder, backupFileOf } = this.look;
    return { backupFolder, auditFolder: '/var/eppfiles/logbackup/jsdata', fileOf: backupFileOf };
  }

  /** Folders that only root may enter. */
  get closedFolders(): readonly string[] {
    const { backupFolder, isBackupFolderClosed } = this.look;
    return ['/root', uploadFolder, databaseFolder, ...(isBackupFolderClosed ? [backupFolder] : [])];
  }

  get surroundings(): Surroundings {
    return {
      identity: () => ({ certificate: this.machine.certificate, account: this.account }),
      onNote: (line) => fs.appendFileSync(this.machine.files.real(logFile), `${line}\n`),
      onRestored: (identity, signal) => this.#startAgain(identity, signal),
    };
  }

  /**
   * Takes an uploaded backup and begins to restore it; says why not. Throws `ENOSPC`, which the console answers by an error 500.
   * What it writes where it refuses is not published.
   */
  async importFile(bytes: Uint8Array, key: string): Promise<Refusal | undefined> {
    const { files, product } = this.machine;
    const { importLimitBytes } = this.look;
    if (bytes.length > importLimitBytes) {
      product.note(`import refused: ${String(bytes.length)} bytes`);
      return { exitCode: 1, message: 'the file is too large' };
    }
    const file = `${uploadFolder}/${randomBytes(6).toString('hex')}`;
    try {
      files.put(file, bytes);
    } catch (error) {
      product.note(`import: ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    }
    const refusal = await product.startImport(file, key);
    if (refusal) files.remove(file);
    return refusal;
  }

  /** Another address makes another certificate. */
  async onMove({ address }: LabEndpoint): Promise<void> {
    const { machine } = this;
    if (this.look.isCertificateOfAddress)
      machine.useCertificate(await makeCertificate(`${machine.hostName}.demo.test`, [address]));
    if (this.#faults.sshOffAfter === 'address-change') await machine.switchSsh('off');
  }

  /** The application is started again with what was restored: whoever was signed in has to sign in again, as on OLD. */
  async #startAgain(identity: BackedUpIdentity | undefined, signal: AbortSignal): Promise<void> {
    const { machine, look } = this;
    const { phpUnit, mysqlUnit, downMs, errorMs } = look;
    await machine.switchConsole('off');
    machine.product.note('restarting services');
    machine.units.start(['nginx', phpUnit, mysqlUnit]);
    await sleep(downMs, undefined, { signal });
    if (identity && look.isCertificateRestored) machine.useCertificate(identity.certificate);
    this.isStarting = true;
    await machine.switchConsole('on');
    await sleep(errorMs, undefined, { signal });
    if (identity) this.account = identity.account;
    this.sessions.clear();
    if (look.isCommunicationRestored) machine.product.switchClientCommunication('on');
    if (this.#faults.consolePassword) this.setupPassword = randomBytes(9).toString('base64url');
    if (this.#faults.sshOffAfter === 'restore') await machine.switchSsh('off');
    this.isStarting = false;
  }
}

/** Writes what is on such an appliance beside its backups, as far as the vendor's pages name it. */
export function installEpp(files: RootedFolder, version: string): void {
  for (const folder of ['/root', uploadFolder, '/var/www/EPPServer', '/var/log/epp', '/var/log/nginx'])
    fs.mkdirSync(files.real(folder), { recursive: true });
  files.put(`${databaseFolder}/epp/computers.ibd`, Buffer.alloc(400_000));
  files.put('/etc/nginx/nginx.conf', 'include /etc/nginx/sites-enabled/*;\n');
  files.put('/etc/nginx/sites-enabled/epp.nginx.conf', 'server { listen 443 ssl; }\n');
  files.put('/var/log/nginx/error.log', '');
  files.put(logFile, `${new Date(Date.now() - 3_600_000).toISOString()} epp: server ${version} started\n`);
}
