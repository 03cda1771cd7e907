/* eslint-disable no-console -- a bench prints */
// Measures how long the command takes to answer, over `node -e 0`: see README.md. Prints; never fails because of a number.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { pairs: { type: 'string', default: '15' } } });
const root = process.env['HANDOVER_CHECKOUT'] ?? '';
const main = path.join(root, 'dist', 'cli', 'main.js');
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-bench-'));
const env = { ...process.env, HOME: home, HANDOVER_HOME: path.join(home, 'handover') };
const small = path.join(home, 'small.eppb');
fs.writeFileSync(small, Buffer.concat([Buffer.from('Salted__'), Buffer.alloc(4_096, 7)]));

/** What is measured, and the milliseconds over an empty Node that are aimed at. */
const rows: readonly {
  readonly name: string;
  readonly goalMs: number;
  readonly run: () => Promise<number>;
}[] = [
  { name: 'handover --version', goalMs: 80, run: () => timed(['--version']) },
  { name: 'handover --help', goalMs: 80, run: () => timed(['--help']) },
  { name: 'handover jobs', goalMs: 120, run: () => timed(['jobs']) },
  { name: 'handover inspect, a small file', goalMs: 200, run: () => timed(['inspect', small]) },
  { name: 'handover serve, until its link', goalMs: 300, run: untilLink },
];

console.log('what                               empty     ours      over      from-to         goal');
try {
  for (const { name, goalMs, run } of rows) {
    const pairs: { readonly emptyMs: number; readonly oursMs: number }[] = [];
    // The first pair fills the caches of the disk.
    for (let count = 0; count <= Number(values.pairs); count++) {
      const emptyMs = timedNode(['-e', '0']);
      const oursMs = await run();
      if (count > 0) pairs.push({ emptyMs, oursMs });
    }
    const over = pairs.map(({ emptyMs, oursMs }) => oursMs - emptyMs).toSorted((a, b) => a - b);
    const cells = [
      name.padEnd(34),
      `${median(pairs.map(({ emptyMs }) => emptyMs))} ms`.padEnd(9),
      `${median(pairs.map(({ oursMs }) => oursMs))} ms`.padEnd(9),
      `${median(over)} ms`.padEnd(9),
      `${String(Math.round(over[0] ?? NaN))}-${String(Math.round(over.at(-1) ?? NaN))} ms`.padEnd(15),
      `${String(goalMs)} ms`,
    ];
    console.log(cells.join(' '));
  }
} finally {
  fs.rmSync(home, { recursive: true, force: true });
}

function timedNode(args: readonly string[]): number {
  const startMs = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore', env });
  return performance.now() - startMs;
}

async function timed(args: readonly string[]): Promise<number> {
  return Promise.resolve(timedNode([main, ...args]));
}

function untilLink(): Promise<number> {
  const startMs = performance.now();
  const child = spawn(process.execPath, [main, 'serve', '--no-open'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve) => {
    let takenMs = Number.NaN;
    child.stdout.on('data', (text: Buffer) => {
      if (!Number.isNaN(takenMs) || !text.includes('http://127.0.0.1')) return;
      takenMs = performance.now() - startMs;
      child.kill('SIGINT');
    });
    child.on('close', () => resolve(takenMs));
  });
}

function median(numbers: readonly number[]): string {
  return (numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN).toFixed(0);
}
