import http from 'node:http';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { z } from 'zod';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { Client } from '../../../shared/run/facts.ts';
import type { Clock } from '../../clock.ts';
import { MigrationError } from '../../errors.ts';
import type { Secret } from '../../secret.ts';
import { timeLimit } from '../../time-limit.ts';

export interface ApiOptions {
  readonly side: ApplianceSide;
  /** Makes a connection to the web console of the appliance. */
  readonly dial: (signal: AbortSignal) => Promise<Duplex>;
  /** SHA-256 of the certificates of which one must be shown (64 hexadecimal digits): nothing is sent to another one. */
  readonly certificatesSha256: readonly string[];
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** The most that the API gives out on a page (EPP REST API, "Pagination"). */
const perPage = 200;
/** The vendor's largest size is 20,000 endpoints. */
const mostPages = 500;
/** A page of 200 computers takes some 100 kB. */
const maxAnswerBytes = 8 * 1024 * 1024;
const requestTimeoutMs = 30_000;
const retries = 4;
const longestPauseMs = 30_000;

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().default(3_600) });
const computerSchema = z.object({
  name: z.string(),
  os_type: z.number().nullish(),
  os_version: z.string().nullish(),
  agent_version: z.string().nullish(),
  last_seen: z.string().nullish(),
});
const pageOf = <S extends z.ZodType>(row: S) =>
  z.object({ data: z.array(row), meta: z.object({ page: z.number(), total_pages: z.number() }) });

/** `os_type` of a computer (EPP REST API Specification, "Computers"). */
const systems: Readonly<Record<number, string>> = { 1: 'Windows', 2: 'macOS', 3: 'Linux' };

/**
 * The clients of an appliance by the vendor's REST API, where Netwrix Support enabled it: OAuth 2.0 client credentials at
 * `/api/oauth/token`, then all pages of `/api/device-control/computers` (Netwrix docs: EPP REST API Specification, version 1.0).
 * Asks again where the server says that it is busy. Reads only. Throws `appliance.api-refused` with the status (0: the
 * certificate is another one, or nothing understandable came), and what `dial` throws.
 */
export async function listClientsByApi(options: ApiOptions): Promise<Client[]> {
  const clients: Client[] = [];
  const path = '/api/device-control/computers?sort_by=id';
  for await (const rows of pagesByApi(options, path, computerSchema)) clients.push(...rows.map(clientOf));
  return clients;
}

/**
 * The rows of a list of the API, a page at a time, to the last one; whoever has seen enough breaks off. `path` has a query. Throws as
 * {@link listClientsByApi}.
 */
export async function* pagesByApi<S extends z.ZodType>(
  options: ApiOptions,
  path: string,
  row: S,
): AsyncGenerator<z.output<S>[]> {
  let token = await getToken(options);
  for (let page = 1; page <= mostPages; page++) {
    const paged = `${path}&page=${String(page)}&per_page=${String(perPage)}`;
    const read = () =>
      send(options, { method: 'GET', path: paged, headers: { authorization: `Bearer ${token}` } });
    let answer = await read();
    // A long list may outlast a token.
    if (answer.status === 401) {
      token = await getToken(options);
      answer = await read();
    }
    const { data, meta } = parse(options, pageOf(row), answer);
    yield data;
    if (page >= meta.total_pages) return;
  }
  throw refused(options, 0, `more than ${String(mostPages)} pages`);
}

async function getToken(options: ApiOptions): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: options.clientId,
    client_secret: options.clientSecret.reveal(),
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await send(options, { method: 'POST', path: '/api/oauth/token', headers, body });
  return parse(options, tokenSchema, answer).access_token;
}

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds: number | undefined;
}

/** Sends, and again after a pause where the server is busy (RFC 9110, 10.2.3: `Retry-After`). */
async function send(options: ApiOptions, sent: Sent): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const answer = await sendOnce(options, sent);
    if (![429, 502, 503, 504].includes(answer.status) || attempt >= retries) return answer;
    const pauseMs = (answer.retryAfterSeconds ?? 2 ** attempt) * 1_000;
    await options.clock.sleep(Math.min(pauseMs, longestPauseMs), options.signal);
  }
}

async function sendOnce(options: ApiOptions, { method, path, headers, body }: Sent): Promise<Answer> {
  const limit = timeLimit(options.signal, requestTimeoutMs);
  const { signal } = limit;
  let secure: tls.TLSSocket | undefined;
  try {
    secure = await connect(options, signal);
    const socket = secure;
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const request = http.request(
        {
          method,
          path,
          signal,
          headers: { ...headers, host: 'localhost', accept: 'application/json', connection: 'close' },
          createConnection: () => socket,
        },
        resolve,
      );
      request.on('error', reject);
      request.end(body);
    });
    const retryAfter = Number(response.headers['retry-after']);
    return {
      status: response.statusCode ?? 0,
      text: await textOf(options, response),
      retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
    };
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof MigrationError) throw error;
    throw refused(options, 0, error instanceof Error ? error.message : String(error));
  } finally {
    limit.clear();
    secure?.destroy();
  }
}

async function textOf(options: ApiOptions, response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxAnswerBytes)
      throw refused(options, 0, `an answer that is longer than ${String(maxAnswerBytes)} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Nothing is sent before the certificate is the pinned one: the secret is for nobody else. */
async function connect(options: ApiOptions, signal: AbortSignal): Promise<tls.TLSSocket> {
  const socket = await options.dial(signal);
  const secure = tls.connect({ socket, rejectUnauthorized: false });
  await new Promise<void>((resolve, reject) => {
    secure.once('secureConnect', resolve);
    // Not once: a second error after the first must not end the process.
    secure.on('error', reject);
    secure.once('close', () => reject(new Error('the connection was closed')));
    signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
  }).catch((error: unknown) => {
    secure.destroy();
    throw error;
  });
  const shown = secure.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase();
  if (shown !== undefined && options.certificatesSha256.includes(shown)) return secure;
  secure.destroy();
  throw refused(options, 0, 'the console shows another certificate than the one that is pinned');
}

function parse<S extends z.ZodType>(options: ApiOptions, schema: S, { status, text }: Answer): z.output<S> {
  if (status !== 200) throw refused(options, status, text);
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: a page that is not the API's.
  }
  throw refused(options, status, 'the answer is not understood');
}

/** Why an answer of the API is not taken; the secret is not in it. */
export function refused({ side, clientSecret }: ApiOptions, status: number, text: string): MigrationError {
  const plain = clientSecret.reveal();
  const detail = (plain === '' ? text : text.replaceAll(plain, '[secret]')).slice(0, 300);
  return new MigrationError('appliance.api-refused', { status, detail }, { side });
}

function clientOf(computer: z.output<typeof computerSchema>): Client {
  const { name, os_type: type, os_version: version, agent_version: agent, last_seen: seen } = computer;
  const os = [systems[type ?? 0], version].filter(
    (part) => part !== undefined && part !== null && part !== '',
  );
  return {
    name,
    ...(os.length > 0 && { os: os.join(' ') }),
    ...(agent !== undefined && agent !== null && { agentVersion: agent }),
    ...(seen !== undefined && seen !== null && { lastSeenAt: seen }),
  };
}
