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
export function describeClients(
  count: number,
  line: 'bridge' | 'unified' = 'bridge',
): Omit<LabClient, 'lastSeenAt'>[] {
  if (line === 'unified') return named(count, unifiedKinds);
  // Of 5.9.4.3 Hotfix 1: a server of 2608 takes them as they are.
  const kinds = [
    { os: 'Windows 11 23H2', agentVersion: '6.2.5.3000' },
    { os: 'Windows 10 22H2', agentVersion: '6.2.5.3000' },
    { os: 'macOS 14.5', agentVersion: '3.0.5.3000' },
    { os: 'Ubuntu 22.04', agentVersion: '2.4.5.1002' },
  ];
  return named(count, kinds);
}

/** Of 2511 and later: such a client can be moved to another server. */
const unifiedKinds = [
  { os: 'Windows 11 23H2', agentVersion: '2604.1.1.0' },
  { os: 'macOS 14.5', agentVersion: '2604.2.1.0' },
];

function named(
  count: number,
  kinds: readonly { readonly os: string; readonly agentVersion: string }[],
): Omit<LabClient, 'lastSeenAt'>[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `demo-client-${String(i + 1).padStart(2, '0')}`,
    ...(kinds[i % kinds.length] ?? { os: '', agentVersion: '' }),
  }));
}

/** The header by which a server sends a client to another one, as `address:port`. How the vendor's servers do it is not published. */
export const newServerHeader = 'x-new-server';

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
  const home = { address, consolePort };
  const servers = new Map<string, typeof home>();
  const open = new Map<string, Promise<void>>();
  const checkIn = (client: Omit<LabClient, 'lastSeenAt'>): void => {
    // On a busy computer the next one would only wait behind it.
    if (open.has(client.name)) return;
    const server = servers.get(client.name) ?? home;
    const run = post(JSON.stringify(client), { ...server, path }, agent, end.signal)
      .then((answer) => {
        if (answer?.status === 200) answeredAtMs.set(client.name, Date.now());
        // One that the other server does not take stays with its own.
        else servers.delete(client.name);
        if (answer?.newServer) servers.set(client.name, answer.newServer);
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

interface Answer {
  readonly status: number | undefined;
  readonly newServer: { readonly address: string; readonly consolePort: number } | undefined;
}

function newServerOf(told: string | string[] | undefined): Answer['newServer'] {
  const [, to, port] = /^(.+):(\d+)$/u.exec(String(told)) ?? [];
  return to === undefined ? undefined : { address: to, consolePort: Number(port) };
}

/** The answer, or undefined where there was none. */
function post(
  body: string,
  {
    address,
    consolePort,
    path,
  }: { readonly address: string; readonly consolePort: number; readonly path: string },
  agent: https.Agent,
  signal: AbortSignal,
): Promise<Answer | undefined> {
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
        response.on('close', () =>
          resolve({
            status: response.statusCode,
            newServer: newServerOf(response.headers[newServerHeader]),
          }),
        );
      },
    );
    request.on('timeout', () => request.destroy());
    // Nobody there: a client tries again.
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
    request.end(body);
  });
}
