import { randomBytes, randomInt } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createConsoleService } from './console-service.ts';
import type { Faults, LabSide } from './faults.ts';
import { describeClients, startClients, type LabClients } from './lab-clients.ts';
import { LabDisk } from './lab-disk.ts';
import { findNetwork, type NetworkWish } from './lab-network.ts';
import type { LabEndpoint } from './listeners.ts';
import { makeCertificate, makeHostKey, type MachineKeys } from './machine-keys.ts';
import { installSystem, LabMachine } from './machine.ts';
import { Product } from './product.ts';
import { RootedFolder } from './rooted-folder.ts';
import { createSshService } from './ssh-service.ts';
import type { LabLogin } from './login.ts';

export interface LabOptions extends NetworkWish {
  readonly faults?: Faults | undefined;
  /** Of the user `admin` and of the web console. Default: made up. */
  readonly password?: string | undefined;
  /** How SSH lets one in. Default: by password. */
  readonly login?:
    | {
        readonly password?: boolean | undefined;
        readonly keyboardInteractive?: boolean | undefined;
        readonly authorisedKey?: string | undefined;
      }
    | undefined;
  readonly sudoNeedsPassword?: boolean | undefined;
  readonly oldVersion?: string | undefined;
  /** Default 24 MiB. */
  readonly backupSizeBytes?: number | undefined;
  /** Default 8. */
  readonly clients?: number | undefined;
  readonly timings?: Partial<LabTimings> | undefined;
  /** Of a lab that is gone, whose place this one takes. Default: new ones, as every machine has its own. */
  readonly keys?: Readonly<Record<LabSide, MachineKeys>> | undefined;
}

export interface LabTimings {
  readonly backupMs: number;
  readonly importMs: number;
  readonly addressChangeMs: number;
  readonly powerOffMs: number;
  readonly checkInMs: number;
}

const usualTimings: LabTimings = {
  backupMs: 2000,
  importMs: 2000,
  addressChangeMs: 400,
  powerOffMs: 300,
  checkInMs: 1000,
};

/** Two demo appliances in this process, with the clients that they serve. */
export interface Lab {
  readonly old: LabMachine;
  readonly new: LabMachine;
  /** Where the clients look: the old appliance's place, and later the new one's. */
  readonly final: LabEndpoint;
  readonly login: LabLogin;
  readonly clients: LabClients;
  /** May be changed while it runs. */
  readonly faults: Faults;
  /** Where the admin wrote down the keys, by the name of the backup. Memory only. */
  readonly notebook: Map<string, string>;
  /** Both off, clients stopped, files removed. May be called twice. */
  close(): Promise<void>;
}

const portAttempts = 5;

/**
 * Makes and starts both appliances and their clients. Rejects where wished ports are taken; then nothing is left behind. Ports
 * that it found by itself and that somebody else took in the same moment are left to them.
 */
export async function createLab(options: LabOptions = {}): Promise<Lab> {
  const hasWish = options.sshPort !== undefined || options.consolePort !== undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return await startLab(options);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || hasWish || attempt >= portAttempts) throw error;
    }
  }
}

async function startLab(options: LabOptions): Promise<Lab> {
  const faults = options.faults ?? {};
  const timings = { ...usualTimings, ...options.timings };
  const login = loginOf(options);
  const network = await findNetwork(options);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-lab-'));
  const machines: LabMachine[] = [];
  const clientList = describeClients(options.clients ?? 8);

  const make = async (side: LabSide): Promise<LabMachine> => {
    const hostName = `demo-${side}`;
    const root = path.join(folder, side);
    fs.mkdirSync(root, { mode: 0o700 });
    const disk = new LabDisk(side, 500e9, side === 'old' ? 210e9 : 24e9, faults);
    const files = new RootedFolder(root, '/home/admin', disk);
    installSystem(files, hostName);
    const isOld = side === 'old';
    const product = new Product({
      side,
      version: isOld ? (options.oldVersion ?? '5.9.4.2') : '2608',
      files,
      faults,
      inventory: isOld
        ? { computers: clientList.length, users: 12, policies: 5, rights: 34 }
        : { computers: 0, users: 0, policies: 0, rights: 0 },
      backupSizeBytes: options.backupSizeBytes ?? 24 * 2 ** 20,
      backupMs: timings.backupMs,
      importMs: timings.importMs,
    });
    const endpoint = network[side];
    const machine: LabMachine = new LabMachine(
      {
        side,
        hostName,
        endpoint,
        hostKey: options.keys?.[side].hostKey ?? makeHostKey(),
        certificate:
          options.keys?.[side].certificate ??
          (await makeCertificate(`${hostName}.demo.test`, [endpoint.address, network.old.address])),
        files,
        disk,
        faults,
        powerOffMs: timings.powerOffMs,
        addressChangeMs: timings.addressChangeMs,
        holderOf: (wanted) => machines.find((each) => each.isAnswering && isSamePlace(each.endpoint, wanted)),
        onPoweredOff: async (gone) => {
          const other = machines.find((each) => each !== gone && isSamePlace(each.endpoint, gone.endpoint));
          await other?.regainAddress();
        },
      },
      product,
      (self) => ({
        onSsh: createSshService(self, login, faults),
        onConsole: createConsoleService(self, login.password),
      }),
    );
    return machine;
  };

  let clients: LabClients | undefined;
  const close = async (): Promise<void> => {
    await clients?.close();
    for (const machine of machines) await machine.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [old, fresh] = await Promise.all([make('old'), make('new')]);
    machines.push(old, fresh);
    await furnishOld(old, clientList);
    for (const { disk } of machines) disk.putIntoService();
    await old.powerOn();
    await fresh.powerOn();
    clients = startClients(clientList, network.old, timings.checkInMs);
    return { old, new: fresh, final: network.old, login, clients, faults, notebook: new Map(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What an appliance holds that has been in use for a while. */
async function furnishOld(
  { product }: LabMachine,
  clients: ReturnType<typeof describeClients>,
): Promise<void> {
  for (const client of clients) product.checkIn(client);
  await product.furnish();
  product.note('started');
}

function loginOf({ password, login, sudoNeedsPassword }: LabOptions): LabLogin {
  const isKeyboardInteractive = login?.keyboardInteractive ?? false;
  return {
    user: 'admin',
    password: password ?? randomBytes(9).toString('base64url'),
    oneTimeCode: String(randomInt(100_000, 1_000_000)),
    acceptsPassword: login?.password ?? !isKeyboardInteractive,
    isKeyboardInteractive,
    authorisedKey: login?.authorisedKey,
    sudoNeedsPassword: sudoNeedsPassword ?? false,
  };
}

function isSamePlace(a: LabEndpoint, b: LabEndpoint): boolean {
  return a.address === b.address && (a.sshPort === b.sshPort || a.consolePort === b.consolePort);
}
