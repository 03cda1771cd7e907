import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ClientsLook } from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { buildCommand, handover } from '../testing/built-command.ts';

let home: string;
beforeAll(buildCommand);
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-clients-'));
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

function csv(name: string, rows: readonly string[]): string {
  const file = path.join(home, name);
  fs.writeFileSync(file, ['Computer Name,Client Version,Last Seen', ...rows].join('\n'));
  return file;
}

const run = (...args: readonly string[]) => handover(['clients', ...args], { home });

const before = [
  'PC-1,2511.1.1.0,2026-11-25 01:00:00',
  'PC-2,2608.1.1.0,2026-11-25 01:00:00',
  'MAC-1,2511.2.1.0,2026-11-25 01:00:00',
  'OLD-1,6.2.4.2000,2026-11-25 01:00:00',
  'TWIN,2511.1.1.0,2026-11-25 01:00:00',
  'twin,2511.1.1.0,2026-11-24 01:00:00',
];

test('who can move and who cannot is told by name, and the way with real values', async () => {
  const list = csv('old.csv', before);
  const { stdout, exitCode } = await run(
    ...[list, '--old-version', '2604', '--encryption', 'no', '--server', '192.0.2.20', '--department', 'IT'],
  );
  const text = stdout.replaceAll(/\s+/g, ' ');
  expect(exitCode).toBe(0);
  expect(text).toContain(`${en.clients.pilot} (3): PC-1, PC-2, MAC-1`);
  expect(text).toContain(`OLD-1 (${en.clients.stayReasons['before-2511']})`);
  expect(text).toContain(`TWIN (${en.clients.stayReasons.double})`);
  expect(text).toContain(`${en.clients.certificate} (1): MAC-1`);
  expect(text).toContain(`${en.clients.bridge} (1): OLD-1`);
  expect(text).toContain('Enter 192.0.2.20 as New EPP Server and 443 as New EPP Port');
  expect(text).toContain('EPPSetServer.exe -ip 192.0.2.20 -port 443 -dept "IT"');
});

test('what the old appliance is not known to be able to is not led through', async () => {
  const list = csv('old.csv', before);
  const { stdout } = await run(list, '--old-version', '2604', '--server', '192.0.2.20');
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(en.clients.waveReasons['encryption-unknown']);
  expect(stdout).not.toContain('New EPP Server');
});

test('a later list of the new appliance tells who was seen there; without a zone only where both are in one', async () => {
  const list = csv('old.csv', before);
  const later = csv('new.csv', [
    'pc-1,2608.1.1.0,2026-11-25 03:00:00',
    'PC-2,2608.1.1.0,2026-11-25 01:00:00',
    'NEW-1,2608.1.1.0,2026-11-25 03:00:00',
  ]);
  const look = async (...more: string[]) =>
    JSON.parse((await run(list, '--new', later, '--json', ...more)).stdout) as ClientsLook;
  expect((await look()).moved).toMatchObject({ there: [], untold: ['PC-1', 'PC-2'] });
  expect((await look('--one-zone')).moved).toEqual({
    there: ['PC-1'],
    stragglers: ['PC-2', 'MAC-1', 'OLD-1', 'TWIN'],
    untold: [],
    added: ['NEW-1'],
    otherVersion: [{ name: 'pc-1', before: '2511.1.1.0', after: '2608.1.1.0' }],
  });
});

test('a file that is no list is refused', async () => {
  const file = path.join(home, 'page.html');
  fs.writeFileSync(file, '<html>Sign in</html>');
  expect(await run(file)).toMatchObject({ exitCode: 1, stdout: '' });
  expect((await run(path.join(home, 'none.csv'))).exitCode).toBe(1);
});
