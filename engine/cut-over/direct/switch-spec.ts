/** Everything that a direct switch on the new appliance needs to know. All of it was read there, or stands in the plan. */
export interface SwitchSpec {
  /** Part of the names on the machine, so that two jobs never take each other's files: letters, digits, hyphens. */
  readonly id: string;
  readonly interfaceName: string;
  readonly finalAddress: string;
  readonly prefixLength: number;
  /** The address that the machine was reached by until now; on the same card, with the same prefix. */
  readonly temporaryAddress: string;
  readonly gateway: string | undefined;
  /** The card of the old appliance, where it was seen; another one that answers is a third machine. */
  readonly oldMac: string | undefined;
  readonly owner: SwitchOwner;
  /** The one file that holds the temporary address for good. */
  readonly configFile: string;
  /** After this long without a commit everything goes back by itself. */
  readonly deadManSeconds: number;
  /** How long the new machine waits for the old one to fall silent before it gives up. */
  readonly waitSeconds: number;
}

/** Tools whose files a direct switch can change for good. */
export const switchOwners = [
  'netplan-networkd',
  'netplan-networkmanager',
  'networkd',
  'ifupdown',
  'networkmanager',
] as const;
export type SwitchOwner = (typeof switchOwners)[number];

/** Where a switch keeps its files on the machine: gone after a reboot, as what it changed is before the commit. */
export function switchFolder({ id }: Pick<SwitchSpec, 'id'>): string {
  return `/run/handover-${id}`;
}

/**
 * The units of a switch, which run under PID 1 and not under our session. Two timers do the undo: one is begun while the
 * other still runs, so that the machine is never without one.
 */
export function switchUnits({ id }: Pick<SwitchSpec, 'id'>): {
  readonly take: string;
  readonly commit: string;
  readonly undo: readonly [string, string];
} {
  return {
    take: `handover-take-${id}`,
    commit: `handover-commit-${id}`,
    undo: [`handover-undo-${id}`, `handover-again-${id}`],
  };
}
