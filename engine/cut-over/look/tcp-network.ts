import type { Duplex } from 'node:stream';
import { isAbort, isMigrationError } from '../../errors.ts';
import { timeLimit } from '../../time-limit.ts';
import { readHostKey } from '../../ssh/trust/read-host-key.ts';
import { whyTunnelRefused } from '../../ssh/ssh2-errors.ts';
import { dialFromLaptop } from '../../ssh/dial.ts';
import { hasHostKey } from '../../../shared/run/login-rights.ts';
import type { Network, Pins, PortSight, Sighting } from './network.ts';
import { describe, readSigned } from '../../read-certificate.ts';

/** The real network, by plain TCP connections: no raw sockets, no special rights. */
export function createTcpNetwork(): Network {
  return {
    laptop: { name: 'laptop', dial: dialFromLaptop },
    look: async ({ address, sshPort, consolePort }, pins, from, timeoutMs, signal) => {
      const [ssh, console] = await Promise.all([
        sight(
          (stop) => from.dial(address, sshPort, stop),
          (dial, stop) => lookAtSsh(dial, pins, stop),
          timeoutMs,
          signal,
        ),
        sight(
          (stop) => from.dial(address, consolePort, stop),
          (dial, stop) => lookAtConsole(dial, address, consolePort, stop),
          timeoutMs,
          signal,
        ),
      ]);
      return {
        ssh: ssh.port,
        console: console.port,
        ...(console.certificate && { certificate: console.certificate }),
        ...(console.signed && { signed: console.signed }),
      };
    },
  };
}

interface Look {
  readonly port: PortSight;
  readonly certificate?: Sighting['certificate'];
  readonly signed?: Sighting['signed'];
}

type Dial = () => Promise<Duplex>;

/** One look at one port, with its time limit. A port that took a connection is never silent, whatever came after. */
async function sight(
  dial: (stop: AbortSignal) => Promise<Duplex>,
  look: (dial: Dial, stop: AbortSignal) => Promise<Look>,
  timeoutMs: number,
  outer: AbortSignal,
): Promise<Look> {
  const limit = timeLimit(outer, timeoutMs);
  const stop = limit.signal;
  const seen = { isConnected: false };
  const connect = async () => {
    const socket = await dial(stop);
    seen.isConnected = true;
    return socket;
  };
  try {
    return await look(connect, stop);
  } catch (error) {
    outer.throwIfAborted();
    return { port: seen.isConnected ? { kind: 'foreign' } : portOf(error) };
  } finally {
    limit.clear();
  }
}

/**
 * A server shows one host key a connection, of the type that the client prefers: both pinned types are asked for, so that
 * either machine can be recognised.
 */
async function lookAtSsh(dial: Dial, pins: Pins, stop: AbortSignal): Promise<Look> {
  const pinned = [pins.new.identity, pins.old.identity].filter(hasHostKey);
  const types = new Set(pinned.map(({ keyType }) => keyType));
  let first: string | undefined;
  let isUnclear = false;
  // Last: whatever key it has.
  for (const keyType of [...types, undefined]) {
    if (keyType === undefined && first !== undefined) break;
    try {
      const key = await readHostKey(await dial(), keyType, stop);
      if (key && pinned.some(({ sha256 }) => sha256 === key.sha256))
        return { port: { kind: 'open', sha256: key.sha256 } };
      first ??= key?.sha256;
    } catch (error) {
      if (first === undefined) throw error;
      // Something is there, but which key it has of this type is not known: it may be a machine of ours that is going down.
      isUnclear = true;
    }
  }
  return { port: first === undefined || isUnclear ? { kind: 'foreign' } : { kind: 'open', sha256: first } };
}

async function lookAtConsole(dial: Dial, address: string, port: number, stop: AbortSignal): Promise<Look> {
  const signed = await readSigned(await dial(), address, stop);
  if (!signed) return { port: { kind: 'foreign' } };
  const certificate = describe(signed, address, port);
  return { port: { kind: 'open', sha256: certificate.sha256 }, certificate, signed };
}

/** Errors of connect(2) by which the network says that nothing answers at the address. Others say that nobody could look. */
const silences = new Set(['EHOSTUNREACH', 'EHOSTDOWN', 'ETIMEDOUT']);

function portOf(error: unknown): PortSight {
  if (isAbort(error)) return { kind: 'silent' };
  if (!isMigrationError(error)) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'could-not-test', reason: reason.slice(0, 200) };
  }
  if (isMigrationError(error, 'reach.refused')) return { kind: 'refused' };
  if (isMigrationError(error, 'reach.timeout')) return { kind: 'silent' };
  if (isMigrationError(error, 'reach.tunnel-refused')) {
    const why = whyTunnelRefused(error);
    return why === 'offline' ? { kind: 'could-not-test', reason: error.code } : { kind: why };
  }
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
  return code !== undefined && silences.has(code)
    ? { kind: 'silent' }
    : { kind: 'could-not-test', reason: code ?? error.code };
}
