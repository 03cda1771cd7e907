import { expect, test } from 'vitest';
import { setServerLine, waveRefusals, wavesOf, waveVerdict } from './waves.ts';

test.each([
  ['2601.0.1.0', false, 'can'],
  ['2608', false, 'can'],
  ['2510', false, 'server-before-2601'],
  ['5.9.4.2', false, 'server-before-2601'],
  ['2604', true, 'encryption-used'],
  // What nobody said is no leave.
  ['2604', undefined, 'encryption-unknown'],
  [undefined, false, 'server-unknown'],
  ['somewhat new', false, 'server-unknown'],
  // The build of a client on Windows.
  ['2605.1.1.3', false, 'server-unknown'],
] as const)('an old appliance %s, Enforced Encryption %s: %s', (version, hasEncryption, verdict) => {
  expect(waveVerdict(version, hasEncryption)).toBe(verdict);
});

test('who goes first, who follows, and who cannot and why, by name', () => {
  const windows = Array.from({ length: 150 }, (_, index) => `pc-${String(index)}`);
  const names = [...windows, 'mac-1', 'linux-1', 'old-1', 'bare', 'twice'];
  const versions = [
    ...windows.map(() => '2511.1.1.0'),
    '2511.2.1.0',
    '2608.3.1.0',
    '6.2.5.3000',
    '',
    '2511.1.1.0',
  ];
  const kinds = versions.map((agentVersion) => ({ os: '', agentVersion }));
  const waves = wavesOf(names, kinds, ['TWICE']);
  expect(waves.pilot).toHaveLength(16);
  expect(waves.pilot).toEqual(expect.arrayContaining(['mac-1', 'linux-1', 'pc-0']));
  expect(waves.rest).toHaveLength(152 - 16);
  expect(new Set([...waves.pilot, ...waves.rest]).size).toBe(152);
  expect(waves.staying).toEqual([
    { name: 'old-1', reason: 'before-2511' },
    { name: 'bare', reason: 'build-unknown' },
    { name: 'twice', reason: 'double' },
  ]);
  expect(waves.certificateByHand).toEqual(['mac-1', 'linux-1']);
  expect(waves.windowsByHand).toEqual(['old-1']);
});

test.each([
  [0, 0],
  [3, 3],
  [60, 10],
  [1000, 20],
])('of %i clients that can move the pilot is %i', (count, pilot) => {
  const names = Array.from({ length: count }, (_, index) => `pc-${String(index)}`);
  const kinds = names.map(() => ({ os: '', agentVersion: '2511.1.1.0' }));
  expect(wavesOf(names, kinds, []).pilot).toHaveLength(pilot);
});

test.each([
  ['192.0.2.20', 'ITDEP', 'EPPSetServer.exe -ip 192.0.2.20 -port 443 -dept "ITDEP"'],
  ['epp.example.org', 'R&D', 'EPPSetServer.exe -ip epp.example.org -port 443 -dept "R&D"'],
  ['192.0.2.20', 'a" & shutdown /s & "', undefined],
  ['192.0.2.20', '%PATH%', undefined],
  ['192.0.2.20', 'a\r\nshutdown', undefined],
  ['192.0.2.20', 'a\\', undefined],
  ['192.0.2.20 & calc', 'ITDEP', undefined],
  ['-x', 'ITDEP', undefined],
])('the line for %j and the department %j', (address, department, line) => {
  expect(setServerLine(address, 443, department)).toBe(line);
});

test('all that speaks against leading through waves is told, and what nobody knows is among it', () => {
  const site = {
    isVendors: true,
    version: '2604',
    hasEncryption: false,
    waves: { pilot: ['pc-1'] },
    isAtFinalAddress: true,
  };
  expect(waveRefusals(site)).toEqual([]);
  expect(waveRefusals({ ...site, isAtFinalAddress: false })).toEqual(['address-elsewhere']);
  expect(waveRefusals({ ...site, isVendors: false })).toEqual(['other-product']);
  expect(waveRefusals({ ...site, version: undefined, hasEncryption: undefined, waves: undefined })).toEqual([
    'server-unknown',
    'encryption-unknown',
    'no-list',
  ]);
  expect(waveRefusals({ ...site, version: '5.9.4.2', hasEncryption: true, waves: { pilot: [] } })).toEqual([
    'server-before-2601',
    'encryption-used',
    'nobody-can-move',
  ]);
});
