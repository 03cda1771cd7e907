import { expect, test } from 'vitest';
import { clientBuild, clientFleet, type ClientBuild } from './client-builds.ts';

test.each<[os: string, agentVersion: string, line: ClientBuild['line'], system: ClientBuild['system']]>([
  // The vendor's table, and both sides of each edge of it.
  ['Windows 11', '6.2.4.2000', 'before-bridge', 'windows'],
  ['', '6.2.5.2999', 'before-bridge', 'windows'],
  ['', '6.2.5.3000', 'bridge', 'windows'],
  ['macOS 14', '3.0.4.9999', 'before-bridge', 'macos'],
  ['', '3.0.5.3000', 'bridge', 'macos'],
  ['Ubuntu 22.04', '2.4.5.1001', 'before-bridge', 'linux'],
  ['', '2.4.5.1002', 'bridge', 'linux'],
  ['Windows 7', '5.7.0.1', 'before-bridge', 'windows'],
  ['', '2511.1.1.0', 'unified', 'windows'],
  ['', '2608.2.1.0', 'unified', 'macos'],
  ['', '2511.3.1.0', 'unified', 'linux'],
  // Nothing that a table names: never guessed.
  ['', '2604.0.1.7', 'unknown', 'unknown'],
  ['Windows 11', '2608.4.1.0', 'unknown', 'windows'],
  ['', '2510.1.1.0', 'unknown', 'windows'],
  ['Windows 11', '6.2.5', 'unknown', 'windows'],
  ['Linux', '6.2.5.3000', 'unknown', 'linux'],
  ['', '5.9.4.1', 'unknown', 'unknown'],
  ['', '', 'unknown', 'unknown'],
  ['Darwin 23', 'n/a', 'unknown', 'macos'],
])('a client on %s with %s is %s on %s', (os, agentVersion, line, system) => {
  expect(clientBuild({ os, agentVersion })).toMatchObject({ line, system });
});

test('who needs the bridge, who is upgraded by hand, and how long fifty an hour take', () => {
  const names = Array.from({ length: 60 }, (_, index) => `pc-${String(index)}`);
  const kinds = names.map((_, index) => ({
    os: index < 5 ? 'Ubuntu 22.04' : 'Windows 11',
    agentVersion: index < 5 ? '2.4.5.1002' : index < 10 ? '6.2.4.2000' : '6.2.5.3000',
  }));
  expect(clientFleet([...names, 'bare'], kinds)).toEqual({
    bridge: ['pc-5', 'pc-6', 'pc-7', 'pc-8', 'pc-9'],
    linux: ['pc-0', 'pc-1', 'pc-2', 'pc-3', 'pc-4'],
    unknown: ['bare'],
    // 56 are pushed to, five of them twice.
    hours: 2,
  });
  expect(clientFleet([], []).hours).toBe(0);
});
