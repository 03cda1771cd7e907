import type { RequestListener } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { ConsoleCertificate } from './keys/certificate.ts';

/** Where a machine answers. */
export interface LabEndpoint {
  readonly address: string;
  readonly sshPort: number;
  readonly consolePort: number;
}

export interface Services {
  /** Absent where the SSH server is off. */
  readonly onSsh?: ((socket: net.Socket) => void) | undefined;
  readonly onConsole: RequestListener;
  readonly certificate: ConsoleCertificate;
}

export interface Listeners {
  /** Closes both ports and kills every connection. */
  close(): Promise<void>;
  /** Kills every connection; the ports stay open. */
  dropConnections(): void;
  /** The console shows this one from now on. */
  useCertificate(certificate: ConsoleCertificate): void;
  /** The console port is closed, with its connections, or open again. */
  switchConsole(state: 'on' | 'off'): Promise<void>;
}

/** Opens the SSH port and the console port of a machine. Rejects, with neither open, where one of them is taken. */
export async function openListeners(endpoint: LabEndpoint, services: Services): Promise<Listeners> {
  const sockets = { ssh: new Set<net.Socket>(), console: new Set<net.Socket>() };
  const track = (socket: net.Socket, of: keyof typeof sockets): void => {
    sockets[of].add(socket);
    socket.on('close', () => sockets[of].delete(socket));
    // Clients that end in the midst of something are everyday here.
    socket.on('error', () => socket.destroy());
  };
  const ssh = net.createServer((socket) => {
    track(socket, 'ssh');
    services.onSsh?.(socket);
  });
  const { privateKey: key, certificate: cert } = services.certificate;
  const console = https.createServer({ key, cert }, services.onConsole);
  console.on('connection', (socket: net.Socket) => track(socket, 'console'));
  const dropConnections = (): void => {
    for (const socket of [...sockets.ssh, ...sockets.console]) socket.destroy();
  };
  const close = async (): Promise<void> => {
    const closed = [ssh, console].map(closeServer);
    dropConnections();
    await Promise.all(closed);
  };
  try {
    if (services.onSsh) await listen(ssh, endpoint.sshPort, endpoint.address);
    await listen(console, endpoint.consolePort, endpoint.address);
  } catch (error) {
    await close();
    throw error;
  }
  const useCertificate = (shown: ConsoleCertificate): void =>
    console.setSecureContext({ key: shown.privateKey, cert: shown.certificate });
  const switchConsole = async (state: 'on' | 'off'): Promise<void> => {
    if (state === 'on') {
      if (!console.listening) await listen(console, endpoint.consolePort, endpoint.address);
      return;
    }
    const closed = closeServer(console);
    for (const socket of sockets.console) socket.destroy();
    await closed;
  };
  return { close, dropConnections, useCertificate, switchConsole };
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
