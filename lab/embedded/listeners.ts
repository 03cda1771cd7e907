import type { RequestListener } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { ConsoleCertificate } from './machine-keys.ts';

/** Where a machine answers. */
export interface LabEndpoint {
  readonly address: string;
  readonly sshPort: number;
  readonly consolePort: number;
}

export interface Services {
  readonly onSsh: (socket: net.Socket) => void;
  readonly onConsole: RequestListener;
  readonly certificate: ConsoleCertificate;
}

export interface Listeners {
  /** Closes both ports and kills every connection. */
  close(): Promise<void>;
  /** Kills every connection; the ports stay open. */
  dropConnections(): void;
}

/** Opens the SSH port and the console port of a machine. Rejects, with neither open, where one of them is taken. */
export async function openListeners(endpoint: LabEndpoint, services: Services): Promise<Listeners> {
  const sockets = new Set<net.Socket>();
  const track = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Clients that end in the midst of something are everyday here.
    socket.on('error', () => socket.destroy());
  };
  const ssh = net.createServer((socket) => {
    track(socket);
    services.onSsh(socket);
  });
  const { privateKey: key, certificate: cert } = services.certificate;
  const console = https.createServer({ key, cert }, services.onConsole);
  console.on('connection', track);
  const dropConnections = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async (): Promise<void> => {
    const closed = [ssh, console].map(closeServer);
    dropConnections();
    await Promise.all(closed);
  };
  try {
    await listen(ssh, endpoint.sshPort, endpoint.address);
    await listen(console, endpoint.consolePort, endpoint.address);
  } catch (error) {
    await close();
    throw error;
  }
  return { close, dropConnections };
}

function listen(server: net.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: net.Server): Promise<void> {
  // The error of a server that never listened says just that.
  return new Promise((resolve) => void server.close(() => resolve()));
}
