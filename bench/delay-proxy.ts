import net from 'node:net';

export interface DelayProxy {
  readonly port: number;
  close(): void;
}

/** More than any window in flight: the proxy delays, it does not throttle. */
const mostHeldBytes = 128 * 1024 * 1024;

/** A TCP forwarder on loopback that holds every byte back for `oneWayMs` in each direction: a far machine without its loss. */
export async function startDelayProxy(targetPort: number, oneWayMs: number): Promise<DelayProxy> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ noDelay: true }, (near) => {
    const far = net.connect({ host: '127.0.0.1', port: targetPort, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // Either end may go at any time; the other follows.
      socket.on('error', () => undefined);
    }
    delay(near, far, oneWayMs);
    delay(far, near, oneWayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function delay(from: net.Socket, to: net.Socket, ms: number): void {
  const held: { readonly dueMs: number; readonly data: Buffer }[] = [];
  let heldBytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const release = (): void => {
    timer = undefined;
    const nowMs = performance.now();
    for (let next = held[0]; next && next.dueMs <= nowMs; next = held[0]) {
      held.shift();
      heldBytes -= next.data.length;
      if (!to.destroyed) to.write(next.data);
    }
    if (heldBytes < mostHeldBytes) from.resume();
    if (held[0]) timer = setTimeout(release, Math.max(0, held[0].dueMs - performance.now()));
  };
  from.on('data', (data) => {
    held.push({ dueMs: performance.now() + ms, data });
    heldBytes += data.length;
    if (heldBytes >= mostHeldBytes) from.pause();
    timer ??= setTimeout(release, ms);
  });
  from.on('close', () => setTimeout(() => to.destroy(), ms));
}
