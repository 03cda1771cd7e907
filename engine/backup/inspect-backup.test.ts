import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import { limits } from '../../shared/rules/limits.ts';
import type { Inspection } from '../../shared/run/inspection.ts';
import { reasonWords } from '../../shared/text/en/inspection.ts';
import { inspectBackup } from './inspect-backup.ts';
import { inspectFile } from './inspect-file.ts';
import { folderForAll } from '../testing/temporary-folder.ts';
import { codes } from './testing/fixtures.ts';

const signal = new AbortController().signal;
const folder = folderForAll();

beforeAll(() => {
  fs.writeFileSync(path.join(folder, 'data.bin'), randomBytes(300_000));
  fs.writeFileSync(path.join(folder, 'words.txt'), 'Table computers, row after row\n'.repeat(9000));
  run('tar', '-cf', 'backup.tar', 'data.bin', 'words.txt');
  run('gzip', '-kf', 'backup.tar');
  run('xz', '-kf', '-T1', 'words.txt');
  run('bzip2', '-kf', 'words.txt');
  run('zstd', '-q', '-f', 'words.txt');
  run('zip', '-q', 'backup.zip', 'data.bin', 'words.txt');
  run(
    'openssl',
    'enc',
    '-aes-256-cbc',
    '-pbkdf2',
    '-pass',
    'pass:x',
    '-in',
    'backup.tar.gz',
    '-out',
    'backup.eppb',
  );
});

