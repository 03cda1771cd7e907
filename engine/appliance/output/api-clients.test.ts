import { expect, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import { Secret } from '../../secret.ts';
import { dialFromLaptop } from '../../ssh/dial.ts';
import { listClientsByApi, type ApiOptions } from './api-clients.ts';
import { webServerForAll } from '../../testing/web-server.ts';

/** A server that follows the vendor's specification: tokens, pages of at most 200, and now and then no time. */
const computers = Array.from({ length: 450 }, (_, at) => ({
  id: at + 1,
  name: `pc-${String(at + 1)}`,
  os_type: (at % 3) + 1,
  os_version: '11',
  agent_version: '2608.1',
  last_seen: '2026-11-25T08:00:00Z',
}));
const secret = 'api-secret-4711';

let requests: string[] = [];
let busyOnce = false;
/** So many bytes more than it needs are in the next answer. */
let paddingBytes = 0;
let tokenLasts = Number.POSITIVE_INFINITY;

const server = webServerForAll((request, response) => {
  const answer = (status: number, body: unknown, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  const url = new URL(request.url ?? '', 'https://x');
  requests.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
  if (busyOnce) {
    busyOnce = false;
    answer(503, { error: 'busy' }, { 'retry-after': '0' });
  } else if (url.pathname === '/api/oauth/token') {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const isRight = form.get('client_id') === 'handover' && form.get('client_secret') === secret;
      if (!isRight || form.get('grant_type') !== 'client_credentials')
        answer(401, { error: 'invalid_client', message: `not ${form.get('client_secret') ?? ''}` });
      else answer(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'a.b.c' });
    });
  } else if (request.headers.authorization !== 'Bearer a.b.c' || tokenLasts-- <= 0) {
    tokenLasts = Number.POSITIVE_INFINITY;
    answer(401, { error: 'expired' });
  } else {
    const [page, perPage] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('per_page'))];
    const size = Math.min(perPage, 200);
    const data = computers.slice((page - 1) * size, page * size);
    const padding = ' '.repeat(paddingBytes);
    paddingBytes = 0;
    answer(200, {
      padding,
      data,
      meta: {
        page,
        per_page: size,
        total: computers.length,
        total_pages: Math.ceil(computers.length / size),
      },
    });
  }
});

const list = (changed: Partial<ApiOptions> = {}) => {
  requests = [];
  return listClientsByApi({
    side: 'old',
    dial: (signal) => dialFromLaptop('127.0.0.1', server.port, signal),
    certificatesSha256: [server.sha256],
    clientId: 'handover',
    clientSecret: new Secret(secret),
    clock: systemClock,
    signal: new AbortController().signal,
    ...changed,
  });
};

test('all pages are read, with system, agent version and time', async () => {
  const clients = await list();
  expect(clients).toHaveLength(450);
  expect(clients[449]).toEqual({
    name: 'pc-450',
    os: 'Linux 11',
    agentVersion: '2608.1',
    lastSeenAt: '2026-11-25T08:00:00Z',
  });
  expect(requests.filter((line) => line.includes('computers'))).toHaveLength(3);
});

test('a busy server is asked again, and a token that ended is made anew', async () => {
  busyOnce = true;
  tokenLasts = 1;
  expect(await list()).toHaveLength(450);
  expect(requests.filter((line) => line.includes('token'))).toHaveLength(3);
});

test('a wrong secret is refused, and not told', async () => {
  const error = await list({ clientSecret: new Secret('wrong-secret-1') }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'appliance.api-refused', params: { status: 401 } });
  expect(JSON.stringify(error)).not.toContain('wrong-secret-1');
});

test('nothing is sent to a console with another certificate', async () => {
  await expect(list({ certificatesSha256: ['ab'.repeat(32)] })).rejects.toMatchObject({
    code: 'appliance.api-refused',
    params: { status: 0 },
  });
  expect(requests).toEqual([]);
});

test('an answer without end is refused, and not kept', async () => {
  paddingBytes = 20_000_000;
  await expect(list()).rejects.toMatchObject({
    code: 'appliance.api-refused',
    params: { detail: expect.stringContaining('longer than') as unknown },
  });
});
