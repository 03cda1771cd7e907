import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Question, QuestionOf } from '../../../shared/run/question.ts';
import type { StepContext } from '../../run/step.ts';
import { createAppliance } from '../../appliance/appliance.ts';
import { loadProfile } from '../../appliance/profiles/load-profile.ts';
import { createStepContext } from '../../run/testing/step-context.ts';
import { createMemoryHost } from '../../ssh/testing/memory-host.ts';
import { watchClients } from './watch-clients.ts';
import { folderForEach } from '../../testing/temporary-folder.ts';

const folder = folderForEach();

const begun = '2026-11-25T02:00:00.000Z';
type Row = readonly [name: string, lastSeen: string, version?: string];

function csv(rows: readonly Row[]): string {
  const file = path.join(folder, `${String(fs.readdirSync(folder).length)}.csv`);
  const lines = rows.map(([name, seen, version = '6.2.5.3000']) => `${name},${version},${seen}`);
  fs.writeFileSync(file, ['Computer Name,Client Version,Last Seen', ...lines].join('\n'));
  return file;
}

/** An admin at the vendor's product who hands over these lists, one after another, and then no more; and knows these times. */
async function watch(lists: readonly (readonly Row[])[], times: readonly string[] = []) {
  const files = lists.map(csv);
  const asked: Question[] = [];
  const told = [...times];
  const context = Object.assign(
    await createStepContext({
      commands: () => () => ({ exitCode: 1, stdout: '', stderr: '' }),
      past: [
        {
          type: 'clients.baseline',
          count: 2,
          names: ['PC-1', 'PC-2'],
          kinds: [
            { os: '', agentVersion: '6.2.5.3000' },
            { os: '', agentVersion: '6.2.5.3000' },
          ],
          source: 'csv',
        },
      ],
    }),
    {
      isAttended: true,
      job: { folder },
      ask: async (question: Question) => {
        asked.push(question);
        return question.kind === 'hand-over-file' ? (files.shift() ?? '') : (told.shift() ?? '');
      },
    },
  );
  Object.assign(context.clock, { now: () => Date.parse('2026-11-25T06:00:00Z') });
  Object.assign(context.state, { outage: { beganAt: begun } });
  const { appliance } = await setUp(context);
  const failure = await watchClients(context, appliance).catch((error: unknown) => error);
  const proof = context.state.proofs.find(({ id }) => id === 'validate.clients');
  const handed = asked.filter(
    (question): question is QuestionOf<'hand-over-file'> => question.kind === 'hand-over-file',
  );
  return {
    status: proof?.status,
    params: proof?.params,
    failure,
    seen: context.state.clientsSeen,
    zone: context.state.clientZones.new,
    earlier: handed.map(({ earlier }) => earlier),
    timesAsked: asked.filter(({ kind }) => kind === 'client-time').length,
  };
}

async function setUp(context: StepContext) {
  const identity = {
    address: '192.0.2.10',
    port: 22,
    user: 'root',
    keyType: 'ssh-ed25519',
    sha256: 'SHA256:new',
  };
  const appliance = createAppliance({
    side: 'new',
    profile: await loadProfile('endpoint-protector', '.'),
    host: createMemoryHost({ identity }),
    consoleEndpoint: { address: identity.address, port: 443 },
    ask: context.ask,
    clock: context.clock,
    emit: context.emit,
  });
  return { appliance };
}

const before = '2026-11-25T01:00:00Z';
const after = '2026-11-25T03:00:00Z';

test('a later list is asked for until all are back, with what the one before showed', async () => {
  const { status, earlier, seen } = await watch([
    [
      ['PC-1', after],
      ['PC-2', before],
    ],
    [
      ['pc-1', after, '2608.1.1.0'],
      ['PC-2', after],
      ['PC-3', after],
    ],
  ]);
  expect(status).toBe('passed');
  expect(earlier).toEqual([undefined, { kind: 'counted', seen: 1, baseline: 2 }]);
  expect(seen).toMatchObject({
    seen: 2,
    missing: [],
    added: { count: 1, names: ['PC-3'] },
    otherVersion: { count: 1, clients: [{ name: 'pc-1', before: '6.2.5.3000', after: '2608.1.1.0' }] },
  });
});

test('without a later list the last count stands, and the same list again ends it', async () => {
  const half: readonly Row[] = [
    ['PC-1', after],
    ['PC-2', before],
  ];
  const gone = await watch([half]);
  expect(gone).toMatchObject({ status: 'passed-with-warning', params: { missing: 'PC-2' } });
  expect(gone.earlier).toHaveLength(2);
  const again = await watch([half, half, half]);
  expect(again.earlier).toHaveLength(2);
});

test('nobody back is a failure, and no list at all is not tested', async () => {
  const nobody = await watch([
    [
      ['PC-1', before],
      ['PC-2', before],
    ],
  ]);
  expect(nobody).toMatchObject({ status: 'failed', failure: { code: 'validate.failed' } });
  expect((await watch([])).status).toBe('could-not-test');
});

test('two computers of one name are no plain pass', async () => {
  const { status, params } = await watch([
    [
      ['PC-1', after],
      ['PC-1', before],
      ['PC-2', after],
    ],
  ]);
  expect(status).toBe('passed-with-warning');
  expect(params).toMatchObject({ seen: 2, duplicates: 'PC-1' });
});

test('times without a zone are compared by one that is known, and that is a word', async () => {
  // The server is two hours ahead: 04:30 there was 02:30Z, after the outage began; 03:30 was 01:30Z, before it.
  const list: readonly Row[] = [
    ['PC-1', '2026-11-25 04:30:00'],
    ['PC-2', '2026-11-25 03:30:00'],
  ];
  const first = await watch([list], ['2026-11-25T02:31:00Z']);
  expect(first).toMatchObject({
    status: 'by-word',
    zone: { offsetMinutes: 120 },
    seen: { seen: 1, missing: ['PC-2'] },
  });
  // Learned once: a later list is not asked about.
  const both: readonly Row[] = [
    ['PC-1', '2026-11-25 04:30:00'],
    ['PC-2', '2026-11-25 04:31:00'],
  ];
  const second = await watch([list, both], ['2026-11-25T02:31:00Z']);
  expect(second).toMatchObject({ status: 'by-word', timesAsked: 1, seen: { seen: 2 } });
});

test.each([
  ['nobody knows it', [''], 1],
  ['it lies in the future', ['2026-11-25T09:00:00Z', ''], 2],
  ['it fits no zone', ['2026-11-25T02:37:30Z', '2026-11-25T02:22:30Z', 'half past two'], 3],
])('where a time without a zone is not told (%s) nothing is compared', async (_name, times, timesAsked) => {
  const seen = await watch(
    [
      [
        ['PC-1', '2026-11-25 04:30:00'],
        ['PC-2', '2026-11-25 04:30:00'],
      ],
    ],
    times,
  );
  expect(seen).toMatchObject({ status: 'could-not-test', timesAsked, zone: undefined, seen: undefined });
});
