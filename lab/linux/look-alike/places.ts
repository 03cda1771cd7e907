import type { BackedUpIdentity } from '../../embedded/backup-file.ts';
import type { Faults } from '../../embedded/faults.ts';
import type { ConsoleCertificate } from '../../embedded/keys/certificate.ts';
import type { EppMemory } from '../../embedded/look-alike/appliance.ts';
import type { LookAlike } from '../../embedded/look-alike/look-alike.ts';
import type { ProductMemory } from '../../embedded/product.ts';
import type { LabSide } from '../layout.ts';

/** What a booted look-alike may be given otherwise: all that is a value. */
export type BootedLook = Partial<Omit<LookAlike, 'backupFileOf'>>;

/** The lab's own folder on an appliance: beneath what the machine has, and in nobody's path. */
export const labFolder = '/usr/lib/handover-lab';
export const settingsFile = `${labFolder}/settings.json`;
/** Sets the address as the product's own page does. */
export const setAddressProgram = `${labFolder}/set-address`;
/** Where the product keeps what it knows, as its database would. */
export const memoryFile = '/var/lib/mysql/epp/state.json';

/** What the lab tells the console program of its appliance. */
export interface LookAlikeSettings {
  readonly side: LabSide;
  readonly version: string;
  readonly backupBytes: number;
  readonly look: BootedLook;
  readonly faults: Faults;
  readonly account: BackedUpIdentity['account'];
  readonly certificate: ConsoleCertificate;
}

/** What is kept over a restart of the machine, and what the lab sees of it from outside. */
export interface BootedMemory {
  readonly product: ProductMemory;
  readonly epp: EppMemory;
  readonly certificate: ConsoleCertificate;
  readonly address: string;
}
