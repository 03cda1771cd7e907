import { expect, test } from 'vitest';
import type { ApplianceFacts } from '../../run/facts.ts';
import { findingName } from '../../run/finding.ts';
import { planSchema } from '../../contract/plan.ts';
import { declarationIds } from '../../run/declaration.ts';
import { emptyRun } from '../../run/reduce-run.ts';
import { askedInPreflight, declarationRules } from './declaration-rules.ts';
import type { PreflightInput, PreflightSide } from './preflight-input.ts';
import { preflightChecks, preflightFindings } from './preflight-rules.ts';

const nowMs = Date.parse('2026-11-24T12:00:00Z');

const facts = (address: string, version = ''): ApplianceFacts => ({
  os: version.startsWith('5')
    ? 'Ubuntu 18.04.6 LTS'
    : version === '2608'
      ? 'Ubuntu 26.04 LTS'
      : 'Ubuntu 22.04.4 LTS',
  cores: 8,
  ramBytes: 12 * 2 ** 30,
  disks: [{ mount: '/', totalBytes: 1.2e12, freeBytes: 1e12 }],
  addresses: [
    { interfaceName: 'lo', address: '127.0.0.1', prefixLength: 8, isDynamic: false },
    { interfaceName: 'eth0', address, prefixLength: 24, isDynamic: false },
    { interfaceName: 'eth0', address: 'fe80::1', prefixLength: 64, isDynamic: true },
  ],
  dnsServers: ['192.0.2.2', '192.0.2.3'],
  clockSkewMs: 40,
  platform: 'vmware',
  isCloudImage: false,
  unread: [],
});

const side = (address: string, version: string, sha256: string): PreflightSide => ({
  address,
  product: { product: 'endpoint-protector', version },
  expectedProduct: 'endpoint-protector',
  identity: { address, port: 22, user: 'root', keyType: 'ssh-ed25519', sha256 },
  facts: facts(address, version),
  console: {
    address,
    isReachable: true,
    certificate: {
      address,
      port: 443,
      sha256: 'ab'.repeat(32),
      subject: 'CN=epp',
      issuer: 'CN=epp',
      names: ['epp.example.com', '192.0.2.10'],
      validTo: '2030-01-01T00:00:00Z',
    },
  },
});

const listOf = (count: number, agentVersion: string, os = 'Windows 11') => ({
  names: Array.from({ length: count }, (_, at) => `pc-${String(at)}`),
  kinds: Array.from({ length: count }, () => ({ os, agentVersion })),
  rows: count,
  duplicates: [],
  isExport: true,
});
const yes = { value: 'yes', note: '' } as const;
const fine: PreflightInput = {
  nowMs,
  rules: 'endpoint-protector',
  old: side('192.0.2.10', '5.9.4.2', 'SHA256:old'),
  new: side('192.0.2.20', '2604.0.1.7', 'SHA256:new'),
  strategy: 'same',
  finalAddress: '192.0.2.10',
  ahead: [],
  finalName: 'epp.example.com',
  finalNameResolvesTo: ['192.0.2.10'],
  declared: Object.fromEntries(declarationIds.map((id) => [id, yes])),
  asked: declarationIds,
  endpoints: 900,
  maintenanceWindowMinutes: 480,
  backup: { name: 'a.eppb', sizeBytes: 50_000_000 },
  databaseSizeBytes: 10e9,
  isAuditJobRunning: false,
  licence: { isCurrent: true, hasPhpEls: true },
  clientCommunicationOnNew: 'off',
  newInventory: { computers: 0 },
  clients: listOf(880, '6.2.5.3000'),
  localFreeBytes: 50e9,
  jobFolder: '/home/a/handover',
  jobFolderHints: [],
};

const bridge = { interfaceName: 'docker0', address: '172.17.0.1', prefixLength: 16, isDynamic: false };
const withFacts = (which: 'old' | 'new', change: Partial<ApplianceFacts>): Partial<PreflightInput> => ({
  [which]: { ...fine[which], facts: { ...fine[which].facts, ...change } },
});
const withSide = (which: 'old' | 'new', change: Partial<PreflightSide>): Partial<PreflightInput> => ({
  [which]: {
    ...fine[which],
    ...(change.product && {
      facts: facts(fine[which].address, change.declaredVersion ?? change.product.version),
    }),
    ...change,
  },
});
const said = (
  id: (typeof declarationIds)[number],
  value: 'yes' | 'no' | 'unknown',
): Partial<PreflightInput> => ({
  declared: { ...fine.declared, [id]: { value, note: '' } },
});
const names = (input: PreflightInput) =>
  preflightFindings(input).map((f) => `${f.severity} ${findingName(f)}`);

