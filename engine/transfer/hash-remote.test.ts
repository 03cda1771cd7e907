import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMemoryHost } from '../ssh/testing/memory-host.ts';
import { hashRemote } from './hash-remote.ts';
import { sha256Of } from './testing/sha256.ts';
import { folderForAll } from '../testing/temporary-folder.ts';

const signal = new AbortController().signal;
const tools = { openssl: 'openssl', sha256sum: 'sha256sum', shasum: 'shasum', busybox: 'busybox' } as const;

describe('with the tools of a real machine', () => {
  const folder = folderForAll();
  const content = Buffer.from('the backup\n'.repeat(10_000));

  /** A host whose commands run here, with nothing but the named tools to be found. */
  function hostWith(...names: string[]) {
    const bin = path.join(folder, `bin-${names.join('-')}`);
    fs.mkdirSync(bin, { recursive: true });
    for (const name of ['sh', 'head', ...names]) {
      const link = path.join(bin, name);
      if (!fs.existsSync(link)) fs.symlinkSync(which(name)!, link);
    }
    return createMemoryHost({
      commands: ([program = '', ...args]) => {
        const { status, stdout, stderr } = spawnSync(program, args, {
          cwd: folder,
          env: { PATH: bin },
          encoding: 'utf8',
        });
        return { exitCode: status ?? -1, stdout, stderr };
      },
    });
  }

  for (const [tool, program] of Object.entries(tools)) {
    const isMissing = which(program) === undefined;
    if (isMissing) process.stderr.write(`hashRemote with ${program} is skipped: it is not installed\n`);
    test.skipIf(isMissing)(`hashes a file, and its head, with ${tool}`, async () => {
      const file = path.join(folder, 'plain.bak');
      fs.writeFileSync(file, content);
      const host = hostWith(program);
      expect(await hashRemote(host, file, { signal })).toEqual({ sha256: sha256Of(content), how: tool });
      expect(await hashRemote(host, file, { signal, firstBytes: 777 })).toEqual({
        sha256: sha256Of(content.subarray(0, 777)),
        how: tool,
      });
      expect((await hashRemote(host, file, { signal, firstBytes: 0 })).sha256).toBe(
        sha256Of(Buffer.alloc(0)),
      );
    });
    test.skipIf(isMissing)(`takes names literally with ${tool}`, async () => {
      const host = hostWith(program);
      for (const name of ['-rf', 'a\\b', 'line\nbreak', "it's $HOME `x` *", ' ', 'ü🗝']) {
        fs.writeFileSync(path.join(folder, name), content);
        // Relative to the login folder: the name itself is what the script gets.
        expect(await hashRemote(host, name, { signal })).toEqual({ sha256: sha256Of(content), how: tool });
      }
    });
  }

  test('takes the fastest tool there is', async () => {
    const file = path.join(folder, 'plain.bak');
    fs.writeFileSync(file, content);
    expect((await hashRemote(hostWith('openssl', 'sha256sum'), file, { signal })).how).toBe('openssl');
  });

  test('says that a file is not there, or not readable', async () => {
    const host = hostWith('sha256sum');
    await expect(hashRemote(host, path.join(folder, 'none'), { signal })).rejects.toMatchObject({
      code: 'transfer.source-missing',
    });
    // Root reads everything.
    if (process.getuid?.() === 0) return;
    const secret = path.join(folder, 'secret');
    fs.writeFileSync(secret, content, { mode: 0 });
    await expect(hashRemote(host, secret, { signal })).rejects.toMatchObject({
      code: 'transfer.permission-denied',
    });
  });
});

test('reads the file back where nothing there can hash', async () => {
  const content = Buffer.from('abc'.repeat(100_000));
  const host = createMemoryHost({ files: { '/data/x.bak': content } });
  const seen: number[] = [];
  const onProgress = (done: number) => seen.push(done);
  expect(await hashRemote(host, '/data/x.bak', { signal, onProgress })).toEqual({
    sha256: sha256Of(content),
    how: 'read-back',
  });
  expect(seen.at(-1)).toBe(content.length);
  const head = await hashRemote(host, '/data/x.bak', { signal, firstBytes: 1_000 });
  expect(head.sha256).toBe(sha256Of(content.subarray(0, 1_000)));
});

test('does not believe a tool that says something else', async () => {
  const content = Buffer.from('abc');
  const host = createMemoryHost({
    files: { '/data/x.bak': content },
    commands: () => ({ exitCode: 0, stdout: 'openssl Error: unknown digest\n', stderr: '' }),
  });
  expect((await hashRemote(host, '/data/x.bak', { signal })).how).toBe('read-back');
});

function which(program: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
  } catch {
    // Not installed here.
    return undefined;
  }
}
