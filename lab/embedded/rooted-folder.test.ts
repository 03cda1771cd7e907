import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Faults } from './faults.ts';
import { LabDisk } from './lab-disk.ts';
import { RootedFolder } from './rooted-folder.ts';

let outside: string;
let root: string;
let faults: Faults;
let disk: LabDisk;
let files: RootedFolder;
beforeEach(() => {
  outside = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'handover-rooted-')));
  root = path.join(outside, 'root');
  fs.mkdirSync(path.join(root, 'home', 'admin'), { recursive: true });
  fs.writeFileSync(path.join(outside, 'secret'), 'secret');
  faults = {};
  disk = new LabDisk('new', 1000, 0, faults);
  disk.putIntoService();
  files = new RootedFolder(root, '/home/admin', disk);
});
afterEach(() => fs.rmSync(outside, { recursive: true }));

test.each([
  ['.', '/home/admin'],
  ['a', '/home/admin/a'],
  ['/', '/'],
  ['/../../a/./b//c', '/a/b/c'],
  ['../../../..', '/'],
])('%s is %s', (file, expected) => {
  expect(files.canonical(file)).toBe(expected);
});

test('links lead nowhere out', () => {
  fs.symlinkSync('/etc/passwd', path.join(root, 'absolute'));
  fs.symlinkSync('../../../../secret', path.join(root, 'relative'));
  fs.symlinkSync('..', path.join(root, 'up'));
  fs.symlinkSync('loop', path.join(root, 'loop'));
  expect(files.canonical('/absolute')).toBe('/etc/passwd');
  expect(files.real('/absolute')).toBe(path.join(root, 'etc', 'passwd'));
  expect(files.canonical('/relative')).toBe('/secret');
  expect(files.canonical('/up/up/secret')).toBe('/secret');
  expect(files.canonical('/up', { keepLastLink: true })).toBe('/up');
  expect(() => files.canonical('/loop')).toThrow('ELOOP');
});

test('no path leads out', () => {
  fs.symlinkSync('../..', path.join(root, 'home', 'up'));
  const part = fc.constantFrom('..', '.', '', 'up', 'home', 'admin', 'secret', '/');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const real = files.real(parts.join('/'));
      expect(real === root || real.startsWith(root + path.sep)).toBe(true);
      // What is there is really below: no link was left in it.
      if (fs.existsSync(real)) expect(fs.realpathSync(real).startsWith(root)).toBe(true);
    }),
  );
});

test('files are counted against the disk', () => {
  files.put('/a', Buffer.alloc(600));
  expect(disk.freeBytes).toBe(400);
  expect(() => files.put('/b', Buffer.alloc(401))).toThrow('ENOSPC');
  const descriptor = files.open('/a', fs.constants.O_RDWR, 0);
  files.write(descriptor, Buffer.alloc(100), 550);
  expect(disk.freeBytes).toBe(350);
  files.truncate(descriptor, 50);
  expect(disk.freeBytes).toBe(950);
  fs.closeSync(descriptor);
  files.put('/b', Buffer.alloc(30));
  files.rename('/b', '/a', true);
  expect(disk.freeBytes).toBe(970);
  expect(() => files.rename('/a', '/home', false)).toThrow('EEXIST');
  files.remove('/a');
  expect(disk.freeBytes).toBe(1000);
});

test('a full disk counts from when it was set', () => {
  files.put('/a', Buffer.alloc(500));
  faults.diskFull = { side: 'new', freeBytes: 10 };
  expect(disk.freeBytes).toBe(10);
  files.put('/b', Buffer.alloc(10));
  expect(() => files.put('/c', 'x')).toThrow('ENOSPC');
  faults.diskFull = undefined;
  expect(disk.freeBytes).toBe(490);
});
