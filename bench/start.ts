// Measures how long the command takes to answer, over `node -e 0`: see README.md. Prints; never fails because of a number.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inMs, measurePairs, printLine, spread } from './table.ts';

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
  readonly run: () => number | Promise<number>;
}[] = [
  { name: 'handover --version', goalMs: 80, run: () => timed([main, '--version']) },
  { name: 'handover --help', goalMs: 80, run: () => timed([main, '--help']) },
  { name: 'handover jobs', goalMs: 120, run: () => timed([main, 'jobs']) },
  { name: 'handover inspect, a small file', goalMs: 200, run: () => timed([main, 'inspect', small]) },
  { name: 'handover serve, until its link', goalMs: 300, run: untilLink },
];

const columns = [34, 9, 9, 9, 15] as const;
printLine(['what', 'empty', 'ours', 'over', 'from-to', 'goal'], columns);
try {
  for (const { name, goalMs, run } of rows) {
    // The first pair fills the caches of the disk.
    const { baseMs, oursMs } = await measurePairs(Number(values.pairs), () => timed(['-e', '0']), run);
    const over = oursMs.map((ms, pair) => ms - (baseMs[pair] ?? NaN));
    const cells = [
      name,
      inMs(baseMs),
      inMs(oursMs),
      inMs(over),
      `${spread(over)} ms`,
      `${String(goalMs)} ms`,
    ];
    printLine(cells, columns);
  }
} finally {
  fs.rmSync(home, { recursive: true, force: true });
}

/** How long Node takes for a program. */
function timed(args: readonly string[]): number {
  const startMs = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore', env });
  return performance.now() - startMs;
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
