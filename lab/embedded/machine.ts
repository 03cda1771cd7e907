import fs from 'node:fs';
import type { Faults, LabSide } from './faults.ts';
import type { LabDisk } from './lab-disk.ts';
import { openListeners, type LabEndpoint, type Listeners, type Services } from './listeners.ts';
import type { ConsoleCertificate } from './keys/certificate.ts';
import { makeHostKey, type HostKey } from './keys/machine-keys.ts';
import type { Product } from './product.ts';
import type { RootedFolder } from './rooted-folder.ts';
import type { Units } from './units.ts';

export interface MachineOptions {
  readonly side: LabSide;
  readonly hostName: string;
  readonly endpoint: LabEndpoint;
  readonly hostKey: HostKey;
  readonly certificate: ConsoleCertificate;
  readonly files: RootedFolder;
  /** Folders that only root may enter. */
  readonly closedFolders: readonly string[];
  readonly units: Units;
  /** Whether there is a command of the product on it. */
  readonly hasProductCommand: boolean;
  readonly disk: LabDisk;
  readonly faults: Faults;
  /** For how long it has been on when the lab begins. */
  readonly ranForMs: number;
  readonly powerOffMs: number;
  readonly addressChangeMs: number;
  /** The machine that holds an address now, if any. */
  readonly holderOf: (endpoint: LabEndpoint) => LabMachine | undefined;
  /** Called while it is at no address, between the last one and its next. */
  readonly onMove?: ((to: LabEndpoint) => Promise<void>) | undefined;
  /** Called when this machine is off: who lost the address to it has it again. */
  readonly onPoweredOff: (machine: LabMachine) => Promise<void>;
}

/** What a machine offers on its ports; made anew when its host key changes. */
type MachineServices = Omit<Services, 'certificate'>;

/** An appliance of the lab as its hypervisor sees it: power, network card, keys. */
export class LabMachine {
  readonly side: LabSide;
  readonly hostName: string;
  readonly files: RootedFolder;
  /** The same files, as whoever logs in may see them. */
  readonly loginFiles: RootedFolder;
  readonly units: Units;
  readonly hasProductCommand: boolean;
  readonly disk: LabDisk;
  readonly product: Product;
  readonly #options: MachineOptions;
  readonly #serve: (machine: LabMachine) => MachineServices;
  readonly #timers = new Set<NodeJS.Timeout>();
  #endpoint: LabEndpoint;
  #hostKey: HostKey;
  #certificate: ConsoleCertificate;
  #hasSsh = true;
  #listeners: Listeners | undefined;
  #power: 'on' | 'off' = 'off';
  #hasYielded = false;
  #bootedAtMs = 0;
  /** One change of power or network at a time. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: MachineOptions, product: Product, serve: (machine: LabMachine) => MachineServices) {
    this.#options = options;
    this.side = options.side;
    this.hostName = options.hostName;
    this.#certificate = options.certificate;
    this.files = options.files;
    this.loginFiles = options.files.without(options.closedFolders);
    this.units = options.units;
    this.hasProductCommand = options.hasProductCommand;
    this.disk = options.disk;
    this.product = product;
    this.#serve = serve;
    this.#endpoint = options.endpoint;
    this.#hostKey = options.hostKey;
  }

  get endpoint(): LabEndpoint {
    return this.#endpoint;
  }
  /** As the machine's own screen shows it. */
  get hostKey(): HostKey {
    return this.#hostKey;
  }
  get certificate(): ConsoleCertificate {
    return this.#certificate;
  }
  get power(): 'on' | 'off' {
    return this.#power;
  }
  /** Whether it answers at its address: it is on, and nobody else took the address from it. */
  get isAnswering(): boolean {
    return this.#listeners !== undefined;
  }
  get uptimeSeconds(): number {
    return (Date.now() - this.#bootedAtMs) / 1000;
  }

  /** Starts it at its address. Another machine that holds the address loses it until this one goes. */
  powerOn(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#power === 'on') return;
      await this.#options.holderOf(this.#endpoint)?.yieldAddress();
      this.#power = 'on';
      // Only the first time: later starts are those of the lab.
      const ranForMs = this.#bootedAtMs === 0 ? this.#options.ranForMs : 0;
      this.#bootedAtMs = Date.now() - ranForMs;
      this.units.start(undefined, this.#bootedAtMs);
      await this.#plug();
    });
  }