test('two sound appliances: only what is told', () => {
  expect(names(fine).sort()).toEqual([
    'info preflight.could-not-test@old:guest-os',
    'info preflight.integrations-recorded',
    'info preflight.pages-contradict',
  ]);
});

const certificate = fine.old.console?.certificate;
test.each<[string, Partial<PreflightInput>, string[]]>([
  [
    'another product',
    withSide('new', { product: { product: 'debian', version: '2604' } }),
    ['error preflight.not-the-product@new'],
  ],
  [
    'the same machine twice',
    withSide('new', { identity: fine.old.identity }),
    ['error preflight.same-machine'],
  ],
  [
    'an unreadable version',
    withSide('old', { product: { product: 'endpoint-protector', version: 'n/a' } }),
    ['error preflight.version-unknown@old'],
  ],
  [
    "a client's build for a version",
    withSide('new', { product: { product: 'endpoint-protector', version: '2604.1.1.7' } }),
    [
      'error preflight.version-unknown@new',
      'info preflight.could-not-test@new:sizing',
      'info preflight.could-not-test@new:guest-os',
      'warning preflight.could-not-test@new:new-not-newest',
      'warning preflight.could-not-test@new:php-els',
    ],
  ],
  [
    'an image on the system of another one',
    withFacts('new', { os: 'Ubuntu 26.04 LTS' }),
    ['warning preflight.guest-os@new'],
  ],
  [
    'a 5.x server on the system of an image',
    withFacts('old', { os: 'Ubuntu 22.04.4 LTS' }),
    ['warning preflight.guest-os@old'],
  ],
  [
    'a system that was not told',
    withFacts('new', { os: undefined }),
    ['info preflight.could-not-test@new:guest-os'],
  ],
  [
    'a version typed by hand',
    withSide('old', { product: { product: 'endpoint-protector', version: '' }, declaredVersion: '5.9.4.2' }),
    [],
  ],
  [
    'a refused version',
    withSide('old', { product: { product: 'endpoint-protector', version: '5.9.4.1' } }),
    ['error preflight.version-unsupported'],
  ],
  [
    'an older backup than the appliance',
    { backup: { name: 'a', sizeBytes: 1, version: '5.9.4.1' } },
    ['error preflight.version-unsupported'],
  ],
  [
    'a less tested version',
    {
      ...withSide('old', { product: { product: 'endpoint-protector', version: '2602' } }),
      ...withSide('new', { product: { product: 'endpoint-protector', version: '2608' } }),
    },
    [
      'warning preflight.version-less-tested',
      'info preflight.could-not-test@new:new-not-newest',
      'info preflight.could-not-test@new:sizing',
    ],
  ],
  [
    'a pair in no row',
    withSide('old', { product: { product: 'endpoint-protector', version: '2511' } }),
    ['warning preflight.version-not-listed'],
  ],
  [
    'a new appliance behind its line',
    withSide('new', { product: { product: 'endpoint-protector', version: '2602' } }),
    ['warning preflight.new-not-newest'],
  ],
  [
    'one DNS server on an early image',
    {
      ...withSide('new', {
        product: { product: 'endpoint-protector', version: '2510' },
        facts: { ...facts('192.0.2.20'), dnsServers: ['192.0.2.2'] },
      }),
    },
    ['warning preflight.new-not-newest', 'warning preflight.dns-fields'],
  ],
  ['no snapshot', said('snapshot-completed', 'no'), ['error preflight.snapshot-unconfirmed']],
  ['snapshot not known', said('snapshot-completed', 'unknown'), ['error preflight.snapshot-unconfirmed']],
  ['patched today', said('patched-over-24-hours-ago', 'no'), ['error preflight.patch-too-recent']],
  [
    'patch time not known',
    said('patched-over-24-hours-ago', 'unknown'),
    ['warning preflight.patch-too-recent'],
  ],
  ['an audit log backup runs', { isAuditJobRunning: true }, ['error preflight.audit-backup-running']],
  [
    'an audit log backup, not known',
    { isAuditJobRunning: undefined, ...said('no-audit-backup-running', 'unknown') },
    ['warning preflight.audit-backup-running'],
  ],
  ['seen idle although said otherwise', said('no-audit-backup-running', 'no'), []],
  [
    'old disk too full',
    withFacts('old', { disks: [{ mount: '/', totalBytes: 1e12, freeBytes: 0.29e12 }] }),
    ['warning preflight.disk-free-old'],
  ],
  [
    'old disk full',
    withFacts('old', { disks: [{ mount: '/', totalBytes: 1e12, freeBytes: 1e6 }] }),
    ['error preflight.disk-free-old'],
  ],
  [
    'new disk too full',
    withFacts('new', { disks: [{ mount: '/', totalBytes: 1.2e12, freeBytes: 1.9e9 }] }),
    ['error preflight.disk-free-new'],
  ],
  ['laptop full', { localFreeBytes: 1e6 }, ['error preflight.disk-free-local']],
  ['a large database', { databaseSizeBytes: 50e9 + 1 }, ['warning preflight.database-large']],
  ['a database of exactly 50 GB', { databaseSizeBytes: 50e9 }, []],
  [
    'a database said to be large',
    { databaseSizeBytes: undefined, ...said('database-under-50-gb', 'no') },
    ['warning preflight.database-large'],
  ],
  [
    'a database nobody knows',
    { databaseSizeBytes: undefined, ...said('database-under-50-gb', 'unknown') },
    ['warning preflight.database-unknown'],
  ],
  ['too small a machine', withFacts('new', { cores: 2 }), ['warning preflight.sizing']],
  [
    'licence run out',
    { licence: { isCurrent: false, hasPhpEls: true } },
    ['error preflight.licence-unconfirmed'],
  ],
  [
    'licence not known',
    { licence: undefined, ...said('licence-current', 'unknown') },
    ['warning preflight.licence-unconfirmed'],
  ],
  ['php_els empty', { licence: { isCurrent: true, hasPhpEls: false } }, ['error preflight.php-els']],
  [
    'php_els not known',
    { licence: { isCurrent: true }, ...said('php-els-filled', 'unknown') },
    ['warning preflight.php-els'],
  ],
  [
    'php_els is ignored by 2608',
    {
      ...withSide('new', { product: { product: 'endpoint-protector', version: '2608' } }),
      licence: { isCurrent: true, hasPhpEls: false },
    },
    ['info preflight.could-not-test@new:new-not-newest', 'info preflight.could-not-test@new:sizing'],
  ],
  ['no trial licence', said('trial-licence-on-new', 'no'), ['warning preflight.trial-licence']],
  ['a new appliance in use', { newInventory: { computers: 12 } }, ['warning preflight.new-not-fresh']],
  [
    'client communication on',
    { clientCommunicationOnNew: 'on' },
    ['error preflight.client-communication-on-new'],
  ],
  [
    'client communication on, and switched off later',
    { clientCommunicationOnNew: 'on', isClientCommunicationSwitched: true },
    ['info preflight.client-communication-on-new'],
  ],
  [
    'integrations not written down',
    said('integrations-recorded', 'no'),
    ['warning preflight.integrations-unrecorded'],
  ],
  [
    'an address by DHCP',
    withFacts('new', {
      addresses: [{ interfaceName: 'eth0', address: '192.0.2.20', prefixLength: 24, isDynamic: true }],
    }),
    ['warning preflight.dhcp-on-new'],
  ],
  [
    'IPv6 alone',
    withFacts('new', {
      addresses: [{ interfaceName: 'eth0', address: '2001:db9::5', prefixLength: 64, isDynamic: true }],
    }),
    ['warning preflight.ipv6-only@new', 'info preflight.final-address-subnet'],
  ],
  [
    'an IPv6 address that clients may know',
    withFacts('old', {
      addresses: [
        { interfaceName: 'eth0', address: '192.0.2.10', prefixLength: 24, isDynamic: false },
        { interfaceName: 'eth0', address: '2001:db8::10', prefixLength: 64, isDynamic: false },
      ],
    }),
    ['warning preflight.ipv6-not-moved'],
  ],
  [
    'an IPv4 alias and a second card that somebody may use',
    withFacts('old', {
      addresses: [
        { interfaceName: 'eth0', address: '192.0.2.10', prefixLength: 24, isDynamic: false },
        { interfaceName: 'eth0', address: '192.0.2.11', prefixLength: 24, isDynamic: false },
        { interfaceName: 'eth1', address: '198.51.100.7', prefixLength: 24, isDynamic: false },
        { interfaceName: 'eth1', address: '169.254.3.4', prefixLength: 16, isDynamic: false },
      ],
    }),
    ['warning preflight.addresses-not-moved'],
  ],
  [
    'the address that every 5.x appliance has, which is nobody’s',
    withFacts('old', {
      addresses: [
        { interfaceName: 'eth0', address: '192.0.2.10', prefixLength: 24, isDynamic: false },
        { interfaceName: 'eth0:1', address: '111.33.33.111', prefixLength: 24, isDynamic: false },
      ],
    }),
    [],
  ],
  [
    'a second address that both machines have, as a bridge inside of them has',
    {
      old: {
        ...fine.old,
        facts: {
          ...facts('192.0.2.10', '5.9.4.2'),
          addresses: [...(facts('192.0.2.10').addresses ?? []), bridge],
        },
      },
      new: {
        ...fine.new,
        facts: { ...facts('192.0.2.20'), addresses: [...(facts('192.0.2.20').addresses ?? []), bridge] },
      },
    },
    [],
  ],
  [
    'a direct switch that would be refused',
    { ...fine, direct: { kind: 'refused', reason: 'several-owners' } },
    ['error preflight.direct-refused'],
  ],
  [
    'a direct switch that nothing is known of',
    { ...fine, direct: { kind: 'not-read' } },
    ['warning preflight.could-not-test@new:direct-refused'],
  ],
  [
    'commands and folders that later steps may not use, each side by itself',
    {
      ...fine,
      ahead: [
        { side: 'old', what: 'command', name: 'power-off', hasOtherWay: true, kind: 'refused', detail: 'no' },
        { side: 'old', what: 'folder', name: '/b', hasOtherWay: false, kind: 'not-read', reason: 'not-read' },
        { side: 'new', what: 'command', name: 'import', hasOtherWay: false, kind: 'fit' },
        {
          side: 'new',
          what: 'command',
          name: 'change-address',
          hasOtherWay: false,
          kind: 'refused',
          detail: 'no',
        },
        { side: 'new', what: 'folder', name: 'in', hasOtherWay: false, kind: 'refused', detail: 'in' },
      ],
    },
    [
      'warning preflight.command-refused@new',
      'warning preflight.folder-refused@new',
      'info preflight.command-refused@old',
      'info preflight.could-not-test@old:folder-refused',
    ],
  ],
  [
    'a direct switch that can be made',
    {
      ...fine,
      direct: {
        kind: 'fit',
        interfaceName: 'eth0',
        owner: 'ifupdown',
        configFile: '/etc/network/interfaces',
        gateway: '192.0.2.1',
        alsoOnCard: [],
      },
    },
    ['info preflight.direct-ready'],
  ],
  [
    'another subnet',
    withFacts('new', {
      addresses: [{ interfaceName: 'eth0', address: '198.51.100.4', prefixLength: 24, isDynamic: false }],
    }),
    ['info preflight.final-address-subnet'],
  ],
  [
    'new in a cloud',
    withFacts('new', { isCloudImage: true, platform: 'amazon' }),
    ['warning preflight.cloud-image@new'],
  ],
  [
    'old in a cloud',
    withFacts('old', { isCloudImage: true, platform: 'amazon' }),
    ['info preflight.cloud-image@old'],
  ],
  ['a clock behind', withFacts('old', { clockSkewMs: -120_001 }), ['warning preflight.clock-skew@old']],
  ['a clock just right', withFacts('old', { clockSkewMs: -120_000 }), []],
  [
    'a name that points elsewhere',
    { finalNameResolvesTo: ['192.0.2.99'] },
    ['warning preflight.name-resolution'],
  ],
  ['a name that points nowhere', { finalNameResolvesTo: [] }, ['warning preflight.name-resolution']],
  ['a window too short', { maintenanceWindowMinutes: 60 }, ['warning preflight.window-too-short']],
  ['no window planned', { maintenanceWindowMinutes: undefined }, ['info preflight.window-unknown']],
  [
    'a silent console',
    withSide('new', { console: { address: '192.0.2.20', isReachable: false } }),
    ['warning preflight.console-unreachable@new', 'info preflight.could-not-test@new:certificate-expires'],
  ],
  [
    'a certificate for another name',
    { finalName: 'other.example.com' },
    ['info preflight.certificate-address'],
  ],
  [
    'a certificate that ends',
    withSide('new', {
      console: {
        address: '192.0.2.20',
        isReachable: true,
        certificate: certificate && { ...certificate, validTo: '2026-12-01T00:00:00Z' },
      },
    }),
    ['warning preflight.certificate-expires@new'],
  ],
  ['a synced folder', { jobFolderHints: ['synced'] }, ['warning preflight.job-folder-unsafe']],
  [
    'another address',
    { strategy: 'different', finalAddress: '192.0.2.20', finalName: undefined },
    ['warning preflight.different-address', 'warning preflight.certificate-address', 'info preflight.waves'],
  ],
  [
    'waves that the pages do not allow',
    {
      strategy: 'different',
      inWaves: { isAtFinalAddress: false },
      finalAddress: '192.0.2.20',
      finalName: undefined,
    },
    [
      'error preflight.waves-refused:server-before-2601',
      'error preflight.waves-refused:encryption-unknown',
      'error preflight.waves-refused:nobody-can-move',
      'error preflight.waves-refused:address-elsewhere',
      'warning preflight.waves',
      'warning preflight.different-address',
      'warning preflight.certificate-address',
    ],
  ],
  ['no baseline', { clients: undefined }, ['warning preflight.no-client-baseline']],
  [
    'clients that could not be read',
    { clients: { unread: 'status 403' } },
    ['warning preflight.could-not-test@old:no-client-baseline'],
  ],
  ['a list that the console cut', { clients: listOf(200, '6.2.5.3000') }, ['warning preflight.client-list']],
  ['fewer computers than planned', { clients: listOf(500, '6.2.5.3000') }, ['warning preflight.client-list']],
  [
    'two computers of one name',
    { clients: { ...listOf(880, '6.2.5.3000'), duplicates: ['pc-1'] } },
    ['info preflight.client-list'],
  ],
  ['clients before the bridge', { clients: listOf(880, '6.2.4.2000') }, ['warning preflight.clients-old']],
  ['clients of an unknown build', { clients: listOf(880, '') }, ['info preflight.clients-old']],
  ['clients on Linux', { clients: listOf(880, '2.4.5.1002', 'Ubuntu') }, ['info preflight.clients-linux']],
  ['a backup close to the limit', { backup: { name: 'a', sizeBytes: 195_000_000 } }, ['warning limit.close']],
  [
    'a backup over the limit',
    { backup: { name: 'a', sizeBytes: 210_000_000 } },
    ['error limit.over-200-mib'],
  ],
])('%s', (_name, change, expected) => {
  const told = expected.includes('info preflight.integrations-recorded');
  const isRecorded = (change.declared ?? fine.declared)['integrations-recorded']?.value === 'yes';
  const all = isRecorded && !told ? [...expected, 'info preflight.integrations-recorded'] : expected;
  // Told of nearly every pair: looked at where a case names them.
  const usual = ['info preflight.pages-contradict', 'info preflight.could-not-test@old:guest-os'];
  const found = names({ ...fine, ...change }).filter((each) => !usual.includes(each) || all.includes(each));
  expect(found.sort()).toEqual(all.sort());
});