describe('whole files, made by the real tools', () => {
  test.each([
    ['backup.tar', 'tar', 'whole.end-seen'],
    ['backup.tar.gz', 'gzip', 'whole.end-seen'],
    ['words.txt.xz', 'xz', 'whole.end-seen'],
    ['words.txt.bz2', 'bzip2', 'whole.end-seen'],
    ['words.txt.zst', 'zstd', 'whole.end-seen'],
    ['backup.zip', 'zip', 'whole.end-seen'],
    ['backup.eppb', 'openssl-salted', 'whole.end-not-visible'],
  ] as const)('%s is %s and looks fine', async (name, contentType, code) => {
    const seen = await inspect(name);
    expect(seen.contentType).toBe(contentType);
    expect(codes(seen)).toContain(code);
    expect(seen.verdict.kind).toBe('looks-fine');
  });

  test('a gzip is unpacked, and what it holds is named', async () => {
    const seen = await inspect('backup.tar.gz');
    expect(seen.innerContentType).toBe('tar');
  });

  test('size and SHA-256 are those of the bytes, and progress reaches the end', async () => {
    const reports: (number | undefined)[][] = [];
    const file = path.join(folder, 'backup.tar');
    const seen = await inspectBackup(file, { signal, onProgress: (...report) => reports.push(report) });
    const bytes = fs.readFileSync(file);
    expect(seen.sizeBytes).toBe(bytes.length);
    expect(seen.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(reports.at(-1)).toEqual([bytes.length, bytes.length]);
  });

  test('the bzip2 end is found at every bit position', async () => {
    for (let length = 1; length <= 24; length++) {
      fs.writeFileSync(path.join(folder, 'bits'), 'abcdefghijklmnopqrstuvwxyz'.slice(0, length));
      run('bzip2', '-kf', 'bits');
      expect(codes(await inspect('bits.bz2'))).toContain('whole.end-seen');
    }
  });
});

describe('cut files', () => {
  test.each([
    ['backup.tar', 0.5],
    ['backup.tar.gz', 0.5],
    ['backup.tar.gz', 0.9999],
    ['words.txt.xz', 0.9],
    ['words.txt.bz2', 0.9],
    ['backup.zip', 0.9],
  ])('%s, cut to %f of it, is missing its end', async (name, share) => {
    const bytes = fs.readFileSync(path.join(folder, name));
    const seen = await inspectBytes(`cut-${name}`, bytes.subarray(0, Math.floor(bytes.length * share)));
    expect(codes(seen)).toContain('whole.end-missing');
    expect(seen.verdict.kind).toBe('no');
  });

  test('a tar inside a whole gzip can be cut too', async () => {
    const bytes = fs.readFileSync(path.join(folder, 'backup.tar'));
    fs.writeFileSync(path.join(folder, 'half.tar'), bytes.subarray(0, bytes.length / 2));
    run('gzip', '-kf', 'half.tar');
    expect(codes(await inspect('half.tar.gz'))).toContain('whole.end-missing');
  });

  test('a changed byte inside a gzip is found', async () => {
    const bytes = fs.readFileSync(path.join(folder, 'backup.tar.gz'));
    bytes[bytes.length >> 1]! ^= 0xff;
    const seen = await inspectBytes('flipped.tar.gz', bytes);
    expect(codes(seen)).toContain('whole.broken-inside');
  });

  test('a reserved and unfinished download ends in zeros', async () => {
    const bytes = fs.readFileSync(path.join(folder, 'backup.eppb'));
    const seen = await inspectBytes(
      'zeros.eppb',
      Buffer.concat([bytes.subarray(0, 100_000), Buffer.alloc(200_000)]),
    );
    expect(codes(seen)).toContain('whole.zero-tail');
    expect(seen.verdict.kind).toBe('no');
  });

  test('a round size makes an encrypted file doubtful', async () => {
    const bytes = fs.readFileSync(path.join(folder, 'backup.eppb'));
    const round = await inspectBytes('round.eppb', bytes.subarray(0, 262_144));
    expect(codes(round)).toContain('whole.round-size');
    expect(round.verdict.kind).toBe('cannot-tell');
    expect(codes(await inspectBytes('odd.eppb', bytes.subarray(0, 100_001)))).toContain('whole.block-size');
  });

  test.each(['backup.eppb.crdownload', 'backup.eppb.part', 'backup.partial'])(
    '%s is unfinished by its name',
    async (name) => {
      expect(codes(await inspectBytes(name, randomBytes(1000)))).toContain('name.partial-download');
    },
  );

  test.each(['backup (1).eppb', 'backup(2).tar.gz', 'backup (1)'])(
    '%s is a second download',
    async (name) => {
      expect(codes(await inspectBytes(name, randomBytes(1000)))).toContain('name.second-download');
    },
  );
});

describe('what is no backup', () => {
  test.each([
    ['empty', 'empty', '', 'no'],
    [
      'login page',
      'html',
      '\ufeff\n<!DOCTYPE html>\n<html><head><title>Endpoint\n Protector <Login</title>',
      'no',
    ],
    ['old error page', 'html', '<H1>502 Bad Gateway</H1>\n', 'no'],
    ['api error', 'json', '{"error":"invalid_grant"}', 'no'],
    ['xml', 'xml', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'no'],
    ['log', 'log', 'Nov 24 01:00:01 epp cron[1]: x\nNov 24 01:00:02 epp cron[1]: y\n', 'no'],
    ['csv', 'csv', 'Name,Last seen\nPC-1,2026-11-24\nPC-2,2026-11-24\n', 'no'],
    ['text', 'text', 'Please call me back.\n', 'no'],
    [
      'mysql dump',
      'sql-dump',
      '-- MySQL dump 10.13  Distrib 8.0\n--\nCREATE TABLE x (y int);\n',
      'cannot-tell',
    ],
  ] as const)('%s is %s', async (_what, contentType, text, verdict) => {
    const seen = await inspectBytes('backup.eppb', Buffer.from(text));
    expect(seen.contentType).toBe(contentType);
    expect(seen.verdict.kind).toBe(verdict);
  });

  test.each([
    [
      'audit log',
      'content.audit-log',
      'Event Name,Client User,Client Computer,Device Type,File Name\nFile Copy,ada,PC-1,USB,a.doc\n',
    ],
    [
      'server error',
      'content.error-message',
      '{"error":"invalid_grant","error_description":"The session has ended"}',
    ],
    ['key alone', 'content.key-file', 'K7QX-29FJ-3M81-QWEP\n'],
    ['private key', 'content.key-file', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n'],
    ['emergency kit', 'content.key-file', 'HANDOVER EMERGENCY KIT\n\nThe System Backup Key below\n'],
  ] as const)('%s is named as what it is', async (_what, code, text) => {
    const seen = await inspectBytes('backup.eppb', Buffer.from(text));
    expect([codes(seen)[0], seen.verdict.kind]).toEqual([code, 'no']);
  });

  test('a zip of tables is an Audit Log Backup', async () => {
    fs.writeFileSync(path.join(folder, 'events.csv'), 'Event Name,User\nFile Copy,ada\n');
    run('zip', '-q', 'audit.zip', 'events.csv');
    const seen = await inspect('audit.zip');
    expect([codes(seen)[0], seen.verdict.kind]).toEqual(['content.audit-log', 'no']);
  });

  test('the title of a saved page is told', async () => {
    const seen = await inspectBytes('page.eppb', Buffer.from('<html><title> Sign\n in </title></html>'));
    expect(seen.verdict.reasons[0]).toEqual({ code: 'content.web-page', params: { title: 'Sign in' } });
  });

  test('unknown bytes are told apart by their entropy, and neither is called fine', async () => {
    for (const length of [300, 5000, 200_001]) {
      const random = await inspectBytes('random', randomBytes(length));
      expect([random.contentType, random.verdict.kind]).toEqual(['unknown-high-entropy', 'cannot-tell']);
    }
    const dull = await inspectBytes(
      'dull',
      Buffer.from(Array.from({ length: 5000 }, (_, at) => (at % 7) + 1)),
    );
    expect([dull.contentType, dull.verdict.kind]).toEqual(['unknown-low-entropy', 'cannot-tell']);
  });

  test('images of whole machines', async () => {
    const iso = Buffer.alloc(40_000);
    iso.write('CD001', 32_769);
    expect((await inspectBytes('a.iso', iso)).contentType).toBe('iso-image');
    expect((await inspectBytes('a.vmdk', Buffer.from('KDMV\x01\0\0\0'))).contentType).toBe('vm-image');
    fs.writeFileSync(path.join(folder, 'machine.ovf'), '<?xml version="1.0"?><Envelope/>');
    run('tar', '-cf', 'machine.ova', 'machine.ovf');
    expect((await inspect('machine.ova')).contentType).toBe('vm-image');
  });

  test('encrypted messages by their first bytes', async () => {
    const tail = randomBytes(500);
    const packet = Buffer.concat([Buffer.from([0x8c, 0x0d, 0x04, 0x09, 0x03, 0x0a]), tail]);
    expect((await inspectBytes('a.gpg', packet)).contentType).toBe('openpgp');
    expect(
      (await inspectBytes('a.age', Buffer.from(`age-encryption.org/v1\n-> X25519 x\n`))).contentType,
    ).toBe('age');
    const armor = '-----BEGIN PGP MESSAGE-----\n\nabc\n';
    expect(codes(await inspectBytes('a.asc', Buffer.from(armor)))).toContain('whole.end-missing');
    const whole = await inspectBytes('b.asc', Buffer.from(`${armor}-----END PGP MESSAGE-----\n`));
    expect(codes(whole)).toContain('whole.end-seen');
  });
});

describe('what stands beside the content', () => {
  test('a sidecar that fits, one that does not, one that says nothing', async () => {
    const file = path.join(folder, 'kept.tar');
    fs.copyFileSync(path.join(folder, 'backup.tar'), file);
    fs.writeFileSync(`${file}.sha256`, execFileSync('sha256sum', ['kept.tar'], { cwd: folder }));
    expect(codes(await inspect('kept.tar'))).toContain('sidecar.matches');
    fs.writeFileSync(`${file}.sha256`, `${'0'.repeat(64)}  kept.tar\n`);
    const differs = await inspect('kept.tar');
    expect([codes(differs).includes('sidecar.differs'), differs.verdict.kind]).toEqual([true, 'no']);
    fs.writeFileSync(`${file}.sha256`, 'nothing');
    expect(codes(await inspect('kept.tar'))).toContain('sidecar.unreadable');
  });

  test.each([
    [limits.softBytes, 'looks-fine', 'close'],
    [limits.softBytes + 1, 'cannot-tell', 'needs-confirmation'],
    [limits.hardBytes, 'cannot-tell', 'needs-confirmation'],
    [limits.hardBytes + 1, 'no', 'too-large'],
  ])(
    '%d bytes: the verdict is about the file, whether it fits about the limit',
    async (sizeBytes, fits, kind) => {
      const file = path.join(folder, 'large.tar');
      // A sparse file: the tar ends early, and zeros after its end are its filling.
      fs.copyFileSync(path.join(folder, 'backup.tar'), file);
      fs.truncateSync(file, sizeBytes);
      const seen = await inspect('large.tar');
      expect([seen.verdict.kind, seen.answers.fits, seen.limit.kind]).toEqual(['looks-fine', fits, kind]);
      expect(seen.findings).toHaveLength(1);
    },
  );

  test('a version to hold against is named as not readable', async () => {
    const seen = await inspectBackup(path.join(folder, 'backup.tar'), { signal, targetVersion: '2604' });
    expect(seen.restorable.reasons.at(-1)).toEqual({
      code: 'version.not-readable',
      params: { targetVersion: '2604' },
    });
    expect(seen.answers).toEqual({ whole: 'looks-fine', fits: 'looks-fine', backup: 'cannot-tell' });
    // An archive of anything is no backup of this product yet.
    expect(seen.restorable.kind).toBe('cannot-tell');
  });
});

test('a file that is not there, and an abort', async () => {
  await expect(inspect('nothing')).rejects.toMatchObject({ code: 'local.file-missing' });
  await expect(inspectBackup(folder, { signal })).rejects.toMatchObject({ code: 'local.io' });
  const controller = new AbortController();
  const inspecting = inspectBackup(path.join(folder, 'backup.tar.gz'), {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(inspecting).rejects.toMatchObject({ name: 'AbortError' });
});

test('every reason that was met has words without holes', async () => {
  for (const name of fs.readdirSync(folder)) {
    const { restorable } = await inspect(name);
    for (const given of restorable.reasons) {
      // The parameters fit the code: `reason` made both.
      const words = (reasonWords[given.code] as (params: unknown) => string)(given.params);
      expect(words).not.toMatch(/undefined|NaN|\[object/);
    }
  }
});

describe('a cancel on a disk that does not answer', () => {
  const reason = new Error('enough');
  const file = () => path.join(folder, 'backup.tar');
  const uncaught: unknown[] = [];
  const note = (error: unknown): number => uncaught.push(error);
  beforeEach(() => {
    uncaught.length = 0;
    process.on('uncaughtException', note).on('unhandledRejection', note);
  });
  afterEach(() => {
    process.off('uncaughtException', note).off('unhandledRejection', note);
    vi.restoreAllMocks();
  });
  const nothingWasThrown = async () => {
    // Whatever was thrown at the program comes before this.
    await new Promise((resolve) => setImmediate(resolve));
    expect(uncaught).toEqual([]);
  };

  test('beforehand, nothing is opened', async () => {
    const opened = vi.spyOn(fs.promises, 'open');
    await expect(inspectFile(file(), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(opened).not.toHaveBeenCalled();
    await nothingWasThrown();
  });

  test.each(['opens', 'fails'] as const)(
    'while it is being opened, ends the look at once; where it %s after all, nothing is left open or thrown',
    async (later) => {
      const open = fs.promises.open.bind(fs.promises);
      let answer: () => void = () => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      let close: MockInstance | undefined;
      vi.spyOn(fs.promises, 'open').mockImplementation(async (...args) => {
        await answered;
        if (later === 'fails') throw new Error('the share has gone');
        const handle = await open(...args);
        close = vi.spyOn(handle, 'close');
        return handle;
      });
      const controller = new AbortController();
      const inspecting = inspectFile(file(), { signal: controller.signal });
      controller.abort(reason);
      await expect(inspecting).rejects.toBe(reason);
      answer();
      if (later === 'opens') await expect.poll(() => close).toHaveBeenCalledOnce();
      await nothingWasThrown();
    },
  );

  test('in the midst of a read, ends the look without waiting for it', async () => {
    const open = fs.promises.open.bind(fs.promises);
    const controller = new AbortController();
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    let closed: Promise<void> | undefined;
    vi.spyOn(fs.promises, 'open').mockImplementation(async (...args) => {
      const handle = await open(...args);
      const read = handle.read.bind(handle) as (...given: unknown[]) => Promise<unknown>;
      vi.spyOn(handle, 'read').mockImplementation((async (...given: unknown[]) => {
        // The look into the head of the file is answered, and the reading of it all is not.
        if ((given[0] as Buffer).length > 4) {
          controller.abort(reason);
          await answered;
        }
        return read(...given);
      }) as typeof handle.read);
      const close = handle.close.bind(handle);
      vi.spyOn(handle, 'close').mockImplementation(() => (closed = answered.then(close)));
      return handle;
    });
    await expect(inspectFile(file(), { signal: controller.signal })).rejects.toBe(reason);
    answer();
    await closed;
    await nothingWasThrown();
  });
});

async function inspect(name: string): Promise<Inspection> {
  return inspectBackup(path.join(folder, name), { signal });
}

async function inspectBytes(name: string, bytes: Buffer): Promise<Inspection> {
  fs.writeFileSync(path.join(folder, name), bytes);
  return inspect(name);
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}
