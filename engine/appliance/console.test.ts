import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { X509Certificate } from 'node:crypto';
import selfsigned from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConsole } from './console.ts';
import { createScriptedHost } from './testing/scripted-host.ts';
import { calm } from './testing/test-appliance.ts';

let server: https.Server;
let port: number;
let sha256: string;
const address = '127.0.0.1';
beforeAll(async () => {
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'epp.example.test' }], {
    keySize: 2048,
  });
  sha256 = new X509Certificate(pems.cert).fingerprint256.replaceAll(':', '').toLowerCase();
  server = https.createServer({ key: pems.private, cert: pems.cert }, (_request, response) => {
    response.writeHead(401).end('<html><title>\n Endpoint  Protector\u202e</title>');
  });
  port = await listen(server);
});
afterAll(() => void server.close());

async function listen(anyServer: net.Server): Promise<number> {
  await new Promise<void>((resolve) => anyServer.listen(0, address, resolve));
  return (anyServer.address() as AddressInfo).port;
}

const expected = () => ({
  certificate: { address, port, sha256, subject: 'CN=epp.example.test' },
  status: 401,
  title: 'Endpoint Protector',
});

test('a console shows its certificate, its status and its title', async () => {
  expect(await readConsole({ address, port, signal: calm, timeoutMs: 5000 })).toMatchObject(expected());
});

test('the same through a machine', async () => {
  const dialled: string[] = [];
  const via = {
    ...createScriptedHost(() => undefined),
    dial: async (to: string, toPort: number) => {
      dialled.push(`${to}:${toPort}`);
      return net.connect(toPort, to);
    },
  };
  expect(await readConsole({ address, port, signal: calm, timeoutMs: 5000, via })).toMatchObject(expected());
  expect(dialled).toEqual([`${address}:${port}`, `${address}:${port}`]);
});

test('nobody there', async () => {
  const free = net.createServer();
  const freePort = await listen(free);
  await new Promise((resolve) => free.close(resolve));
  await expect(readConsole({ address, port: freePort, signal: calm, timeoutMs: 5000 })).rejects.toMatchObject(
    {
      code: 'reach.refused',
      params: { by: 'console' },
    },
  );
});

test('somebody who speaks no TLS, and somebody who says nothing', async () => {
  const plain = net.createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-x\r\n'));
  const silent = net.createServer((socket) => socket.on('error', () => undefined));
  const [plainPort, silentPort] = [await listen(plain), await listen(silent)];
  await expect(
    readConsole({ address, port: plainPort, signal: calm, timeoutMs: 5000 }),
  ).rejects.toMatchObject({
    code: 'reach.unreachable',
    params: { by: 'console' },
  });
  await expect(readConsole({ address, port: silentPort, signal: calm, timeoutMs: 50 })).rejects.toMatchObject(
    {
      code: 'reach.timeout',
      params: { timeoutMs: 50, by: 'console' },
    },
  );
  const stop = new AbortController();
  const looking = readConsole({ address, port: silentPort, signal: stop.signal, timeoutMs: 5000 });
  stop.abort(new Error('enough'));
  await expect(looking).rejects.toThrow('enough');
  plain.close();
  silent.close();
});
