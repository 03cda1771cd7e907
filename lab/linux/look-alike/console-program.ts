// The console of a booted look-alike, started by systemd: the same one as in the embedded lab, on a machine of its own.
import fs from 'node:fs';
import path from 'node:path';
import { LabDisk } from '../../embedded/lab-disk.ts';
import { openListeners } from '../../embedded/listeners.ts';
import { EppAppliance, installEpp } from '../../embedded/look-alike/appliance.ts';
import { createEppConsole } from '../../embedded/look-alike/console.ts';
import { lookAlike } from '../../embedded/look-alike/look-alike.ts';
import { Product } from '../../embedded/product.ts';
import { RootedFolder } from '../../embedded/rooted-folder.ts';
import { BootedMachine } from './booted-machine.ts';
import { memoryFile, settingsFile, type BootedMemory, type LookAlikeSettings } from './places.ts';

const keepEveryMs = 250;
const workMs = 2000;

await serve();

async function serve(): Promise<void> {
  // Both were written by programs of the lab.
  const settings = JSON.parse(fs.readFileSync(settingsFile, 'utf8')) as LookAlikeSettings;
  const memory = fs.existsSync(memoryFile)
    ? (JSON.parse(fs.readFileSync(memoryFile, 'utf8')) as BootedMemory)
    : undefined;
  const { side, version, faults } = settings;
  const isOld = side === 'old';
  const fresh = { account: settings.account, isLicensed: false, packages: [] };
  const epp = new EppAppliance(lookAlike(settings.look), faults, memory?.epp ?? fresh);
  const { bavail, blocks, bsize } = fs.statfsSync('/');
  const disk = new LabDisk(side, blocks * bsize, (blocks - bavail) * bsize, faults);
  const files = new RootedFolder('/', '/root', disk);
  if (!memory) install(epp, files, version);
  const product = new Product({
    side,
    version,
    files,
    faults,
    computers: isOld ? 8 : 0,
    backupSizeBytes: settings.backupBytes,
    backupMs: workMs,
    importMs: workMs,
    places: epp.places,
    around: epp.surroundings,
    memory: memory?.product,
  });
  const certificate = memory?.certificate ?? settings.certificate;
  const machine = new BootedMachine({ files, disk, product, certificate }, (to) => epp.onMove(to));
  epp.attach(machine);
  if (!memory && isOld) await product.furnish();
  product.note('started');
  disk.putIntoService();
  const onConsole = createEppConsole(epp, (address) => machine.scheduleMove(address));
  const everywhere = { address: '0.0.0.0', sshPort: 22, consolePort: 443 };
  machine.serveBy(await openListeners(everywhere, { onConsole, certificate }));
  keepWhatChanges(epp, machine);
}

/** What stands there before the first start, and who may enter it. */
function install(epp: EppAppliance, files: RootedFolder, version: string): void {
  installEpp(files, version);
  for (const folder of epp.closedFolders) {
    fs.mkdirSync(folder, { recursive: true });
    fs.chmodSync(folder, 0o700);
  }
}

/** Writes down what the appliance knows soon after it has changed, and before it goes down. */
function keepWhatChanges(epp: EppAppliance, machine: BootedMachine): void {
  let kept = '';
  const keep = (): void => {
    const { certificate, endpoint, product } = machine;
    const memory: BootedMemory = {
      product: product.memory,
      epp: epp.memory,
      certificate,
      address: endpoint.address,
    };
    const text = JSON.stringify(memory);
    if (text === kept) return;
    fs.mkdirSync(path.dirname(memoryFile), { recursive: true });
    fs.writeFileSync(`${memoryFile}.new`, text, { mode: 0o600 });
    fs.renameSync(`${memoryFile}.new`, memoryFile);
    kept = text;
  };
  keep();
  setInterval(keep, keepEveryMs);
  process.on('SIGTERM', () => {
    keep();
    process.exit(0);
  });
}
