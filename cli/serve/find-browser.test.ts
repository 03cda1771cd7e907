import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';

/** A computer that has just these programs. */
const having =
  (...programs: string[]) =>
  (file: string): boolean =>
    programs.includes(file);

const screen = { DISPLAY: ':0' };

describe.skipIf(process.platform === 'win32')('on Linux and macOS', () => {
  test('the first browser on PATH', () => {
    const environment = { ...screen, PATH: ['/usr/local/bin', '', '/usr/bin'].join(path.delimiter) };
    const has = having('/usr/bin/google-chrome', '/usr/bin/chromium');
    expect(findBrowser(environment, 'linux', has)).toEqual({ kind: 'browser', path: '/usr/bin/chromium' });
  });

  test('else where it is usually installed', () => {
    expect(findBrowser(screen, 'linux', having('/opt/google/chrome/chrome'))).toMatchObject({
      path: '/opt/google/chrome/chrome',
    });
    const own = '/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium';
    expect(findBrowser({ HOME: '/Users/ann' }, 'darwin', having(own))).toMatchObject({ path: own });
  });
});

test('on Windows, Edge comes with the system', () => {
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const environment = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Users\\ann' };
  expect(findBrowser(environment, 'win32', having(edge))).toEqual({ kind: 'browser', path: edge });
});

test('without a screen there is none, whatever is installed', () => {
  const environment = { PATH: '/usr/bin', HANDOVER_BROWSER: '/usr/bin/chromium' };
  expect(findBrowser(environment, 'linux', () => true)).toEqual({ kind: 'none' });
  expect(findBrowser({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', () => false)).toEqual({ kind: 'none' });
});

test('HANDOVER_BROWSER comes first, and is not passed over where it is wrong', () => {
  const environment = { ...screen, PATH: '/usr/bin', HANDOVER_BROWSER: '/opt/mine' };
  expect(findBrowser(environment, 'linux', () => true)).toEqual({ kind: 'browser', path: '/opt/mine' });
  expect(findBrowser(environment, 'linux', having('/usr/bin/chromium'))).toEqual({
    kind: 'misnamed',
    path: '/opt/mine',
  });
});
