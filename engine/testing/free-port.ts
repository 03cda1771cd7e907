import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** A port that was free a moment ago: it refuses. */
export async function freePort(address = '127.0.0.1'): Promise<number> {
  const server = net.createServer().listen(0, address);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