test('pages that contradict each other are told of the move that they touch', () => {
  const points = (oldVersion: string, newVersion: string) => {
    const told = { old: side('192.0.2.10', oldVersion, 'a'), new: side('192.0.2.20', newVersion, 'b') };
    const found = preflightFindings({ ...fine, ...told });
    return found.find(({ id }) => id === 'preflight.pages-contradict')?.params['points'];
  };
  expect(points('5.9.4.2', '2604')).toContain('licence-or-trial');
  expect(points('5.9.4.2', '2608')).toContain('patch-before-restore');
  expect(points('5.9.4.2', '2608')).not.toContain('licence-or-trial');
  expect(points('2608', '2608')).toContain('same-or-newer');
  // The finding about the pair tells its own.
  expect(points('2602', '2608')).not.toContain('2604-first');
  expect(points('5.9.4.2', '2605.1.1.1')).toBeUndefined();
});

test('a product without rules is held against none, and that is told', () => {
  const other: PreflightInput = {
    ...fine,
    rules: 'none',
    old: side('192.0.2.10', '4.2.1', 'SHA256:old'),
    new: side('192.0.2.20', '4.3.0', 'SHA256:new'),
    declared: { 'snapshot-completed': yes, 'snapshot-of-new': yes },
    asked: ['snapshot-completed', 'snapshot-of-new'],
    backup: { name: 'a', sizeBytes: 900_000_000 },
    endpoints: undefined,
    maintenanceWindowMinutes: undefined,
  };
  expect(names(other)).toEqual(['warning preflight.no-rules']);
  expect(names({ ...other, new: side('192.0.2.20', '4.2.1', 'SHA256:new') })).toEqual([
    'info preflight.no-rules',
  ]);
});

