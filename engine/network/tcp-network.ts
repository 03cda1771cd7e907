import { readHostKey } from '../ssh/read-host-key.ts';
import { dialFromLaptop } from './dial.ts';
import { readCertificate } from './read-certificate.ts';
import { isAbort, isMigrationError } from '../errors.ts';
import type { Network, Pins, PortSight, Sighting, Vantage } from './network.ts';

/** The real network, by plain TCP connections: no raw sockets, no special rights. */
export function createTcpNetwork(): Network {
  return {
    laptop: { name: 'laptop', dial: dialFromLaptop },
    look: async (endpoint, pins, from, timeoutMs, signal) => {
      const [ssh, console] = await Promise.all([
        sight((stop) => lookAtSsh(endpoint.address, endpoint.sshPort, pins, from, stop), timeoutMs, signal),
        sight((stop) => lookAtConsole(endpoint.address, endpoint.consolePort, from, stop), timeoutMs, signal),
      ]);
      return {
        ssh: ssh.port,
        console: console.port,
        ...(console.certificate && { certificate: console.certificate }),
      };
    },
  };
}

interface Look {
  readonly port: PortSight;
  readonly certificate?: Sighting['certificate'];
}

/**
 * A server shows one host key a connection, of the type that the client prefers: both pinned types are asked for, so that
 * either machine can be recognised.
 */
async function lookAtSsh(
  address: string,
  port: number,
  pins: Pins,
  from: Vantage,
  signal: AbortSignal,
): Promise<Look> {
  const types = [...new Set([pins.new.identity.keyType, pins.old.identity.keyType])];
  let first: string | undefined;
  for (const keyType of types) {
    const key = await readHostKey(await from.dial(address, port, signal), keyType, signal);
    if (key === undefined) continue;
    first ??= key.sha256;
    if (key.sha256 === pins.new.identity.sha256 || key.sha256 === pins.old.identity.sha256)
      return { port: { kind: 'open', sha256: key.sha256 } };
  }
  if (first === undefined) {
    const any = await readHostKey(await from.dial(address, port, signal), undefined, signal);
    if (any === undefined) return { port: { kind: 'foreign' } };
    first = any.sha256;
  }
  return { port: { kind: 'open', sha256: first } };
}

async function lookAtConsole(
  address: string,
  port: number,
  from: Vantage,
  signal: AbortSignal,
): Promise<Look> {
  const certificate = await readCertificate(await from.dial(address, port, signal), address, port, signal);
  return certificate
    ? { port: { kind: 'open', sha256: certificate.sha256 }, certificate }
    : { port: { kind: 'foreign' } };
}

async function sight(
  look: (stop: AbortSignal) => Promise<Look>,
  timeoutMs: number,
  outer: AbortSignal,
): Promise<Look> {
  const expired = new AbortController();
  // Not AbortSignal.timeout: a combination holds its parts weakly, and the time limit might be collected with nobody else to hold it.
  const timer = setTimeout(() => expired.abort(new DOMException('time is over', 'TimeoutError')), timeoutMs);
  try {
    return await look(AbortSignal.any([outer, expired.signal]));
  } catch (error) {
    outer.throwIfAborted();
    return { port: portOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

function portOf(error: unknown): PortSight {
  if (isMigrationError(error, 'reach.refused')) return { kind: 'refused' };
  if (isMigrationError(error, 'reach.timeout', 'reach.unreachable') || isAbort(error))
    return { kind: 'silent' };
  // The far side of a tunnel tells "refused" and "no route" with the same code: it saw nothing answer, and not which.
  if (isMigrationError(error, 'reach.tunnel-refused')) return { kind: 'silent' };
  if (isMigrationError(error)) return { kind: 'could-not-test', reason: error.code };
  return { kind: 'could-not-test', reason: error instanceof Error ? error.message : String(error) };
}
