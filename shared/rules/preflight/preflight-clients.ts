import { finding, type CheckId, type Finding } from '../../run/finding.ts';
import { clientFleet } from '../clients/client-builds.ts';
import { listLength, shownRows, someNames, type ListedClients } from '../clients/client-list.ts';
import { waveRefusals, wavesOf, waveVerdict } from '../clients/waves.ts';
import type { Checks, PreflightInput } from './preflight-input.ts';

/** Checks of the clients: whether all are known, and what they need before and after. */
export const clientChecks = {
  'preflight.no-client-baseline': ({ clients }) => {
    if (clients === undefined) return finding('preflight.no-client-baseline', 'warning', {});
    return 'unread' in clients
      ? finding('preflight.could-not-test', 'warning', {
          check: 'no-client-baseline',
          side: 'old',
          reason: clients.unread,
        })
      : undefined;
  },
  'preflight.client-list': (input) => {
    const clients = listed(input);
    return clients && listFindings(clients, input.endpoints);
  },
  'preflight.clients-old': (input) => {
    const clients = listed(input);
    if (!clients) return undefined;
    const { bridge, unknown, hours } = clientFleet(clients.names, clients.kinds);
    if (bridge.length === 0 && unknown.length === 0) return undefined;
    return finding('preflight.clients-old', bridge.length > 0 ? 'warning' : 'info', {
      count: bridge.length,
      names: someNames(bridge),
      unknown: unknown.length,
      unknownNames: someNames(unknown),
      hours,
    });
  },
  'preflight.clients-linux': (input) => {
    const clients = listed(input);
    const linux = clients ? clientFleet(clients.names, clients.kinds).linux : [];
    return linux.length === 0
      ? undefined
      : finding('preflight.clients-linux', 'info', { count: linux.length, names: someNames(linux) });
  },
  'preflight.waves': (input) => {
    const clients = listed(input);
    // With the same address nobody has to be moved.
    if (!clients || input.strategy === 'same') return undefined;
    const version = input.old.product?.version ?? input.old.declaredVersion;
    const { pilot, rest, staying } = wavesOf(clients.names, clients.kinds, clients.duplicates);
    return finding('preflight.waves', input.inWaves ? 'warning' : 'info', {
      verdict: waveVerdict(version, input.hasEncryption),
      moving: pilot.length + rest.length,
      staying: staying.length,
      pilot: someNames(pilot),
      led: input.inWaves ? 'yes' : 'no',
    });
  },
  'preflight.waves-refused': (input) => {
    if (!input.inWaves) return undefined;
    const clients = listed(input);
    const refusals = waveRefusals({
      isVendors: input.rules !== 'none',
      version: input.old.product?.version ?? input.old.declaredVersion,
      hasEncryption: input.hasEncryption,
      waves: clients && wavesOf(clients.names, clients.kinds, clients.duplicates),
      ...input.inWaves,
    });
    return refusals.map((reason) => finding('preflight.waves-refused', 'error', { reason }));
  },
} satisfies Partial<Checks<CheckId>>;

/** What is told of a list itself: whether it is whole, and which names stand there more than once. */
export function listFindings(
  { rows, duplicates, isExport }: Omit<ListedClients, 'names' | 'kinds'>,
  endpoints: number | undefined,
): Finding[] {
  const length = listLength(rows, endpoints, isExport);
  if (length !== 'cut' && length !== 'differs' && duplicates.length === 0) return [];
  return [
    finding('preflight.client-list', length === 'cut' || length === 'differs' ? 'warning' : 'info', {
      rows,
      endpoints: endpoints ?? 0,
      shown: length === 'cut' ? shownRows : 0,
      duplicates: someNames(duplicates),
    }),
  ];
}

function listed({ clients }: PreflightInput): ListedClients | undefined {
  return clients && !('unread' in clients) ? clients : undefined;
}
