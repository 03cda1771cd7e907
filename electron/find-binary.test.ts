import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findElectron } from './find-binary.ts';
import { folderForEach } from '../engine/testing/temporary-folder.ts';

const root = folderForEach();
const put = (file: string, text = '') => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
  return path.join(root, file);
};

test('without Electron there is none', () => expect(findElectron(root, {})).toBeUndefined());

test('the package without its binary is none', () => {
  put('node_modules/electron/package.json', '{}');
  put('node_modules/electron/path.txt', 'electron');
  expect(findElectron(root, {})).toBeUndefined();
});

test('what path.txt names is it', () => {
  put('node_modules/electron/path.txt', 'bin/of-this-system\n');
  const binary = put('node_modules/electron/dist/bin/of-this-system');
  expect(findElectron(root, {})).toBe(binary);
});

test.each([
  ['linux', 'electron'],
  ['win32', 'electron.exe'],
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
] as const)('another folder can be named: %s', (platform, name) => {
  const binary = put(`elsewhere/${name}`);
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: path.join(root, 'elsewhere') }, platform)).toBe(
    binary,
  );
});

test('a folder that is named and has none is not passed over', () => {
  put('node_modules/electron/path.txt', 'electron');
  put('node_modules/electron/dist/electron');
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: path.join(root, 'empty') })).toBeUndefined();
});
