import { expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost } from './memory-host.ts';

const { signal } = new AbortController();

async function readAll(host: MemoryHost, path: string, offsetBytes = 0): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of host.read(path, { signal, offsetBytes })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('loses the connection after so many bytes, once', async () => {
  const host = createMemoryHost({ files: { '/b': 'x'.repeat(1000) }, chunkBytes: 100 });
  host.faults.dropAfterReadBytes = 250;
  let gotBytes = 0;
  const reading = (async () => {
    for await (const chunk of host.read('/b', { signal })) gotBytes += chunk.length;
  })();
  await expect(reading).rejects.toMatchObject({ code: 'reach.connection-lost' });
  expect(gotBytes).toBe(250);
  await host.reconnect(signal);
  expect(await readAll(host, '/b', gotBytes)).toHaveLength(750);
  expect(host.connections).toBe(2);
});

test('keeps what was written before the loss', async () => {
  const host = createMemoryHost();
  host.faults.dropAfterWrittenBytes = 5;
  const writer = await host.write('part', { signal, open: 'create' });
  await writer.write(Buffer.from('abc'));
  await expect(writer.write(Buffer.from('defg'))).rejects.toMatchObject({ code: 'reach.connection-lost' });
  expect(writer.acknowledgedBytes).toBe(5);
  expect(host.files.content('part')?.toString()).toBe('abcde');
});

test('runs out of space, and has it again after a removal', async () => {
  const host = createMemoryHost({ freeBytes: 5 });
  const writer = await host.write('part', { signal, open: 'create' });
  await writer.write(Buffer.from('abc'));
  await expect(writer.write(Buffer.from('defg'))).rejects.toMatchObject({ code: 'transfer.disk-full' });
  expect(await host.freeSpaceBytes('/', signal)).toBe(0);
  await host.remove('part', signal);
  expect(await host.freeSpaceBytes('/', signal)).toBe(5);
});

test('a file may grow or be cut while it is read', async () => {
  const host = createMemoryHost({ files: { '/b': 'x'.repeat(100) }, chunkBytes: 40 });
  host.faults.onRead = (path, position) => {
    if (position === 40) host.files.truncate(path, 60);
  };
  expect(await readAll(host, '/b')).toHaveLength(60);
  host.faults.onRead = (path, position) => {
    if (position === 40) host.files.write(path, 60, Buffer.from('y'.repeat(100)));
  };
  expect(await readAll(host, '/b')).toHaveLength(160);
});

test('a file may be larger than the memory', async () => {
  const host = createMemoryHost({ files: { '/huge': '' } });
  host.files.truncate('/huge', 6_000_000_000);
  expect((await host.stat('/huge', signal))?.sizeBytes).toBe(6_000_000_000);
});

test('reconnects fail as often as they are told to', async () => {
  const host = createMemoryHost();
  host.faults.failedReconnects = 1;
  host.lose();
  await expect(host.reconnect(signal)).rejects.toMatchObject({ code: 'reach.refused' });
  await host.reconnect(signal);
  expect(host.connectionLost.aborted).toBe(false);
});
