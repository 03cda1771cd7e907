import type { LabSide } from '../faults.ts';
import type { Lab } from '../lab.ts';
import type { EppAppliance } from '../look-alike/appliance.ts';
import type { LabMachine } from '../machine.ts';
import type { Product } from '../product.ts';

/** A machine as its admin sees it: at its own screen, in the hypervisor, and in its console. */
export type MachineInSight = Pick<
  LabMachine,
  | 'side'
  | 'hostName'
  | 'endpoint'
  | 'power'
  | 'isAnswering'
  | 'powerOn'
  | 'powerOff'
  | 'plug'
  | 'unplug'
  | 'scheduleMove'
> & {
  readonly hostKey: { readonly sha256: string };
  readonly certificate: { readonly sha256: string };
  readonly product: Pick<Product, 'version' | 'importStatus' | 'clients' | 'keysOnShow'>;
};

/** A lab as an admin sees it, whether its machines are in this process or booted. */
export interface LabInSight extends Pick<Lab, 'final' | 'login' | 'notebook'> {
  readonly old: MachineInSight;
  readonly new: MachineInSight;
  readonly clients: { readonly names: readonly string[] };
  /** Where they are look-alikes of Endpoint Protector. */
  readonly epp:
    Readonly<Record<LabSide, Pick<EppAppliance, 'account' | 'look' | 'setupPassword'>>> | undefined;
}
