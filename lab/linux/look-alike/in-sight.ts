import fs from 'node:fs';
import path from 'node:path';
import type { LabInSight, MachineInSight } from '../../embedded/demo/lab-in-sight.ts';
import { lookAlike, users } from '../../embedded/look-alike/look-alike.ts';
import { linuxFaults } from '../faults.ts';
import type { LinuxLab } from '../lab.ts';
import { addresses, labPlaces, type LabSide } from '../layout.ts';
import { memoryFile, type BootedMemory } from './places.ts';

const ports = { sshPort: 22, consolePort: 443 } as const;
const clientPlaces = labPlaces.filter((place) => place === 'near' || place === 'far');

/** A booted lab of look-alikes as its admin sees it, for the same hands that work in the embedded one. `clientsEach`: of each network. */
export function inSight(lab: LinuxLab, clientsEach: number): LabInSight {
  const names = clientPlaces.flatMap((place) =>
    Array.from({ length: clientsEach }, (_, at) => `${place}-${String(at + 1).padStart(2, '0')}`),
  );
  const look = lookAlike(lab.new.look ?? {});
  const eppOf = (side: LabSide) => {
    const { account } = lab[side];
    if (!account) throw new Error('these appliances are no look-alikes');
    return { account, look, setupPassword: undefined };
  };
  return {
    old: machineInSight(lab, 'old'),
    new: machineInSight(lab, 'new'),
    final: { address: addresses.final, ...ports },
    login: {
      user: users.ssh,
      password: lab.old.adminPassword,
      oneTimeCode: '',
      acceptsPassword: true,
      isKeyboardInteractive: false,
      sudo: 'password',
      shell: 'sh',
    },
    clients: { names },
    notebook: new Map(),
    epp: { old: eppOf('old'), new: eppOf('new') },
  };
}

/** What its console keeps; written by the lab's own program. Throws while there is nothing yet. */
export function memoryOf(lab: LinuxLab, side: LabSide): BootedMemory {
  return JSON.parse(fs.readFileSync(path.join(lab[side].root, memoryFile), 'utf8')) as BootedMemory;
}

function machineInSight(lab: LinuxLab, side: LabSide): MachineInSight {
  const machine = lab[side];
  const plug = async (isDown: boolean): Promise<void> => {
    await linuxFaults[`link-down-${side}`](lab, isDown);
  };
  return {
    side,
    hostName: machine.hostName,
    hostKey: { sha256: machine.hostKey },
    get certificate() {
      return memoryOf(lab, side).certificate;
    },
    get endpoint() {
      return { address: memoryOf(lab, side).address, ...ports };
    },
    get power() {
      return machine.isOn() ? 'on' : 'off';
    },
    get isAnswering() {
      return machine.isOn();
    },
    powerOn: async () => {
      machine.powerOn();
      await lab.waitUntilUp(side);
    },
    powerOff: () => machine.pull(),
    plug: () => plug(false),
    unplug: () => plug(true),
    scheduleMove: () => {
      throw new Error('a booted look-alike gets its address on its page alone');
    },
    product: {
      version: machine.version,
      get importStatus() {
        return memoryOf(lab, side).product.importStatus;
      },
      get clients() {
        return memoryOf(lab, side).product.clients;
      },
      keysOnShow: new Map(),
    },
  };
}
