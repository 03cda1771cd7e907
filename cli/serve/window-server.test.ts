import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { createBridge, type Bridge } from '../../engine/index.ts';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import { openBridgeSocket, pageRequestHeaders, redeemLink } from './testing/redeem-link.ts';
import type { HeldSession } from './session.ts';
import { startWindowServer, type WindowServer } from './window-server.ts';

let folder: string;
let bridge: Bridge;
let server: WindowServer;
let link: string;
let windows: number[];
let linksUsed: number;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-serve-'));
  fs.mkdirSync(path.join(folder, 'page', 'assets'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'page', 'index.html'), '<!doctype html><title>Handover</title>');
  fs.writeFileSync(path.join(folder, 'page', 'assets', 'a-1234.js'), 'void 0;');
  fs.writeFileSync(path.join(folder, 'secret.html'), 'not for you');
  const home = path.join(folder, 'home');
  bridge = createBridge({ home, operator: 'tester', host: { kind: 'browser' }, sshFolder: folder });
  windows = [];
  linksUsed = 0;
  server = await startWindowServer({
    bridge,
    pageFolder: path.join(folder, 'page'),
    inboxFolder: path.join(folder, 'inbox'),
    port: 0,
    onWindows: (count) => windows.push(count),
    onLinkUsed: () => (linksUsed += 1),
  });
  link = server.newLink();
});
afterEach(async () => {
  await server.close();
  await bridge.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** A request as a browser would never let a page make it: every header as the test says. */
function send(
  method: string,
  urlPath: string,
  { headers = {}, body = '' }: { headers?: http.OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: server.port, method, path: urlPath, headers },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const own = () => `http://127.0.0.1:${server.port}`;
const code = () => new URL(link).hash.slice(1);

/** The link, with another code in it. */
const linkWith = (given: string) => `${own()}/#${given}`;
const redeem = (given = code()) => redeemLink(linkWith(given));

async function hold(): Promise<HeldSession> {
  const { status, held } = await redeem();
  expect(status).toBe(200);
  return held;
}

const open = (held: Partial<HeldSession>, headers?: Record<string, string>) =>
  openBridgeSocket(server.port, held, headers);
const upload = (held: HeldSession, { name = 'x', body = '' } = {}) =>
  send('POST', `/files?name=${encodeURIComponent(name)}`, {
    headers: pageRequestHeaders(server.port, held),
    body,
  });

describe('the page', () => {
  test('comes with a policy that runs nothing but our own files', async () => {
    const page = await send('GET', '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'; script-src 'self';");
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    for (const name of ['cross-origin-opener-policy', 'cross-origin-resource-policy'])
      expect(page.headers[name]).toBe('same-origin');
    const asset = await send('GET', '/assets/a-1234.js');
    expect(asset.headers['content-type']).toContain('text/javascript');
    expect(asset.headers['cache-control']).toContain('immutable');
  });

  test.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.html',
    '/assets\\..\\..\\secret.html',
    '/%00',
    '/%',
    '/nothing.js',
    '/assets/',
  ])('%s is not there', async (urlPath) => {
    const answer = await send('GET', urlPath);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('not for you');
  });
});

describe('refused', () => {
  test('another Host, as DNS rebinding sends it', async () => {
    for (const host of [
      'localhost',
      `localhost:${server.port}`,
      'evil.example',
      '127.0.0.1',
      `127.0.0.1:${server.port}.evil.example`,
    ])
      expect((await send('GET', '/', { headers: { host } })).status).toBe(421);
    expect(await open(await hold(), { host: 'evil.example', origin: own() })).toBe(421);
  });

  test('a foreign page: another Origin, none where something changes, another site', async () => {
    const held = await hold();
    for (const origin of [
      'http://evil.example',
      'null',
      'http://127.0.0.1',
      `https://127.0.0.1:${server.port}`,
    ]) {
      expect(await open(held, { origin })).toBe(403);
      const headers = { ...pageRequestHeaders(server.port, held), origin };
      expect((await send('POST', '/files?name=x', { headers })).status).toBe(403);
    }
    expect(await open(held, {})).toBe(403);
    for (const site of ['cross-site', 'same-site'])
      expect((await send('GET', '/', { headers: { 'sec-fetch-site': site } })).status).toBe(403);
  });

  test('a link or a file inside another page, though it may lead a browser here', async () => {
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const from = async (dest: string, method = 'GET', urlPath = '/') =>
      (await send(method, urlPath, { headers: { ...navigation, 'sec-fetch-dest': dest } })).status;
    // The file that leads the browser to its launch link is on another site than the page.
    expect(await from('document')).toBe(200);
    expect([await from('iframe'), await from('object'), await from('empty')]).toEqual([403, 403, 403]);
    expect([await from('document', 'GET', '/assets/a-1234.js'), await from('document', 'POST')]).toEqual([
      403, 403,
    ]);
  });

  test('a wrong session: no cookie, another cookie, another token, another code', async () => {
    expect((await redeem('f'.repeat(64))).status).toBe(403);
    expect((await redeem('')).status).toBe(403);
    const held = await hold();
    const [name = ''] = held.cookie.split('=');
    const cookies = ['', `${name}=${'0'.repeat(64)}`, `${name}=`, held.cookie.slice(0, -1)];
    for (const cookie of [...cookies, held.cookie.replace(/^[^=]+/, 'other')]) {
      expect(await open({ ...held, cookie })).toBe(403);
      expect((await upload({ ...held, cookie })).status).toBe(403);
    }
    for (const token of ['', '0'.repeat(64), held.token.slice(0, -1), held.cookie.slice(name.length + 1)]) {
      expect(await open({ ...held, token })).toBe(403);
      expect((await upload({ ...held, token })).status).toBe(403);
    }
  });

  test('the cookie alone, which a browser sends to every port of this computer', async () => {
    const { cookie } = await hold();
    expect(await open({ cookie })).toBe(403);
    expect((await send('POST', '/files?name=x', { headers: { origin: own(), cookie } })).status).toBe(403);
    const again = await redeemLink(link, { cookie });
    expect([again.status, again.held.token]).toEqual([403, '']);
    expect(fs.existsSync(path.join(folder, 'inbox'))).toBe(false);
  });

  test('a second client with the same link', async () => {
    expect(linksUsed).toBe(0);
    expect((await redeem()).status).toBe(200);
    const second = await redeem();
    expect(second.status).toBe(403);
    expect(second.text).toContain('used before');
    expect(second.setsCookie).toBe(false);
    expect(linksUsed).toBe(1);
  });

  test('the link before, once there is a new one', async () => {
    const before = code();
    link = server.newLink();
    expect((await redeem(before)).status).toBe(403);
    expect((await redeem()).status).toBe(200);
    expect((await redeem()).status).toBe(403);
  });

  test('other methods, other places, and bodies without end', async () => {
    expect((await send('DELETE', '/')).status).toBe(405);
    expect((await send('POST', '/other', { headers: { origin: own() } })).status).toBe(404);
    expect(
      (await send('POST', '/session', { headers: { origin: own() }, body: 'x'.repeat(100_000) })).status,
    ).toBe(400);
    expect((await send('POST', '/session', { headers: { origin: own() }, body: '[' })).status).toBe(403);
  });

  test('every refusal has the headers of the page, and tells no other site anything', async () => {
    const policy = (await send('GET', '/')).headers['content-security-policy'];
    const refused = [
      await send('GET', '/nothing'),
      await send('GET', '/', { headers: { host: 'evil.example' } }),
      await send('DELETE', '/'),
      await send('POST', '/session', { headers: { origin: own() }, body: '{"code":"wrong"}' }),
      await send('POST', '/files?name=x', { headers: { origin: own() } }),
      await send('GET', '/bridge', {
        headers: { origin: 'http://evil.example', connection: 'upgrade', upgrade: 'websocket' },
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 421, 405, 403, 403, 403]);
    for (const { headers } of refused) {
      expect(headers['content-security-policy']).toBe(policy);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test.each(['//', '/\\', 'http://', '/bridge', '*'])(
    'whoever asks for %j and goes away does not end the program',
    async (target) => {
      for (const upgrade of ['', 'Connection: upgrade\r\nUpgrade: websocket\r\n']) {
        const socket = net.connect(server.port, '127.0.0.1');
        socket.on('error', () => undefined);
        socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n${upgrade}\r\n`);
        await once(socket, 'data');
        socket.resetAndDestroy();
      }
      expect((await send('GET', '/')).status).toBe(200);
    },
  );
});

describe('the window', () => {
  test('talks to the engine over its socket, and is counted', async () => {
    const held = await hold();
    expect(JSON.stringify(held)).not.toContain(code());
    const socket = (await open(held)) as WebSocket;
    // What the server answers holds no secret.
    expect(socket.protocol).toBe('handover');
    const client = createORPCClient<BridgeClient>(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    expect(await client.app.info({})).toMatchObject({ host: 'browser', operator: 'tester', canDemo: false });
    const again = (await open(held)) as WebSocket;
    expect(windows).toEqual([1, 2]);
    const gone = new Promise((resolve) => socket.on('close', resolve));
    socket.close();
    again.close();
    await gone;
  });

  test('hears what it may not do as a coded error, and survives what is no call', async () => {
    const socket = (await open(await hold())) as WebSocket;
    const client = createORPCClient<BridgeClient>(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    await expect(client.jobs.snapshot({ jobId: 'nothing' })).rejects.toMatchObject({
      code: 'REFUSED',
      defined: true,
      data: { code: 'local.job-missing' },
    });
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const message of ['no JSON', '[]', '{"i":"1"}', Buffer.from([255, 0, 1])]) socket.send(message);
    expect(await client.app.info({})).toMatchObject({ host: 'browser' });
    logged.mockRestore();
    socket.close();
  });

  test.each([
    ['backup (1).eppb', 'backup (1).eppb'],
    ['../../etc/passwd', 'passwd'],
    ['CON', '_CON'],
    ['', 'file'],
    ['a\u202etxt.exe', 'a_txt.exe'],
  ])('hands over a file named %j: kept for the owner only, as %s', async (name, kept) => {
    const answer = await upload(await hold(), { name, body: 'content' });
    expect(JSON.parse(answer.text)).toMatchObject({ name: kept, sizeBytes: 7 });
    const files = fs.readdirSync(path.join(folder, 'inbox'), { recursive: true, withFileTypes: true });
    const file = files.find((entry) => entry.isFile());
    expect(file?.name).toBe(kept);
    const where = path.join(file?.parentPath ?? '', kept);
    expect(fs.statSync(where).mode & 0o777).toBe(0o600);
    expect(path.resolve(where).startsWith(path.join(folder, 'inbox'))).toBe(true);
  });

  test('hears why a file could not be kept, when it has sent all of it', async () => {
    fs.writeFileSync(path.join(folder, 'inbox'), 'a file in the place of the folder');
    const answer = await upload(await hold(), { body: 'x'.repeat(3_000_000) });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'local.io', side: 'local' });
  });

  test('a file whose sender goes away leaves nothing', async () => {
    const held = await hold();
    const request = http.request({
      host: '127.0.0.1',
      port: server.port,
      method: 'POST',
      path: '/files?name=x',
      headers: { ...pageRequestHeaders(server.port, held), 'content-length': 1000 },
    });
    request.on('error', () => undefined);
    request.write('some');
    const inbox = path.join(folder, 'inbox');
    await expect.poll(() => fs.existsSync(inbox) && fs.readdirSync(inbox).length).toBe(1);
    request.destroy();
    await expect.poll(() => fs.readdirSync(inbox)).toEqual([]);
  });
});
