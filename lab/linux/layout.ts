import path from 'node:path';

/** The two appliances. */
export const labSides = ['old', 'new'] as const;
export type LabSide = (typeof labSides)[number];

/** Who can own the network card of an appliance. */
export const cardOwners = ['netplan', 'ifupdown', 'networkmanager'] as const;
export type CardOwner = (typeof cardOwners)[number];

/** The places of the lab's network that are no appliance. */
export const labPlaces = ['switch', 'router', 'laptop', 'near', 'far', 'third'] as const;
export type LabPlace = (typeof labPlaces)[number];

/**
 * The network: a switch with both appliances, the laptop, a client and a machine that can become a third party; behind a
 * router a second network with another client. Addresses are those for documentation (RFC 5737).
 */
export const addresses = {
  final: '192.0.2.10',
  temporary: '192.0.2.20',
  gateway: '192.0.2.1',
  laptop: '192.0.2.50',
  near: '192.0.2.60',
  third: '192.0.2.70',
  far: '198.51.100.10',
  farGateway: '198.51.100.1',
  prefixLength: 24,
} as const;

/** The card of an appliance, as systemd-nspawn calls it. */
export const card = 'host0';

/** Where a lab keeps its files while it runs. */
export const runFolder = '/run/handover-lab';

/** Names of one lab on this computer: several may run at the same time. */
export interface LabNames {
  readonly id: string;
  readonly folder: string;
  readonly namespace: (place: LabPlace) => string;
  /** Short enough for the name of a network card with `vb-` before it. */
  readonly machine: (side: LabSide) => string;
}

/** `id`: up to six letters and digits. */
export function labNames(id: string): LabNames {
  return {
    id,
    folder: path.join(runFolder, id),
    namespace: (place) => `hol-${id}-${place}`,
    machine: (side) => `hol${id}${side === 'old' ? 'o' : 'n'}`,
  };
}
