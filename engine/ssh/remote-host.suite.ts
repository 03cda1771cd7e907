import { once } from 'node:events';
import net from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../shared/run/error-codes.ts';
import { isMigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { hangMs } from '../testing/limits.ts';
import type { CommandOptions, RemoteHost } from './remote-host.ts';

/** A machine as the suite needs it: the port, and a way to reach its files that does not go through the port. */
export interface HostUnderTest {
  readonly host: RemoteHost;
  /** An empty folder that the login user owns. */
  readonly folder: string;
  /** Cuts the connection from outside. */
  lose(): void;
  put(path: string, content: string | Uint8Array, mode?: number): void;
  content(path: string): Buffer | undefined;
  makeFolder(path: string): void;
  chmod(path: string, mode: number): void;
  link(target: string, path: string): void;
  stop(): Promise<void>;
}

/** Names that a shell, a program or a protocol might take for something else. */
const oddNames = [
  '-rf',
  '--help',
  'two words',
  ' edges ',
  "it's",
  '"quoted"',
  '$HOME `id` $(id)',
  'star*?[a]',
  'back\\slash',
  'line\nbreak',
  'ends in a line break\n',
  '~',
  '.hidden',
  'ünïcødé 文件 🗄',
  ';|&<>#!',
];

/** Every sentence of the contract in `remote-host.ts`, as tests. Run by `remote-host.test.ts` on each implementation. */
export function remoteHostSuite(name: string, make: () => Promise<HostUnderTest>): void {
  describe(name, () => {
    let machine: HostUnderTest;
    let host: RemoteHost;
    let folder: string;
    let count = 0;
    const quiet = new AbortController().signal;
    const command = (options: Partial<CommandOptions> = {}): CommandOptions => ({
      effect: 'reads',
      signal: quiet,
      timeoutMs: hangMs,
      name: 'test',
      ...options,
    });

    beforeAll(async () => {
      machine = await make();
      host = machine.host;
    });
    afterAll(async () => machine.stop());
    beforeEach(() => {
      count += 1;
      folder = `${machine.folder}/${count}`;
      machine.makeFolder(folder);
    });

    const readAll = async (path: string, range: { offsetBytes?: number; lengthBytes?: number } = {}) => {
      const chunks: Buffer[] = [];
      for await (const chunk of host.read(path, { signal: quiet, ...range })) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    };
    const writeAll = async (path: string, content: string | Uint8Array) => {
      const writer = await host.write(path, { signal: quiet, open: 'create' });
      await writer.write(Buffer.from(content));
      await writer.finish();
      return writer;
    };

    describe('identity', () => {
      test('names the machine and the fingerprint of its key in OpenSSH’s form', () => {
        expect(host.identity.sha256).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
        expect(host.identity.keyType).toMatch(/^(ssh|ecdsa)-/);
        expect(host.connectionLost.aborted).toBe(false);
      });
    });

    describe('run', () => {
      test('hands every argument to the program as it is', async () => {
        const args = [...oddNames, '', "''", '\t', 'a'.repeat(5000)];
        const { stdout, exitCode } = await host.run(['printf', String.raw`%s\0`, ...args], command());
        expect(stdout.split('\0').slice(0, -1)).toEqual(args);
        expect(exitCode).toBe(0);
      });

      test.each<[string, CommandOptions['stdin'], string]>([
        ['text', 'grüße\n', 'grüße\n'],
        ['bytes', new TextEncoder().encode('bytes'), 'bytes'],
        ['a secret', new Secret('s3cret'), 's3cret'],
        ['nothing', undefined, ''],
        ['an empty text', '', ''],
        ['much', 'x'.repeat(900_000), 'x'.repeat(900_000)],
      ])('writes %s to standard input and closes it', async (_name, stdin, expected) => {
        const { stdout } = await host.run(['cat'], command(stdin === undefined ? {} : { stdin }));
        expect(stdout).toBe(expected);
      });

      test('gives a command that does not read its input no trouble', async () => {
        const result = await host.run(['true'], command({ stdin: 'x'.repeat(3_000_000) }));
        expect(result).toEqual({ exitCode: 0, stdout: '', stderr: '' });
      });

      test('replies to what a command asks on standard error, and not before', async () => {
        const replies = [
          { after: 'first?', write: new Secret('one\n'), isLast: false },
          { after: 'second?', write: new Secret('two\n'), isLast: true },
        ];
        const script =
          'read -t 0 x && exit 9; printf first? >&2; read a; printf second? >&2; read b; cat; printf "$a $b"';
        const result = await host.run(['bash', '-c', script], command({ replies }));
        expect(result).toEqual({ exitCode: 0, stdout: 'one two', stderr: 'first?second?' });
      });

      test('takes a non-zero exit for a result, and keeps both outputs apart', async () => {
        const argv = ['sh', '-c', 'printf out; printf err >&2; exit 3'];
        expect(await host.run(argv, command())).toEqual({ exitCode: 3, stdout: 'out', stderr: 'err' });
      });

      test('tells a signal as 128 + n', async () => {
        for (const [signal, exitCode] of [
          ['KILL', 137],
          ['TERM', 143],
        ] as const) {
          const result = await host.run(['sh', '-c', `kill -${signal} $$`], command());
          expect(result.exitCode).toBe(exitCode);
        }
      });

      test('tells a program that is not there as 127', async () => {
        expect((await host.run(['no-such-program'], command())).exitCode).toBe(127);
      });

      test('drops output beyond the bound, of each output by itself', async () => {
        const argv = ['sh', '-c', 'head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; exit 5'];
        const bound = await host.run(argv, command({ maxOutputBytes: 1000 }));
        expect([bound.exitCode, bound.stdout.length, bound.stderr.length]).toEqual([5, 1000, 1000]);
        expect(bound.isTruncated).toBe(true);
        const whole = await host.run(['echo', 'whole'], command({ maxOutputBytes: 6 }));
        expect(whole).toEqual({ exitCode: 0, stdout: 'whole\n', stderr: '' });
        const byDefault = await host.run(argv, command());
        expect([byDefault.stdout.length, byDefault.stderr.length]).toEqual([1024 * 1024, 1024 * 1024]);
      });

      test('gives up after the time limit', async () => {
        const error = await failure(
          host.run(['sleep', '30'], command({ timeoutMs: 100, name: 'slow thing' })),
        );
        expect(error).toMatchObject({
          code: 'appliance.command-timeout',
          params: { operation: 'slow thing', timeoutMs: 100 },
        });
        expect((await host.run(['true'], command())).exitCode).toBe(0);
      });

      test('rejects with the reason of an aborted signal', async () => {
        const controller = new AbortController();
        const running = failure(host.run(['sleep', '30'], command({ signal: controller.signal })));
        await turn();
        controller.abort(new Error('enough'));
        expect(await running).toBe(controller.signal.reason);
        expect(await failure(host.run(['true'], command({ signal: controller.signal })))).toBe(
          controller.signal.reason,
        );
      });

      test('runs several commands at once', async () => {
        const results = await Promise.all(
          ['a', 'b', 'c', 'd'].map((text) => host.run(['printf', '%s', text], command())),
        );
        expect(results.map(({ stdout }) => stdout)).toEqual(['a', 'b', 'c', 'd']);
      });
    });

    describe('stat and list', () => {
      test('tell kind, size, time and mode', async () => {
        machine.put(`${folder}/file`, 'twelve bytes', 0o640);
        const stat = await host.stat(`${folder}/file`, quiet);
        expect(stat).toMatchObject({ kind: 'file', sizeBytes: 12, mode: 0o640 });
        expect(stat?.modifiedAt.getTime()).toBeGreaterThan(Date.UTC(2020, 0));
        expect((await host.stat(folder, quiet))?.kind).toBe('folder');
      });

      test('stat follows a link and knows nothing where nothing is', async () => {
        machine.put(`${folder}/file`, 'abc');
        machine.link('file', `${folder}/link`);
        machine.link('nowhere', `${folder}/broken`);
        expect(await host.stat(`${folder}/link`, quiet)).toMatchObject({ kind: 'file', sizeBytes: 3 });
        expect(await host.stat(`${folder}/broken`, quiet)).toBeUndefined();
        expect(await host.stat(`${folder}/none`, quiet)).toBeUndefined();
        expect(await host.stat(`${folder}/none/below`, quiet)).toBeUndefined();
      });

      test('list gives the entries without . and .., links not followed', async () => {
        machine.put(`${folder}/file`, 'abc');
        machine.put(`${folder}/..twodots`, '');
        machine.makeFolder(`${folder}/sub`);
        machine.link('sub', `${folder}/link`);
        const entries = await host.list(folder, quiet);
        expect(Object.fromEntries(entries.map(({ name, kind }) => [name, kind]))).toEqual({
          file: 'file',
          '..twodots': 'file',
          sub: 'folder',
          link: 'link',
        });
        expect(entries.find(({ name }) => name === 'file')).toMatchObject({ sizeBytes: 3 });
        expect(await host.list(`${folder}/sub`, quiet)).toEqual([]);
      });

      test('list rejects where there is no such folder, or it may not be looked into', async () => {
        machine.put(`${folder}/file`, '');
        machine.makeFolder(`${folder}/closed`);
        machine.chmod(`${folder}/closed`, 0o000);
        await expectCode(host.list(`${folder}/none`, quiet), 'transfer.source-missing');
        await expectCode(host.list(`${folder}/file`, quiet), 'transfer.source-missing');
        await expectCode(host.list(`${folder}/closed`, quiet), 'transfer.permission-denied');
      });
    });

    describe('odd names', () => {
      test.each(oddNames)('%j is a name like any other', async (odd) => {
        const path = `${folder}/${odd}`;
        await writeAll(path, odd);
        expect(machine.content(path)?.toString()).toBe(odd);
        expect((await readAll(path)).toString()).toBe(odd);
        expect(await host.stat(path, quiet)).toMatchObject({ sizeBytes: Buffer.byteLength(odd) });
        expect((await host.list(folder, quiet)).map(({ name }) => name)).toEqual([odd]);
        await host.rename(path, `${path}.moved`, quiet);
        await host.rename(`${path}.moved`, path, quiet);
        await host.remove(path, quiet);
        expect(await host.list(folder, quiet)).toEqual([]);
        await host.makeFolder(`${path}/${odd}`, quiet);
        expect((await host.list(path, quiet)).map(({ name }) => name)).toEqual([odd]);
      });

      test.each(['-n', '~', 'plain'])('%j starts in the login folder', async (relative) => {
        await writeAll(relative, 'x');
        expect((await readAll(relative)).toString()).toBe('x');
        expect(await host.stat(relative, quiet)).toMatchObject({ sizeBytes: 1 });
        await host.rename(relative, `${relative}.moved`, quiet);
        await host.remove(`${relative}.moved`, quiet);
        expect(await host.stat(`${relative}.moved`, quiet)).toBeUndefined();
        await host.makeFolder(`${relative}.d/sub`, quiet);
        expect((await host.list(`${relative}.d`, quiet)).map(({ name }) => name)).toEqual(['sub']);
      });
    });

    describe('read', () => {
      const big = Buffer.alloc(3_000_001, 'abcdefghij');

      test('gives the bytes in order, of an empty file none', async () => {
        machine.put(`${folder}/big`, big);
        machine.put(`${folder}/empty`, '');
        expect((await readAll(`${folder}/big`)).equals(big)).toBe(true);
        expect((await readAll(`${folder}/empty`)).length).toBe(0);
      });

      test.each([
        [5, 10],
        [0, 0],
        [2_999_999, 100],
        [3_000_001, 10],
        [4_000_000, 10],
        [1_000_000, undefined],
      ])('from %j at most %j, and ends early where the file is shorter', async (offsetBytes, lengthBytes) => {
        machine.put(`${folder}/big`, big);
        const range = { offsetBytes, ...(lengthBytes !== undefined && { lengthBytes }) };
        const expected = big.subarray(offsetBytes, offsetBytes + (lengthBytes ?? Infinity));
        expect((await readAll(`${folder}/big`, range)).equals(expected)).toBe(true);
      });

      test('rejects where nothing is, and where it may not be read', async () => {
        machine.put(`${folder}/closed`, 'x', 0o000);
        await expectCode(readAll(`${folder}/none`), 'transfer.source-missing');
        await expectCode(readAll(`${folder}/closed`), 'transfer.permission-denied');
      });

      test('leaving the loop closes the file, as often as one likes', async () => {
        machine.put(`${folder}/big`, big);
        for (let i = 0; i < 40; i++) {
          for await (const chunk of host.read(`${folder}/big`, { signal: quiet })) {
            expect(chunk.length).toBeGreaterThan(0);
            break;
          }
        }
        expect((await host.stat(`${folder}/big`, quiet))?.sizeBytes).toBe(big.length);
      });

      test('rejects with the reason of an aborted signal', async () => {
        machine.put(`${folder}/big`, big);
        const controller = new AbortController();
        const reading = failure(
          (async () => {
            for await (const _chunk of host.read(`${folder}/big`, { signal: controller.signal }))
              controller.abort(new Error('enough'));
          })(),
        );
        expect(await reading).toBe(controller.signal.reason);
      });
    });

    describe('write', () => {
      test('creates with mode 0600, an empty file too, and counts what was acknowledged', async () => {
        const writer = await writeAll(`${folder}/new`, 'hello');
        expect(writer.acknowledgedBytes).toBe(5);
        expect(await host.stat(`${folder}/new`, quiet)).toMatchObject({ sizeBytes: 5, mode: 0o600 });
        await writeAll(`${folder}/empty`, '');
        expect(await host.stat(`${folder}/empty`, quiet)).toMatchObject({ sizeBytes: 0, mode: 0o600 });
      });

      test('has mode 0600 before the first byte', async () => {
        const writer = await host.write(`${folder}/new`, { signal: quiet, open: 'create' });
        await untilTrue(async () => (await host.stat(`${folder}/new`, quiet)) !== undefined);
        expect(await host.stat(`${folder}/new`, quiet)).toMatchObject({ sizeBytes: 0, mode: 0o600 });
        await writer.finish();
      });

      test('lets the caller use the memory of a chunk again', async () => {
        const writer = await host.write(`${folder}/new`, { signal: quiet, open: 'create' });
        const chunk = Buffer.alloc(100_000);
        for (let i = 0; i < 30; i++) await writer.write(chunk.fill(i));
        await writer.finish();
        const expected = Buffer.concat(Array.from({ length: 30 }, (_, i) => Buffer.alloc(100_000, i)));
        expect(machine.content(`${folder}/new`)?.equals(expected)).toBe(true);
      });

      test('does not create what exists, be it a file or a folder', async () => {
        machine.put(`${folder}/file`, 'kept');
        machine.makeFolder(`${folder}/sub`);
        await expectCode(writeAll(`${folder}/file`, 'x'), 'transfer.already-exists');
        await expectCode(writeAll(`${folder}/sub`, 'x'), 'transfer.already-exists');
        expect(machine.content(`${folder}/file`)?.toString()).toBe('kept');
      });

      test('needs the folder, and the right to write in it', async () => {
        machine.makeFolder(`${folder}/closed`);
        machine.chmod(`${folder}/closed`, 0o500);
        await expectCode(writeAll(`${folder}/none/file`, 'x'), 'transfer.source-missing');
        await expectCode(writeAll(`${folder}/closed/file`, 'x'), 'transfer.permission-denied');
      });

      test('goes on at a length, to which the file is cut first', async () => {
        machine.put(`${folder}/part`, '0123456789');
        const writer = await host.write(`${folder}/part`, { signal: quiet, open: { continueAtBytes: 4 } });
        await writer.write(Buffer.from('abc'));
        await writer.finish();
        expect(writer.acknowledgedBytes).toBe(7);
        expect(machine.content(`${folder}/part`)?.toString()).toBe('0123abc');
      });

      test('going on needs the file', async () => {
        const open = { continueAtBytes: 0 };
        const opening = async () => {
          const writer = await host.write(`${folder}/none`, { signal: quiet, open });
          await writer.write(Buffer.from('x'));
          await writer.finish();
        };
        await expectCode(opening(), 'transfer.source-missing');
        expect(machine.content(`${folder}/none`)).toBeUndefined();
      });

      test('abandon keeps what was acknowledged, and may be called twice and after finish', async () => {
        const writer = await host.write(`${folder}/part`, { signal: quiet, open: 'create' });
        await writer.write(Buffer.from('x'.repeat(10)));
        await writer.abandon();
        await writer.abandon();
        expect(machine.content(`${folder}/part`)?.length ?? 0).toBeGreaterThanOrEqual(
          writer.acknowledgedBytes,
        );
        const finished = await writeAll(`${folder}/whole`, 'y');
        await finished.abandon();
        expect(machine.content(`${folder}/whole`)?.toString()).toBe('y');
      });

      test('rejects with the reason of an aborted signal', async () => {
        const controller = new AbortController();
        const writer = await host.write(`${folder}/new`, { signal: controller.signal, open: 'create' });
        controller.abort(new Error('enough'));
        expect(await failure(writer.write(Buffer.alloc(10)))).toBe(controller.signal.reason);
        expect(await failure(writer.finish())).toBe(controller.signal.reason);
        await writer.abandon();
      });
    });

    describe('makeFolder, rename, remove, freeSpaceBytes', () => {
      test('makes a folder and its parents with mode 0700; it may exist already', async () => {
        await host.makeFolder(`${folder}/a/b/c`, quiet);
        await host.makeFolder(`${folder}/a/b/c`, quiet);
        for (const made of ['a', 'a/b', 'a/b/c'])
          expect(await host.stat(`${folder}/${made}`, quiet)).toMatchObject({ kind: 'folder', mode: 0o700 });
      });

      test('does not make a folder over a file, or where nobody may', async () => {
        machine.put(`${folder}/file`, '');
        machine.makeFolder(`${folder}/closed`);
        machine.chmod(`${folder}/closed`, 0o500);
        await expectCode(host.makeFolder(`${folder}/file`, quiet), 'transfer.already-exists');
        await expectCode(host.makeFolder(`${folder}/closed/sub`, quiet), 'transfer.permission-denied');
      });

      test('renames over a file', async () => {
        machine.put(`${folder}/from`, 'new');
        machine.put(`${folder}/to`, 'old');
        await host.rename(`${folder}/from`, `${folder}/to`, quiet);
        expect(machine.content(`${folder}/to`)?.toString()).toBe('new');
        expect(machine.content(`${folder}/from`)).toBeUndefined();
      });

      test('does not rename what is not there, nor where nobody may', async () => {
        machine.put(`${folder}/file`, 'x');
        machine.makeFolder(`${folder}/closed`);
        machine.chmod(`${folder}/closed`, 0o500);
        await expectCode(host.rename(`${folder}/none`, `${folder}/to`, quiet), 'transfer.source-missing');
        await expectCode(
          host.rename(`${folder}/file`, `${folder}/closed/file`, quiet),
          'transfer.permission-denied',
        );
        expect(machine.content(`${folder}/file`)?.toString()).toBe('x');
      });

      test('removes a file; nothing happens where there is none', async () => {
        machine.put(`${folder}/file`, 'x');
        await host.remove(`${folder}/file`, quiet);
        await host.remove(`${folder}/file`, quiet);
        expect(machine.content(`${folder}/file`)).toBeUndefined();
      });

      test('does not remove where nobody may', async () => {
        machine.makeFolder(`${folder}/closed`);
        machine.put(`${folder}/closed/file`, 'x');
        machine.chmod(`${folder}/closed`, 0o500);
        await expectCode(host.remove(`${folder}/closed/file`, quiet), 'transfer.permission-denied');
      });

      test('tells free space as a whole number of bytes, or that it cannot', async () => {
        const freeBytes = await host.freeSpaceBytes(folder, quiet);
        if (freeBytes !== undefined) expect(Number.isSafeInteger(freeBytes) && freeBytes > 0).toBe(true);
      });
    });

    describe('dial', () => {
      test('connects from the machine to elsewhere, both ways', async () => {
        const server = net.createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
        await once(server, 'listening');
        const { port } = server.address() as net.AddressInfo;
        const connection = await host.dial('127.0.0.1', port, quiet);
        connection.write('ping');
        const [answer] = (await once(connection, 'data')) as [Buffer];
        expect(answer.toString()).toBe('ping');
        connection.destroy();
        server.close();
        await expectCode(host.dial('127.0.0.1', port, quiet), 'reach.tunnel-refused');
      });
    });

    describe('an aborted signal', () => {
      test('rejects every call with its reason', async () => {
        const reason = new Error('enough');
        const signal = AbortSignal.abort(reason);
        const calls = [
          host.stat(folder, signal),
          host.list(folder, signal),
          host.makeFolder(folder, signal),
          host.rename(folder, folder, signal),
          host.remove(folder, signal),
          host.freeSpaceBytes(folder, signal),
          host.dial('127.0.0.1', 9, signal),
          host.reconnect(signal),
          host.write(`${folder}/x`, { signal, open: 'create' }),
          host.read(folder, { signal })[Symbol.asyncIterator]().next(),
        ];
        expect(await Promise.all(calls.map(failure))).toEqual(calls.map(() => reason));
      });
    });

    describe('a lost connection', () => {
      test('rejects what runs and what comes after, until it is made again', async () => {
        machine.put(`${folder}/big`, Buffer.alloc(8_000_000));
        const { connectionLost, identity } = host;
        const lost = new Promise((resolve) =>
          connectionLost.addEventListener('abort', resolve, { once: true }),
        );
        const running = failure(host.run(['sleep', '30'], command()));
        const writer = await host.write(`${folder}/part`, { signal: quiet, open: 'create' });
        await writer.write(Buffer.from('x'));
        const reading = failure(
          (async () => {
            for await (const _chunk of host.read(`${folder}/big`, { signal: quiet })) {
              machine.lose();
              await lost;
            }
          })(),
        );
        for (const error of [await running, await reading, await failure(writer.finish())])
          expect(error).toMatchObject({ code: 'reach.connection-lost' });
        await writer.abandon();
        expect(isMigrationError(connectionLost.reason, 'reach.connection-lost')).toBe(true);
        for (const call of [
          host.run(['true'], command()),
          host.stat(folder, quiet),
          host.list(folder, quiet),
          host.dial('127.0.0.1', 9, quiet),
          readAll(`${folder}/big`),
          writeAll(`${folder}/other`, 'x'),
        ])
          await expectCode(call, 'reach.connection-lost');

        await Promise.all([host.reconnect(quiet), host.reconnect(quiet)]);
        expect(host.connectionLost).not.toBe(connectionLost);
        expect(host.connectionLost.aborted).toBe(false);
        expect(host.identity).toEqual(identity);
        expect((await host.run(['printf', '%s', 'again'], command())).stdout).toBe('again');
        expect((await host.stat(`${folder}/big`, quiet))?.sizeBytes).toBe(8_000_000);
        const { connectionLost: second } = host;
        await host.reconnect(quiet);
        expect(host.connectionLost).toBe(second);
      });

      test('close is a loss that stays, may be called twice, and never throws', async () => {
        const { host: other, stop } = await make();
        await other.stat('.', quiet);
        await Promise.all([other.close(), other.close()]);
        await other.close();
        expect(other.connectionLost.aborted).toBe(true);
        await expectCode(other.run(['true'], command()), 'reach.connection-lost');
        await expectCode(other.stat('.', quiet), 'reach.connection-lost');
        await expectCode(other.reconnect(quiet), 'reach.connection-lost');
        await stop();
      });
    });
  });
}

/** What a promise rejects with. Fails the test where it does not reject. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`resolved with ${String(value)}`),
    (error: unknown) => error,
  );
}

async function expectCode(promise: Promise<unknown>, code: ErrorCode): Promise<void> {
  expect(await failure(promise)).toMatchObject({ name: 'MigrationError', code });
}

async function untilTrue(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await turn();
}
