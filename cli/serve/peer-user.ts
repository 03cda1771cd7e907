import fs from 'node:fs/promises';
import os from 'node:os';
import type { Socket } from 'node:net';

/** The ends of a connection within this computer, seen from ours. */
export type LocalConnection = Pick<Socket, 'localAddress' | 'localPort' | 'remoteAddress' | 'remotePort'>;

/** Where Linux lists its connections; that of an IPv6 socket to an IPv4 address stands in the second. */
const tables = ['/proc/net/tcp', '/proc/net/tcp6'];
const established = '01';

/**
 * Whether the far end of a connection within this computer is held by a user to whom this program answers: its own; root, who
 * reads everything anyway and may stand for a tunnel; and under `sudo` whoever called it. False where the system does not
 * say. Only Linux says whose a connection is: always true elsewhere.
 */
export async function isOwnPeer(connection: LocalConnection): Promise<boolean> {
  const own = process.getuid?.();
  if (process.platform !== 'linux' || own === undefined) return true;
  const uid = await userOfPeer(connection);
  const caller = own === 0 ? Number(process.env['SUDO_UID'] ?? '0') : own;
  return uid !== undefined && [own, caller, 0].includes(uid);
}

/** The uid that holds the far end; undefined where no table lists it as open: a closed end belongs to nobody. */
async function userOfPeer(connection: LocalConnection): Promise<number | undefined> {
  const theirs = endpoint(connection.remoteAddress, connection.remotePort);
  const ours = endpoint(connection.localAddress, connection.localPort);
  for (const table of tables) {
    const lines = (await fs.readFile(table, 'utf8').catch(() => '')).split('\n');
    for (const line of lines) {
      const [, local = '', remote = '', state, , , , uid] = line.trim().split(/\s+/);
      if (state === established && local.endsWith(theirs) && remote.endsWith(ours)) return Number(uid);
    }
  }
  return undefined;
}

/** As the kernel writes it (`proc_pid_net(5)`): the address as a number of this processor, then the port, both in hex. */
function endpoint(address = '', port = 0): string {
  const bytes = address.split('.').map(Number);
  const number = os.endianness() === 'LE' ? bytes.reverse() : bytes;
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  return `${number.map((byte) => hex(byte, 2)).join('')}:${hex(port, 4)}`;
}
