import { createRequire } from 'node:module';
import path from 'node:path';
import fs from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Secret } from '../../secret.ts';

/** What 7-Zip said of an archive. Its words are English in every language. */
export interface SevenZipAnswer {
  readonly exitCode: number;
  readonly output: string;
}

/** A test takes about a second for 100 MB; beyond this nobody waits. */
const longestMs = 10 * 60_000;
const longestOutput = 4 * 1024 * 1024;

/**
 * Runs a command of 7-Zip (kept library, compiled to WebAssembly) on a file, in a thread that can be ended. The file is
 * only read: neither `l` nor `t` writes anything. Undefined where it took too long or the thread failed. Rejects with the
 * signal's reason.
 */
export async function askSevenZip(
  command: 'l' | 't',
  file: string,
  key: Secret | undefined,
  signal: AbortSignal,
): Promise<SevenZipAnswer | undefined> {
  signal.throwIfAborted();
  const real = await fs.promises.realpath(file);
  const worker = new Worker(threadSource, {
    eval: true,
    workerData: {
      library: createRequire(import.meta.url).resolve('7z-wasm'),
      folder: path.dirname(real),
      // Without a key it must not ask for one: an empty one is refused.
      args: [command, '-slt', '-spd', '-bd', `-p${key?.reveal() ?? ''}`, '--', `/in/${path.basename(real)}`],
      longestOutput,
    },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    env: {},
  });
  const timer = setTimeout(() => void worker.terminate(), longestMs);
  const onAbort = () => void worker.terminate();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const answer = await new Promise<SevenZipAnswer | undefined>((resolve) => {
      worker.once('message', (given: SevenZipAnswer) => resolve(given));
      worker.once('error', () => resolve(undefined));
      worker.once('exit', () => resolve(undefined));
    });
    signal.throwIfAborted();
    return answer;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

/** Plain JavaScript, for a thread cannot begin with a TypeScript file on every Node that we support. */
const threadSource = `
const { parentPort, workerData } = require('node:worker_threads');
const { library, folder, args, longestOutput } = workerData;
let output = '';
const keep = (line) => { if (output.length < longestOutput) output += line + '\\n'; };
let exitCode = 0;
require(library)({
  print: keep,
  printErr: keep,
  stdin: () => 0,
  quit: (code) => { exitCode = code; },
  onExit: (code) => { exitCode = code; },
}).then((module) => {
  module.FS.mkdir('/in');
  module.FS.mount(module.NODEFS, { root: folder }, '/in');
  try {
    const code = module.callMain(args);
    if (typeof code === 'number') exitCode = code;
  } catch (error) {
    exitCode = typeof error?.status === 'number' ? error.status : 2;
    keep(String(error?.message ?? ''));
  }
  parentPort.postMessage({ exitCode, output });
});
`;