const blind: PreflightInput = {
  nowMs,
  rules: 'endpoint-protector',
  old: { address: '192.0.2.10' },
  new: { address: '192.0.2.20' },
  strategy: 'same',
  finalAddress: '192.0.2.10',
  finalName: 'epp.example.com',
  declared: {},
  asked: declarationIds,
  jobFolder: '/tmp/x',
};

test('nothing read, nothing answered: nothing passes in silence', () => {
  const found = names(blind);
  const mentioned = found.join('\n');
  for (const name of [
    'not-the-product',
    'same-machine',
    'version-unknown',
    'new-not-newest',
    'snapshot-unconfirmed',
    'patch-too-recent',
    'audit-backup-running',
    'disk-free-old',
    'disk-free-new',
    'disk-free-local',
    'database-unknown',
    'sizing',
    'licence-unconfirmed',
    'php-els',
    'trial-licence',
    'new-not-fresh',
    'client-communication-on-new',
    'integrations-unrecorded',
    'unconfirmed:certificate-validation-fits',
    'dhcp-on-new',
    'cloud-image',
    'clock-skew',
    'name-resolution',
    'window-unknown',
    'command-refused',
    'folder-refused',
    'console-unreachable',
    'certificate-address',
    'certificate-expires',
    'job-folder-unsafe',
    'no-client-baseline',
  ]) {
    expect(mentioned).toContain(name);
  }
  expect(new Set(found).size).toBe(found.length);
});

