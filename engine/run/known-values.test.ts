import path from 'node:path';
import { expect, test } from 'vitest';
import { planSchema, type PlanInput } from '../../shared/contract/plan.ts';
import { emptyRun } from '../../shared/run/reduce-run.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { systemClock } from '../clock.ts';
import { withKnownValues } from './known-values.ts';

const instruction = { title: 'Do it', menuPath: [], steps: ['Do it.'], see: 'It is done.' };
const job = { id: '2026-11-30-move-abc123', folder: path.join('/', 'jobs', 'a') };
const identity = (address: string) => ({ address, port: 22, user: 'root', keyType: 'k', sha256: 's' });

function known(operation: string, state: Partial<RunState> = {}, final: PlanInput['final'] = {}) {
  const plan = planSchema.parse({
    handover: 1,
    name: 'move',
    old: { address: '192.0.2.10' },
    new: { address: '192.0.2.20' },
    final,
  });
  const context = {
    state: {
      ...emptyRun,
      old: { identity: identity('192.0.2.10') },
      new: { identity: identity('192.0.2.20') },
      ...state,
    },
    plan,
    job: job as never,
    clock: systemClock,
  };
  const { values = [] } = withKnownValues(context, 'new', operation, instruction);
  return Object.fromEntries(values.map(({ id, value }) => [id, value]));
}

const facts = {
  hostName: 'epp-old',
  addresses: [
    { interfaceName: 'lo', address: '127.0.0.1', prefixLength: 8, isDynamic: false },
    { interfaceName: 'eth0', address: '192.0.2.10', prefixLength: 22, isDynamic: false },
  ],
  gateway: '192.0.2.1',
  dnsServers: ['192.0.2.53', '192.0.2.54'],
  unread: [],
};

test('the card of the final address holds all that its page asks for, as the old appliance had it', () => {
  expect(known('change-address', { old: { identity: identity('192.0.2.10'), facts } })).toEqual({
    'new-machine': '192.0.2.20',
    address: '192.0.2.10',
    prefix: '22',
    netmask: '255.255.252.0',
    gateway: '192.0.2.1',
    'dns-1': '192.0.2.53',
    'dns-2': '192.0.2.54',
    'host-name': 'epp-old',
  });
});

test('what was never seen stands there as not known, and is not left out', () => {
  expect(known('change-address')).toMatchObject({
    address: '192.0.2.10',
    prefix: '',
    gateway: '',
    'dns-2': '',
  });
});

test('a new appliance that keeps an address of its own keeps its own network', () => {
  const own = { ...facts, hostName: 'epp-new', gateway: '192.0.2.3', addresses: [] };
  expect(
    known(
      'change-address',
      { new: { identity: identity('192.0.2.20'), facts: own } },
      { strategy: 'different', address: '192.0.2.30', name: 'epp.example' },
    ),
  ).toMatchObject({ address: '192.0.2.30', prefix: '', gateway: '192.0.2.3', 'host-name': 'epp.example' });
});

test('the import says which file on this computer', () => {
  const artifact = {
    role: 'backup',
    name: 'b.eppb',
    path: 'files/b.eppb',
    sizeBytes: 1,
    sha256: 'x',
  } as const;
  expect(known('import', { artifacts: [artifact] })).toEqual({
    'new-machine': '192.0.2.20',
    file: path.join('/', 'jobs', 'a', 'files', 'b.eppb'),
    'file-size': '1',
    'file-sha256': 'x',
  });
});

test('a backup that is made by hand is given a name', () => {
  expect(known('create-backup')['backup-name']).toMatch(/^handover-unknown-\d{12}-abc123$/);
});

test('the name that was told for a backup stays its name, however late it is told again', () => {
  const toldAt = { 'back-up create-backup': '2026-11-25T01:40:59.000Z' };
  expect(known('create-backup', { toldAt })['backup-name']).toBe('handover-unknown-202611250140-abc123');
});
