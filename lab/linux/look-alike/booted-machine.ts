import { execFile } from 'node:child_process';
import net from 'node:net';
import os from 'node:os';
import type { LabDisk } from '../../embedded/lab-disk.ts';
import type { ConsoleCertificate } from '../../embedded/keys/certificate.ts';
import type { LabEndpoint, Listeners } from '../../embedded/listeners.ts';
import type { EppMachine } from '../../embedded/look-alike/appliance.ts';
import type { Product } from '../../embedded/product.ts';
import type { RootedFolder } from '../../embedded/rooted-folder.ts';
import { card } from '../layout.ts';
import { setAddressProgram } from './places.ts';

/** Long enough for the answer to whoever pressed the button. */
const soonMs = 300;

/** The machine that this process runs on, as a look-alike needs it: what it does is done by systemd and by the owner of the card. */
export class BootedMachine implements EppMachine {
  readonly hostName = os.hostname();
  readonly files: RootedFolder;
  readonly disk: LabDisk;
  readonly product: Product;
  readonly units = {
    start: (names: Iterable<string> = []): void =>
      this.#run(['systemctl', 'restart', '--no-block', ...names]),
  };
  readonly #onMove: (to: LabEndpoint) => Promise<void>;
  #certificate: ConsoleCertificate;
  #listeners: Listeners | undefined;

  constructor(
    parts: Pick<EppMachine, 'files' | 'disk' | 'product' | 'certificate'>,
    onMove: (to: LabEndpoint) => Promise<void>,
  ) {
    this.files = parts.files;
    this.disk = parts.disk;
    this.product = parts.product;
    this.#certificate = parts.certificate;
    this.#onMove = onMove;
  }

  /** From now on what it shows is shown by these. */
  serveBy(listeners: Listeners): void {
    this.#listeners = listeners;
  }

  /** At its own address; empty while its card has none. */
  get endpoint(): LabEndpoint {
    const own = os.networkInterfaces()[card]?.find(({ family }) => family === 'IPv4');
    return { address: own?.address ?? '', sshPort: 22, consolePort: 443 };
  }
  get certificate(): ConsoleCertificate {
    return this.#certificate;
  }
  get uptimeSeconds(): number {
    return os.uptime();
  }

  useCertificate(certificate: ConsoleCertificate): void {
    this.#certificate = certificate;
    this.#listeners?.useCertificate(certificate);
  }

  async switchConsole(state: 'on' | 'off'): Promise<void> {
    await this.#listeners?.switchConsole(state);
  }

  switchSsh(state: 'on' | 'off'): Promise<void> {
    this.#run(['systemctl', state === 'on' ? 'start' : 'stop', 'ssh']);
    // A server that is stopped leaves its sessions. Its own title goes on with its path.
    if (state === 'off') this.#run(['pkill', '-9', '-f', '^sshd: [^/]']);
    return Promise.resolve();
  }

  schedulePowerOff(): void {
    this.product.note('power off');
    this.#soon(['systemctl', 'poweroff']);
  }

  scheduleRestart(): void {
    this.#soon(['systemctl', 'reboot']);
  }

  scheduleSsh(): void {
    this.#soon(['systemctl', 'start', 'ssh']);
  }

  /** Sets another address shortly after, whoever has it: what a page does about a second owner is not published. False for none. */
  scheduleMove(address: string): boolean {
    if (!net.isIPv4(address)) return false;
    this.product.note(`address ${address}`);
    setTimeout(() => {
      this.#onMove({ ...this.endpoint, address })
        .then(() => this.#run([setAddressProgram, address]))
        .catch((error: unknown) => this.#tell(error));
    }, soonMs);
    return true;
  }

  #soon(argv: readonly string[]): void {
    setTimeout(() => this.#run(argv), soonMs);
  }

  #run([file = '', ...args]: readonly string[]): void {
    execFile(file, args, (error) => error && this.#tell(error));
  }

  #tell(error: unknown): void {
    this.product.note(error instanceof Error ? error.message : String(error));
  }
}
