import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { MigrationError } from '../errors.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';
import { hashRemote } from '../transfer/hash-remote.ts';
import { asRoot, firstBytes, readerOf } from './root-files.ts';
import { createLocalHost } from './testing/local-host.ts';
import { calm, testAppliance } from './testing/test-appliance.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const folder = folderForEach();
let file: string;
const content = randomBytes(2_500_000);
beforeEach(() => {
  file = path.join(folder, "-a 'b'\\c");
  fs.writeFileSync(file, content);
});

/** Real commands as root; by SFTP the login may not read a thing. */
function closedHost(): RemoteHost {
  return {
    ...createLocalHost({ user: 'root' }),
    read: async function* (name) {
      throw new MigrationError('transfer.permission-denied', { path: name });
    },
  };
}

test.skipIf(process.platform === 'win32')(
  'a file that only root may read is read as root, byte by byte, and hashed there',
  async () => {
    const { appliance } = await testAppliance(closedHost(), { profile: 'endpoint-protector' });
    const host = await readerOf(appliance, file, calm);
    expect((await host.stat(file, calm))?.sizeBytes).toBe(content.length);
    const read = async (offsetBytes: number, lengthBytes?: number) => {
      const chunks: Uint8Array[] = [];
      const range = { signal: calm, offsetBytes, ...(lengthBytes !== undefined && { lengthBytes }) };
      for await (const chunk of host.read(file, range)) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    };
    expect((await read(0)).equals(content)).toBe(true);
    expect((await read(1_000_001, 1_200_000)).equals(content.subarray(1_000_001, 2_200_001))).toBe(true);
    expect((await read(content.length)).length).toBe(0);
    expect((await hashRemote(host, file, { signal: calm })).sha256).toBe(
      createHash('sha256').update(content).digest('hex'),
    );
    await expect(firstBytes(host, `${file}x`, 1, calm)).rejects.toMatchObject({
      code: 'transfer.source-missing',
    });
  },
);

test.skipIf(process.platform === 'win32')('bytes that could not be read are no end of the file', async () => {
  const closed = closedHost();
  const broken: RemoteHost = {
    ...closed,
    // The reader fails, and the end of the pipe does not know.
    run: (argv, options) =>
      closed.run(
        argv.map((word) => word.replace(/^tail [^|]*/m, 'cat /no-such-file ')),
        options,
      ),
  };
  const { appliance } = await testAppliance(broken, { profile: 'endpoint-protector' });
  await expect(firstBytes(asRoot(appliance), file, 100, calm)).rejects.toMatchObject({
    code: 'transfer.failed',
  });
});

test('a login that may read it itself needs no root, and a profile without sudo asks for none', async () => {
  const open: RemoteHost = {
    ...createLocalHost(),
    read: async function* () {
      yield content.subarray(0, 1);
    },
  };
  const { appliance } = await testAppliance(open, { profile: 'endpoint-protector' });
  expect(await readerOf(appliance, file, calm)).toBe(appliance.host);
  const other = await testAppliance(closedHost());
  await expect(readerOf(other.appliance, file, calm)).rejects.toMatchObject({
    code: 'transfer.permission-denied',
  });
});

test('root reads, and writes nothing: what writes is held against the step as before', async () => {
  const { appliance } = await testAppliance(closedHost(), { profile: 'endpoint-protector' });
  const host = asRoot(appliance);
  await expect(host.remove(file, calm)).rejects.toMatchObject({ code: 'bug' });
  await expect(host.write(file, { signal: calm, open: 'create' })).rejects.toMatchObject({ code: 'bug' });
});