  /** Pulls the cord: ports closed, connections killed. */
  powerOff(): Promise<void> {
    return this.#inTurn(async () => {
      this.#power = 'off';
      await this.#unplug();
      await this.#options.onPoweredOff(this);
    });
  }

  /** Two machines have one address, and the switches send everything to the other one. */
  yieldAddress(): Promise<void> {
    this.#hasYielded = true;
    return this.unplug();
  }

  /** Answers again at an address that it had yielded. */
  async regainAddress(): Promise<void> {
    if (!this.#hasYielded) return;
    this.#hasYielded = false;
    await this.plug();
  }

  /** Off and on again, with another host key where asked. */
  async restart(options: { readonly newHostKey?: boolean } = {}): Promise<void> {
    await this.powerOff();
    if (options.newHostKey) this.#hostKey = makeHostKey();
    await this.powerOn();
  }

  /** The network cable out, the machine on. */
  unplug(): Promise<void> {
    return this.#inTurn(() => this.#unplug());
  }

  /** The network cable in again. Rejects where the address is taken. */
  plug(): Promise<void> {
    return this.#inTurn(() => this.#plug());
  }

  /** The console shows another certificate from now on. */
  useCertificate(certificate: ConsoleCertificate): void {
    this.#certificate = certificate;
    this.#listeners?.useCertificate(certificate);
  }

  /** The web server is gone, or there again; the machine stays as it is. */
  switchConsole(state: 'on' | 'off'): Promise<void> {
    return this.#inTurn(async () => this.#listeners?.switchConsole(state));
  }

  /** Switches the SSH server on or off, and kills every connection. */
  async switchSsh(state: 'on' | 'off'): Promise<void> {
    this.#hasSsh = state === 'on';
    if (!this.#listeners) return;
    await this.unplug();
    await this.plug();
  }

  /** Kills every connection; the machine stays on. */
  dropConnections(): void {
    this.#listeners?.dropConnections();
  }

  /** Powers off shortly after, as a machine does that is told to over the network. */
  schedulePowerOff(): void {
    const { faults, powerOffMs } = this.#options;
    this.product.note('power off');
    if (this.side === 'old' && faults.oldStaysOn) return;
    this.#later(powerOffMs, async () => {
      await this.powerOff();
      const backAfterMs = faults.oldComesBackAfterMs;
      if (this.side === 'old' && backAfterMs !== undefined) this.#later(backAfterMs, () => this.powerOn());
    });
  }

  /** Moves to another address shortly after. False, and nothing happens, where another machine holds it. */
  scheduleMove(endpoint: LabEndpoint): boolean {
    const holder = this.#options.holderOf(endpoint);
    if (holder !== undefined && holder !== this) return false;
    this.product.note(`address ${endpoint.address}`);
    this.#later(this.#options.addressChangeMs, () => this.#move(endpoint));
    return true;
  }

  /** Switches the SSH server on shortly after. */
  scheduleSsh(): void {
    this.#later(0, () => this.switchSsh('on'));
  }

  /** Restarts as soon as it can. */
  scheduleRestart(options: { readonly newHostKey: boolean }): void {
    this.#later(0, () => this.restart(options));
  }

  /** Off for good. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.powerOff();
    await this.product.close();
  }

  #move(endpoint: LabEndpoint): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#power === 'off') return;
      await this.#unplug();
      if (this.side === 'new' && this.#options.faults.hostKeyChanged === 'new') this.#hostKey = makeHostKey();
      await this.#options.onMove?.(endpoint);
      const before = this.#endpoint;
      this.#endpoint = endpoint;
      try {
        await this.#plug();
      } catch (error) {
        // Somebody outside of the lab has the port: back to where it answers.
        this.product.note(
          `${endpoint.address} cannot be had: ${error instanceof Error ? error.message : ''}`,
        );
        this.#endpoint = before;
        await this.#plug();
      }
    });
  }

  async #plug(): Promise<void> {
    if (this.#power === 'off' || this.#listeners) return;
    const { onSsh, onConsole } = this.#serve(this);
    const services = { onConsole, certificate: this.certificate, ...(this.#hasSsh && { onSsh }) };
    this.#listeners = await openListeners(this.#endpoint, services);
  }

  async #unplug(): Promise<void> {
    const listeners = this.#listeners;
    this.#listeners = undefined;
    await listeners?.close();
  }

  #later(ms: number, task: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task().catch((error: unknown) => {
        this.product.note(error instanceof Error ? error.message : String(error));
      });
    }, ms);
    this.#timers.add(timer);
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(change);
    // The caller hears of the failure; the next change does not fail for it.
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** Writes the files that a freshly installed machine has. */
export function installSystem(
  files: RootedFolder,
  { hostName, user, version }: { readonly hostName: string; readonly user: string; readonly version: string },
): void {
  for (const folder of [`/home/${user}`, '/tmp']) {
    fs.mkdirSync(files.real(folder), { recursive: true });
  }
  files.put('/proc/self/mounts', '/dev/sda1 / ext4 rw 0 0\n');
  files.put('/etc/hostname', `${hostName}\n`);
  files.put('/etc/os-release', osRelease(version));
  files.put('/etc/resolv.conf', 'nameserver 192.0.2.53\nnameserver 192.0.2.54\nsearch demo.test\n');
  files.put('/etc/netplan/01-demo.yaml', 'network:\n  version: 2\n  renderer: networkd\n');
  files.put('/sys/class/dmi/id/sys_vendor', 'VMware, Inc.\n');
  files.put('/sys/class/dmi/id/product_name', 'VMware Virtual Platform\n');
  files.put('/sys/class/dmi/id/chassis_asset_tag', 'No Asset Tag\n');
}

/** What tells the guest system of an appliance of a version: Ubuntu, published from 2509 on; of 5.x it is not. */
export function osRelease(version: string): string {
  const isLegacy = version.startsWith('5.');
  const system = isLegacy ? '18.04.6 LTS' : version.startsWith('2608') ? '26.04 LTS' : '22.04.4 LTS';
  return `PRETTY_NAME="Ubuntu ${system}"\nNAME="Ubuntu"\nVERSION_ID="${system.slice(0, 5)}"\nVERSION="${system}"\nID=ubuntu\nID_LIKE=debian\n`;
}
