import net, { type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { readConsole } from './console.ts';
import { createScriptedHost } from './testing/scripted-host.ts';
import { calm } from './testing/test-appliance.ts';
import { freePort } from '../testing/free-port.ts';
import { webServerForAll } from '../testing/web-server.ts';

const address = '127.0.0.1';
const server = webServerForAll(
  (_request, response) => response.writeHead(401).end('<html><title>\n Endpoint  Protector\u202e</title>'),
  'epp.example.test',
);

async function listen(anyServer: net.Server): Promise<number> {
  await new Promise<void>((resolve) => anyServer.listen(0, address, resolve));
  return (anyServer.address() as AddressInfo).port;
}

const expected = () => ({
  certificate: { address, ...server, subject: 'CN=epp.example.test' },
  status: 401,
  title: 'Endpoint Protector',
});

test('a console shows its certificate, its status and its title', async () => {
  expect(await readConsole({ address, port: server.port, signal: calm, timeoutMs: 5000 })).toMatchObject(
    expected(),
  );
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
  expect(await readConsole({ address, port: server.port, signal: calm, timeoutMs: 5000, via })).toMatchObject(
    expected(),
  );
  expect(dialled).toEqual([`${address}:${server.port}`, `${address}:${server.port}`]);
});

test('nobody there', async () => {
  await expect(
    readConsole({ address, port: await freePort(), signal: calm, timeoutMs: 5000 }),
  ).rejects.toMatchObject({
    code: 'reach.refused',
    params: { by: 'console' },
  });
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
