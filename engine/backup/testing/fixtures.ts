import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll } from 'vitest';
import type { Inspection, InspectionReasonCode } from '../../../shared/run/inspection.ts';
import { folderForAll } from '../../testing/temporary-folder.ts';

/** Runs a real tool in a folder. */
export type Run = (command: string, ...args: string[]) => void;

export interface Fixtures {
  readonly folder: string;
  readonly run: Run;
  /** Whether a tool is there. */
  readonly has: (command: string) => boolean;
  readonly path: (name: string) => string;
}

/** The content of all archives, in a folder for all tests of a file: random bytes, words, a manifest. */
export function contentForAll(): Fixtures {
  const folder = folderForAll();
  const run: Run = (command, ...args) =>
    void execFileSync(command, args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, GNUPGHOME: path.join(folder, '.gnupg') },
    });
  beforeAll(() => writeContent(folder));
  return { folder, run, has: (command) => isThere(command), path: (name) => path.join(folder, name) };
}

function writeContent(folder: string): void {
  fs.mkdirSync(path.join(folder, '.gnupg'), { mode: 0o700 });
  fs.mkdirSync(path.join(folder, 'content'));
  const write = (name: string, content: string | Buffer) =>
    fs.writeFileSync(path.join(folder, 'content', name), content);
  write('data.bin', randomBytes(200_000));
  write('words.sql', 'INSERT INTO computers VALUES (1, "row after row");\n'.repeat(6000));
  write(
    'manifest.json',
    JSON.stringify({
      product: 'Endpoint Protector',
      version: '5.9.4.2',
      hostname: 'epp-old',
      createdAt: '2026-11-20T21:00:00Z',
    }),
  );
}

/** The reasons of a verdict. */
export function codes({ verdict }: Inspection): InspectionReasonCode[] {
  return verdict.reasons.map((given) => given.code);
}

function isThere(command: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some((place) => fs.existsSync(path.join(place, command)));
}

/** A random number that is the same in every run, for positions of cuts and flips. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
