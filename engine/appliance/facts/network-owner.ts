import type { ApplianceFacts } from '../../../shared/run/facts.ts';

export type NetworkOwner = NonNullable<ApplianceFacts['networkOwner']>;

/** What was seen of the tools that can own a network card. Outputs are empty where a tool is not there. */
export interface NetworkTraces {
  /** The card with the default route. */
  readonly card: string;
  /** Names in `/etc/netplan`. */
  readonly netplanFiles: readonly string[];
  /** `iface` lines of `/etc/network/interfaces` and the files below `interfaces.d`. */
  readonly ifaceLines: string;
  /** Units that `systemctl is-active` called active. */
  readonly activeUnits: readonly string[];
  /** `networkctl --no-legend list`. */
  readonly networkctl: string;
  /** `nmcli -t -f DEVICE,STATE device`. */
  readonly nmcli: string;
}

/**
 * Which tool owns the card: whose files must be changed for an address to stay. `several` where two do, for then the
 * outcome of a change depends on which one is last. A running service that says itself that it leaves the card alone
 * does not count; one that cannot be asked does.
 */
export function networkOwnerOf(traces: NetworkTraces): NetworkOwner {
  const { card, activeUnits, netplanFiles } = traces;
  const hasNetplan = netplanFiles.some((name) => name.endsWith('.yaml'));
  const owners: NetworkOwner[] = [];
  if (activeUnits.includes('systemd-networkd') && networkdManages(traces)) {
    owners.push(hasNetplan ? 'netplan-networkd' : 'networkd');
  }
  if (activeUnits.includes('NetworkManager') && networkManagerManages(traces)) {
    owners.push(hasNetplan ? 'netplan-networkmanager' : 'networkmanager');
  }
  if (ifupdownManages(traces.ifaceLines, card)) owners.push('ifupdown');
  return owners.length > 1 ? 'several' : (owners[0] ?? 'none');
}

/** The last column is the setup: `configured`, `configuring`, `unmanaged`. */
function networkdManages({ networkctl, card }: NetworkTraces): boolean {
  const row = networkctl
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find((columns) => columns[1] === card);
  return row?.at(-1) !== 'unmanaged';
}

/** `DEVICE:STATE`; `connected (externally)` is what NetworkManager says of a card that another tool set up. */
function networkManagerManages({ nmcli, card }: NetworkTraces): boolean {
  const row = nmcli.split('\n').find((line) => line.startsWith(`${card}:`));
  const state = row?.slice(card.length + 1).trim();
  return state !== 'unmanaged' && state !== 'connected (externally)';
}

function ifupdownManages(ifaceLines: string, card: string): boolean {
  return ifaceLines.split('\n').some((line) => {
    const [keyword, name, , method] = line.trim().split(/\s+/);
    return keyword === 'iface' && name === card && method !== 'manual';
  });
}
