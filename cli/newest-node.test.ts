import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCommand, handover, nodePath } from './testing/built-command.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (...names: string[]) => fs.readFileSync(path.join(root, ...names), 'utf8');
const { optionalDependencies } = JSON.parse(read('build', 'newest-node', 'package.json')) as {
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const [pinned = '', ...others] = new Set(Object.values(optionalDependencies));

let home: string;
beforeAll(() => {
  buildCommand();
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-newest-'));
});
afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

test('one newest Node is pinned for all systems, the README names it, and it runs the command here', () => {
  expect(others).toEqual([]);
  expect(read('README.md')).toContain(`on ${pinned}, too`);
  expect(execFileSync(nodePath, ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${pinned}`);
});

test('a whole demo, and what is asked before and after it; nothing warns of what this Node will drop', async () => {
  const environment = { NODE_OPTIONS: '--pending-deprecation' };
  const quiet = async (...args: string[]) => {
    const { stdout, stderr } = await handover(args, { home, environment });
    expect(stderr).not.toMatch(/warning/i);
    return stdout;
  };
  expect(await quiet('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(await quiet('--help')).toContain('Usage: handover');
  expect(await quiet('demo', '--size', '1')).toMatch(/\nDone(, with \d+ open points?)?: /);
  expect(await quiet('jobs')).toContain('demo-migration');
  expect(await quiet('inspect', path.join(root, 'LICENSE'))).toContain('This file cannot be restored.');
});
