import type { PageForm } from './variants.ts';

/**
 * What an Endpoint Protector look-alike of the lab is like. What the vendor publishes stands in the code around it; what is
 * inferred, unpublished or published in two ways is a switch here (`/work/shared/console.md` of the project: "(i)", "(?)").
 */
export interface LookAlike {
  /**
   * What SSH gives: sudo with the password of `epproot` (published for 5.x), sudo without one, no sudo, a menu instead of a
   * shell, or no SSH server at all.
   */
  readonly login: 'sudo-password' | 'sudo-free' | 'no-sudo' | 'menu' | 'no-ssh';
  /** Where System Backups lie; not published. */
  readonly backupFolder: string;
  /** Whether only root may enter it. */
  readonly isBackupFolderClosed: boolean;
  /** The name of the file of a backup; not published, and the vendor's one sample ends in `.bak`. */
  readonly backupFileOf: (backup: string) => string;
  /** What the page of the web console that one is shown first is called, in the language of the appliance. */
  readonly title: string;
  /** Services beside `nginx`, `cron` and `syslog-ng`: their versions are in their names, or not. */
  readonly phpUnit: string;
  readonly mysqlUnit: string;
  /** What the switch of client communication is called; named by three pages and described by none. */
  readonly communicationLabel: string;
  /** Whether a restore switches client communication on again. */
  readonly isCommunicationRestored: boolean;
  /** Whether the certificate of the console comes with a restore. */
  readonly isCertificateRestored: boolean;
  /** Whether another address makes another certificate. */
  readonly isCertificateOfAddress: boolean;
  /** What the list says at the end of an import; the pages contradict each other. */
  readonly importEnd: 'Ready to download' | 'Your back import file has been queued';
  /** What a backup may have; whether the 200 MB are MB or MiB is not said. */
  readonly importLimitBytes: 200_000_000 | 209_715_200;
  /** Where the address is set: on its page, or in the setup wizard of the machine's own screen alone (cloud images). */
  readonly addressAt: 'page' | 'wizard';
  /** Whether the times of an exported list of computers tell their zone. */
  readonly exportTimes: 'with-zone' | 'without-zone';
  /** How the pages of the console are made. */
  readonly pages: PageForm;
  /** Clients that fail to move to another server, and stay: why one does is not published. */
  readonly failToMove: readonly string[];
  /** How long the console is gone while its services start again, and how long it answers by an error 500 then. */
  readonly downMs: number;
  readonly errorMs: number;
}

/** One that is as the vendor's pages let one expect, with `changes`. */
export function lookAlike(changes: Partial<LookAlike> = {}): LookAlike {
  return {
    login: 'sudo-password',
    backupFolder: '/var/eppfiles/sysbackup/v2',
    isBackupFolderClosed: true,
    // As a server names what is uploaded and made: nothing of it tells the name that the admin gave.
    backupFileOf: (backup) => `${Buffer.from(backup).toString('hex').slice(-12)}.bak`,
    title: 'Endpoint Protector',
    phpUnit: 'php8.1-fpm',
    mysqlUnit: 'mysql',
    communicationLabel: 'Client communication',
    isCommunicationRestored: true,
    isCertificateRestored: true,
    isCertificateOfAddress: true,
    importEnd: 'Ready to download',
    importLimitBytes: 200_000_000,
    addressAt: 'page',
    exportTimes: 'with-zone',
    pages: 'plain',
    failToMove: [],
    downMs: 300,
    errorMs: 1500,
    ...changes,
  };
}

/** User of SSH, published; of the web console, published for a first login. */
export const users = { ssh: 'epproot', console: 'root' } as const;

/** Services that the vendor's pages name. */
export function unitNames({ phpUnit, mysqlUnit }: LookAlike): string[] {
  return ['nginx', phpUnit, mysqlUnit, 'cron', 'syslog-ng', 'ssh', 'systemd-networkd'];
}
