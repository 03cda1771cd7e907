/* eslint-disable no-console -- a bench prints */
import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspectBackup } from '../engine/backup/inspect-backup.ts';
import { printTable, type Row } from './table.ts';

const mebibyte = 1024 ** 2;
const sizeMiB = Number(process.argv[2] ?? 200);
const pairs = Number(process.argv[3] ?? 7);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-bench-inspect-'));
const signal = new AbortController().signal;

try {
  const file = path.join(folder, 'backup.eppb');
  makeRandom(file, sizeMiB);
  makeWords(path.join(folder, 'words.sql'), sizeMiB);
  run('gzip', '-1', '-k', 'words.sql');
  run('tar', '-cf', 'backup.tar', 'backup.eppb');
  await inspectBackup(file, { signal });
  const rows: Row[] = [
    await compare('hash and type, random', 'sha256sum', 1.2, file, ['sha256sum', file]),
    await compare('hash and type, tar', 'sha256sum', 1.2, path.join(folder, 'backup.tar'), [
      'sha256sum',
      path.join(folder, 'backup.tar'),
    ]),
    await compare('gzip unpacked and tested', 'gzip --test', undefined, path.join(folder, 'words.sql.gz'), [
      'gzip',
      '--test',
      path.join(folder, 'words.sql.gz'),
    ]),
  ];
  printTable(rows, { isHeaded: true });
  console.log(`peak memory (RSS): ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  console.log(`50 GB, sparse, ends only: ${(await sparse()).toFixed(0)} ms`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

async function compare(
  name: string,
  against: string,
  goal: number | undefined,
  file: string,
  command: readonly string[],
): Promise<Row> {
  const baseMs: number[] = [];
  const oursMs: number[] = [];
  const [tool = '', ...args] = command;
  for (let pair = 0; pair < pairs; pair++) {
    const turns = [
      async () => void baseMs.push(await timed(() => void execFileSync(tool, args, { stdio: 'ignore' }))),
      async () => void oursMs.push(await timed(() => inspectBackup(file, { signal }))),
    ];
    for (const turn of pair % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  return { name, against, ...(goal !== undefined && { goal }), baseMs, oursMs };
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

function makeRandom(file: string, mebibytes: number): void {
  const part = Buffer.alloc(mebibyte);
  const descriptor = fs.openSync(file, 'w');
  for (let at = 0; at < mebibytes; at++) fs.writeSync(descriptor, randomFillSync(part));
  fs.closeSync(descriptor);
}

function makeWords(file: string, mebibytes: number): void {
  const descriptor = fs.openSync(file, 'w');
  for (let at = 0; at < mebibytes; at++) {
    const line = `INSERT INTO computers VALUES (${String(at)}, 'PC-${String(at * 7919)}', now());\n`;
    fs.writeSync(descriptor, line.repeat(Math.ceil(mebibyte / line.length)).slice(0, mebibyte));
  }
  fs.closeSync(descriptor);
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd: folder, stdio: 'ignore' });
}
