import { expect, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import { Secret } from '../../secret.ts';
import { dialFromLaptop } from '../../ssh/dial.ts';
import { listAdminActions } from './api-admin-actions.ts';
import { webServerForAll } from '../../testing/web-server.ts';

/** What the server gives out, in this order: it sorts nothing by itself. */
let actions: { id: number; section?: string; operation?: string | null }[] = [];
let pages = 0;

const server = webServerForAll((request, response) => {
  const url = new URL(request.url ?? '', 'https://x');
  const answer = (body: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (url.pathname === '/api/oauth/token') {
    request.resume().on('end', () => answer({ access_token: 'a.b.c' }));
    return;
  }
  expect(
    `${url.pathname} ${url.searchParams.get('sort_by') ?? ''} ${url.searchParams.get('sort_order') ?? ''}`,
  ).toBe('/api/logs/admin-actions id DESC');
  pages += 1;
  const page = Number(url.searchParams.get('page'));
  const data = actions.slice((page - 1) * 200, page * 200);
  answer({ data, meta: { page, total_pages: Math.max(1, Math.ceil(actions.length / 200)) } });
});

const list = (sinceId?: number) => {
  pages = 0;
  const dial = (signal: AbortSignal) => dialFromLaptop('127.0.0.1', server.port, signal);
  const given = { side: 'old' as const, dial, certificatesSha256: [server.sha256], clientId: 'handover' };
  const { signal } = new AbortController();
  return listAdminActions(
    { ...given, clientSecret: new Secret('api-secret-4711'), clock: systemClock, signal },
    sinceId,
  );
};
const newestFirst = (newest: number) => Array.from({ length: newest }, (_, at) => ({ id: newest - at }));

test('the last action is noted from one page, and where there is none that is 0', async () => {
  actions = newestFirst(450);
  expect(await list()).toEqual({ newestId: 450, done: [] });
  expect(pages).toBe(1);
  actions = [];
  expect(await list()).toEqual({ newestId: 0, done: [] });
});

test('what was done since is told in the words of the server, made safe, over several pages', async () => {
  actions = newestFirst(450);
  actions[0] = { id: 450, section: 'Policies\u001b[2J', operation: 'edit' };
  const { newestId, done } = await list(100);
  expect(newestId).toBe(450);
  expect(done).toHaveLength(350);
  expect(done[0]).toBe('Policies: edit');
  expect(pages).toBe(2);
  expect((await list(450)).done).toEqual([]);
});

test.each([
  ['the oldest come first', () => newestFirst(450).reverse(), 100],
  ['they are in no order', () => [{ id: 7 }, { id: 9 }], 7],
  ['the log was emptied', () => newestFirst(3), 100],
])('no change is missed in silence where %s', async (_how, made, since) => {
  actions = made();
  await expect(list(since)).rejects.toMatchObject({ code: 'appliance.api-refused' });
});