test("the appliance's own reason is kept", () => {
  const unread = [{ fact: 'disks', reason: 'df: not found' }];
  const found = preflightFindings({ ...blind, old: { ...blind.old, facts: { unread } } });
  expect(found.find((f) => findingName(f) === 'preflight.could-not-test@old:disk-free-old')?.params).toEqual({
    check: 'disk-free-old',
    side: 'old',
    reason: 'df: not found',
  });
});

test('gravest first, and every check gives only its own finding or that it could not be made', () => {
  const order = preflightFindings({ ...blind, ...said('integrations-recorded', 'no') }).map(
    (f) => f.severity,
  );
  expect(order).toEqual(
    [...order].sort(
      (a, b) => ['error', 'warning', 'info'].indexOf(a) - ['error', 'warning', 'info'].indexOf(b),
    ),
  );
  for (const [id, check] of Object.entries(preflightChecks)) {
    for (const found of [check(fine), check(blind)].flat()) {
      if (found) expect(['preflight.could-not-test', id]).toContain(found.id);
    }
  }
});

test.each([
  ['certificate-validation-fits', 'no', 'error'],
  ['local-administrator-works', 'no', 'error'],
  ['login-addresses-fit', 'no', 'error'],
  ['certificate-validation-fits', 'unknown', 'warning'],
  ['console-password-known', 'no', 'warning'],
  ['snapshot-of-new', 'unknown', 'warning'],
] as const)('%s: %s is an %s by name, and was asked for', (id, value, severity) => {
  const given = { ...fine, ...said(id, value) };
  expect(names(given)).toContain(`${severity} preflight.unconfirmed:${id}`);
  // What an observation has shown is not held against anybody.
  const asked = fine.asked.filter((each) => each !== id);
  expect(names({ ...given, asked })).not.toContain(`${severity} preflight.unconfirmed:${id}`);
});

test('each is asked only where it matters for the plan', () => {
  const machine = { address: '192.0.2.1' };
  const asks = (change: object) =>
    askedInPreflight(
      planSchema.parse({ handover: 1, name: 'Test', old: machine, new: { address: '192.0.2.2' }, ...change }),
      emptyRun,
    );
  expect(asks({})).toEqual(
    expect.arrayContaining(['console-password-known', 'ssh-can-be-enabled', 'packages-at-hand']),
  );
  expect(asks({ final: { strategy: 'different' } })).not.toContain('console-password-known');
  expect(asks({ final: { order: 'address-first' } })).not.toContain('console-password-known');
  expect(asks({ new: { address: '192.0.2.2', access: 'console' } })).not.toContain('ssh-can-be-enabled');
  expect(asks({ packages: ['/tmp/image.ova'] })).not.toContain('packages-at-hand');
  expect(asks({})).not.toContain('no-changes-since-backup');
});

test('every declaration has its place', () => {
  expect(Object.keys(declarationRules).sort()).toEqual([...declarationIds].sort());
});
