import { setMaxListeners } from 'node:events';
import https from 'node:https';
import type { LabEndpoint } from './listeners.ts';
import type { LabClient } from './product.ts';

/** Deployed clients that check in at the address that they were given once and for all. */
export interface LabClients {
  readonly names: readonly string[];
  /** When a client last got an answer, by the clock of `Date.now()`; undefined before the first. */
  lastAnswerAtMs(name: string): number | undefined;
  /** Stops them and waits until no request is open. */
  close(): Promise<void>;
}

/** Clients of the lab. */
export function describeClients(count: number): Omit<LabClient, 'lastSeenAt'>[] {
  // Of 5.9.4.3 Hotfix 1: a server of 2608 takes them as they are.
  const kinds = [
    { os: 'Windows 11 23H2', agentVersion: '6.2.5.3000' },
    { os: 'Windows 10 22H2', agentVersion: '6.2.5.3000' },
    { os: 'macOS 14.5', agentVersion: '3.0.5.3000' },
    { os: 'Ubuntu 22.04', agentVersion: '2.4.5.1002' },
  ];
  return Array.from({ length: count }, (_, i) => ({
    name: `demo-client-${String(i + 1).padStart(2, '0')}`,
    ...(kinds[i % kinds.length] ?? { os: '', agentVersion: '' }),
  }));
}

/** Starts clients, each of which checks in every `checkInMs`, whatever the answer, with one request at a time. */
export function startClients(
  clients: readonly Omit<LabClient, 'lastSeenAt'>[],
  { address, consolePort }: LabEndpoint,
  checkInMs: number,
  path: string,
): LabClients {
  const end = new AbortController();
  // One for every request that is open.
  setMaxListeners(0, end.signal);
  const agent = new https.Agent({ keepAlive: false });
  const answeredAtMs = new Map<string, number>();
  const open = new Map<string, Promise<void>>();
  const checkIn = (client: Omit<LabClient, 'lastSeenAt'>): void => {
    // On a busy computer the next one would only wait behind it.
    if (open.has(client.name)) return;
    const run = post(JSON.stringify(client), { address, consolePort, path }, agent, end.signal)
      .then((status) => {
        if (status === 200) answeredAtMs.set(client.name, Date.now());
      })
      .finally(() => open.delete(client.name));
    open.set(client.name, run);
  };
  const timers = clients.map((client, i) =>
    // Spread over the interval, as clients are that were not started at once.
    setTimeout(
      () => {
        checkIn(client);
        timers[i] = setInterval(() => checkIn(client), checkInMs);
      },
      (i * checkInMs) / clients.length,
    ),
  );
  return {
    names: clients.map((client) => client.name),
    lastAnswerAtMs: (name) => answeredAtMs.get(name),
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      end.abort();
      await Promise.all(open.values());
      agent.destroy();
    },
  };
}

/** The status of the answer, or undefined where there was none. */
function post(
  body: string,
  {
    address,
    consolePort,
    path,
  }: { readonly address: string; readonly consolePort: number; readonly path: string },
  agent: https.Agent,
  signal: AbortSignal,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = https.request(
      {
        host: address,
        port: consolePort,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        agent,
        signal,
        timeout: 3000,
        // Clients of this product trust the address, not the certificate.
        rejectUnauthorized: false,
      },
      (response) => {
        response.resume();
        response.on('close', () => resolve(response.statusCode));
      },
    );
    request.on('timeout', () => request.destroy());
    // Nobody there: a client tries again.
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
    request.end(body);
  });
}
