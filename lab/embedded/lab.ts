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
import { makeCertificate } from './keys/certificate.ts';
import { makeHostKey, type MachineKeys } from './keys/machine-keys.ts';
import { installSystem, LabMachine } from './machine.ts';
import { Product } from './product.ts';
import { RootedFolder } from './rooted-folder.ts';
import { createSshService } from './ssh-service.ts';
import type { LabLogin } from './login.ts';
import { EppAppliance, installEpp } from './look-alike/appliance.ts';
import { clientPath, createEppConsole } from './look-alike/console.ts';
import { lookAlike, users, type LookAlike } from './look-alike/look-alike.ts';
import { Units } from './units.ts';

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
  /** Their builds: those that every server takes, or those that can be moved in waves. Default: `bridge`. */
  readonly clientLine?: 'bridge' | 'unified' | undefined;
  readonly timings?: Partial<LabTimings> | undefined;
  /** Both appliances are look-alikes of Endpoint Protector, with these switches; else they are demo appliances. */
  readonly lookAlike?: Partial<LookAlike> | undefined;
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
  /** Where they are look-alikes of Endpoint Protector. */
  readonly epp: Readonly<Record<LabSide, EppAppliance>> | undefined;
  /** Where the admin wrote down the keys, by the name of the backup. Memory only. */
  readonly notebook: Map<string, string>;
  /** Both off, clients stopped, files removed. May be called twice. */
  close(): Promise<void>;
}

const portAttempts = 5;
/** A look-alike has been on for two days when the lab begins: its services were not started just now. */
const inUseForMs = 2 * 24 * 3_600_000;

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
  const clientList = describeClients(options.clients ?? 8, options.clientLine);

  const look = options.lookAlike && lookAlike(options.lookAlike);
  const epp = look && { old: new EppAppliance(look, faults), new: new EppAppliance(look, faults) };
  const make = async (side: LabSide): Promise<LabMachine> => {
    const own = epp?.[side];
    const hostName = `demo-${side}`;
    const root = path.join(folder, side);
    fs.mkdirSync(root, { mode: 0o700 });
    const disk = new LabDisk(side, 500e9, side === 'old' ? 210e9 : 24e9, faults);
    const files = new RootedFolder(root, `/home/${login.user}`, disk);
    const isOld = side === 'old';
    const version = isOld ? (options.oldVersion ?? '5.9.4.2') : '2608';
    installSystem(files, { hostName, user: login.user, version });
    if (own) {
      installEpp(files, version);
      // Nothing of it was written today.
      makeOld(root, new Date(Date.now() - inUseForMs));
    }
    const product = new Product({
      side,
      version,
      files,
      faults,
      computers: isOld ? clientList.length : 0,
      backupSizeBytes: options.backupSizeBytes ?? 24 * 2 ** 20,
      backupMs: timings.backupMs,
      importMs: timings.importMs,
      ...(own && { places: own.places, around: own.surroundings }),
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
        closedFolders: own?.closedFolders ?? [],
        units: own?.units ?? new Units(['systemd-networkd']),
        hasProductCommand: own === undefined,
        disk,
        faults,
        ranForMs: own ? inUseForMs : 0,
        onMove: own && ((to) => own.onMove(to)),
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
        onConsole: own
          ? createEppConsole(own, (address) => self.scheduleMove(placeOf(address)))
          : createConsoleService(self, login.password),
      }),
    );
    own?.attach(machine);
    if (look?.login === 'no-ssh') await machine.switchSsh('off');
    return machine;
  };

  /** An address is typed without its ports: they are those of the network. */
  const placeOf = (address: string): LabEndpoint =>
    address === network.old.address ? network.old : { ...network.new, address };
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
    clients = startClients(clientList, network.old, timings.checkInMs, epp ? clientPath : '/client/check-in');
    const notebook = new Map<string, string>();
    return { old, new: fresh, final: network.old, login, clients, faults, epp, notebook, close };
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

function loginOf({ password, login, sudoNeedsPassword, lookAlike: wanted }: LabOptions): LabLogin {
  const isKeyboardInteractive = login?.keyboardInteractive ?? false;
  return {
    user: wanted ? users.ssh : 'admin',
    password: password ?? randomBytes(9).toString('base64url'),
    oneTimeCode: String(randomInt(100_000, 1_000_000)),
    acceptsPassword: login?.password ?? !isKeyboardInteractive,
    isKeyboardInteractive,
    authorisedKey: login?.authorisedKey,
    ...rightsOf(wanted ? lookAlike(wanted).login : sudoNeedsPassword ? 'sudo-password' : 'sudo-free'),
  };
}

function makeOld(root: string, at: Date): void {
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true }))
    fs.utimesSync(path.join(entry.parentPath, entry.name), at, at);
}

function rightsOf(login: LookAlike['login']): Pick<LabLogin, 'sudo' | 'shell'> {
  switch (login) {
    case 'sudo-password':
    case 'no-ssh':
      return { sudo: 'password', shell: 'sh' };
    case 'sudo-free':
      return { sudo: 'free', shell: 'sh' };
    case 'no-sudo':
      return { sudo: 'none', shell: 'sh' };
    case 'menu':
      return { sudo: 'none', shell: 'menu' };
    default:
      return login satisfies never;
  }
}

function isSamePlace(a: LabEndpoint, b: LabEndpoint): boolean {
  return a.address === b.address && (a.sshPort === b.sshPort || a.consolePort === b.consolePort);
}
