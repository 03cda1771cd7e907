/* eslint-disable no-console -- a bench prints */
import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspectBackup } from '../engine/backup/inspect-backup.ts';
import { measurePairs, printTable, type Row } from './table.ts';

const mebibyte = 1024 ** 2;
const sizeMiB = Number(process.argv[2] ?? 200);
const pairs = Number(process.argv[3] ?? 7);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-bench-inspect-'));
const signal = new AbortController().signal;

try {
  const at = (name: string): string => path.join(folder, name);
  makeFile(at('backup.eppb'), (part) => randomFillSync(part));
  makeFile(at('words.sql'), (part, number) => {
    const line = `INSERT INTO computers VALUES (${String(number)}, 'PC-${String(number * 7919)}', now());\n`;
    return part.fill(line);
  });
  run('gzip', '-1', '-k', 'words.sql');
  run('tar', '-cf', 'backup.tar', 'backup.eppb');
  const rows: Row[] = [
    await compare('hash and type, random', 'sha256sum', 1.2, at('backup.eppb')),
    await compare('hash and type, tar', 'sha256sum', 1.2, at('backup.tar')),
    await compare('gzip unpacked and tested', 'gzip --test', undefined, at('words.sql.gz')),
  ];
  printTable(rows, { isHeaded: true });
  console.log(`peak memory (RSS): ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  console.log(`50 GB, sparse, ends only: ${(await sparse()).toFixed(0)} ms`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** A look into a file against a command that gets it as its last argument. */
async function compare(name: string, against: string, goal: number | undefined, file: string): Promise<Row> {
  const measured = await measurePairs(
    pairs,
    () => timed(() => run(...against.split(' '), file)),
    () => timed(() => inspectBackup(file, { signal })),
  );
  return { name, against, goal, ...measured };
}

async function timed(work: () => unknown): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

async function sparse(): Promise<number> {
  const file = path.join(folder, 'huge.eppb');
  fs.writeFileSync(file, 'Salted__12345678');
  fs.truncateSync(file, 50 * 1024 ** 3);
  return timed(() => inspectBackup(file, { signal }));
}

function makeFile(file: string, fill: (part: Buffer, number: number) => Buffer): void {
  const part = Buffer.alloc(mebibyte);
  const descriptor = fs.openSync(file, 'w');
  for (let number = 0; number < sizeMiB; number++) fs.writeSync(descriptor, fill(part, number));
  fs.closeSync(descriptor);
}

function run(...argv: string[]): void {
  const [command = '', ...args] = argv;
  execFileSync(command, args, { cwd: folder, stdio: 'ignore' });
}
