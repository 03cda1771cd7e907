import { randomInt } from 'node:crypto';
import net from 'node:net';
import type { LabEndpoint } from './listeners.ts';

export interface LabNetwork {
  readonly old: LabEndpoint;
  /** The temporary address of the new appliance. */
  readonly new: LabEndpoint;
}

export interface NetworkWish {
  readonly sshPort?: number | undefined;
  readonly consolePort?: number | undefined;
  /** `ports`: one address with different ports, as where there are no others. Default: two addresses where they can be had. */
  readonly addresses?: 'auto' | 'ports' | undefined;
}

const pair = ['127.0.0.10', '127.0.0.20'] as const;

/**
 * Finds addresses and ports for two machines that are free now: two addresses with the same ports on Linux, where the
 * whole of 127.0.0.0/8 is this computer; elsewhere one address with different ports. Throws where wished ports are taken.
 */
export async function findNetwork(wish: NetworkWish): Promise<LabNetwork> {
  const taken = new Set([wish.sshPort, wish.consolePort]);
  if (wish.addresses !== 'ports' && (await canUsePair())) {
    const [sshPort, consolePort] = [
      wish.sshPort ?? (await freePort(pair, taken)),
      wish.consolePort ?? (await freePort(pair, taken)),
    ];
    return {
      old: { address: pair[0], sshPort, consolePort },
      new: { address: pair[1], sshPort, consolePort },
    };
  }
  const one = ['127.0.0.1'] as const;
  const own = async (wished: NetworkWish): Promise<LabEndpoint> => ({
    address: one[0],
    sshPort: wished.sshPort ?? (await freePort(one, taken)),
    consolePort: wished.consolePort ?? (await freePort(one, taken)),
  });
  return { old: await own(wish), new: await own({}) };
}

async function canUsePair(): Promise<boolean> {
  // macOS and Windows answer on 127.0.0.1 only unless somebody added more.
  if (process.platform !== 'linux') return false;
  const results = await Promise.all(pair.map((address) => probe(address, 0)));
  return results.every((port) => port !== undefined);
}

/** Below what operating systems give to outgoing connections: a port stays free until the machines listen on it, and again after they moved. */
const ports = { from: 20_000, to: 32_000 } as const;

/** Each process has some of them for itself: another one that starts a lab in this moment takes others. */
const ownPorts = 200;
const ownFrom = ports.from + (process.pid % ((ports.to - ports.from) / ownPorts)) * ownPorts;

/** A port that nobody listens on at any of the addresses, and that is not taken; it is then. */
async function freePort(addresses: readonly string[], taken: Set<number | undefined>): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = ownFrom + randomInt(ownPorts);
    if (taken.has(port)) continue;
    const results = await Promise.all(addresses.map((address) => probe(address, port)));
    if (!results.every((found) => found === port)) continue;
    taken.add(port);
    return port;
  }
  throw new Error('no free port');
}

/** The port that could be listened on, 0 for any; undefined where it could not. */
function probe(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host, port, exclusive: true }, () => {
      const found = (server.address() as net.AddressInfo).port;
      server.close(() => resolve(found));
    });
  });
}
