import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Question } from '../../../shared/run/question.ts';
import { createAppliance } from '../../appliance/appliance.ts';
import { loadProfile } from '../../appliance/profiles/load-profile.ts';
import { createStepContext } from '../../run/testing/step-context.ts';
import { createMemoryHost } from '../../ssh/testing/memory-host.ts';
import { takeBaseline } from './take-baseline.ts';
import { folderForEach } from '../../testing/temporary-folder.ts';

const folder = folderForEach();

function csv(count: number): string {
  const file = path.join(folder, `${String(count)}.csv`);
  const rows = Array.from({ length: count }, (_, at) => `PC-${String(at)},6.2.5.3000`);
  fs.writeFileSync(file, ['Computer Name,Client Version', ...rows].join('\n'));
  return file;
}

/** An admin at the vendor's product who hands over these files, one after another. */
async function setUp(files: readonly string[], isAttended = true) {
  const left = [...files];
  const asked: Question[] = [];
  const context = Object.assign(
    await createStepContext({
      plan: { endpoints: 880 },
      commands: () => () => ({ exitCode: 1, stdout: '', stderr: '' }),
    }),
    {
      isAttended,
      job: { folder },
      ask: async (question: Question) => {
        asked.push(question);
        return left.shift() ?? '';
      },
    },
  );
  const identity = { address: '192.0.2.10', port: 22, user: 'root', keyType: 'x', sha256: 'SHA256:old' };
  const old = createAppliance({
    side: 'old',
    profile: await loadProfile('endpoint-protector', '.'),
    host: createMemoryHost({ identity }),
    consoleEndpoint: { address: identity.address, port: 443 },
    ask: context.ask,
    clock: context.clock,
    emit: context.emit,
  });
  return { context, asked, take: () => takeBaseline(context, old) };
}

test('the card leads by the published detour, and a list that the console cut is told', async () => {
  const { context, asked, take } = await setUp([csv(200)]);
  expect((await take())?.findings).toMatchObject([
    { id: 'preflight.client-list', severity: 'warning', params: { rows: 200, endpoints: 880, shown: 200 } },
  ]);
  expect(JSON.stringify(asked)).toMatch(/Export list of.*Exported Entities.*List of exports/u);
  expect(context.state.baseline).toMatchObject({ count: 200, source: 'csv' });
});

test('a later list takes the place of the one before; without one that stays, and nothing is told twice', async () => {
  const { context, asked, take } = await setUp([csv(870), csv(880)]);
  await take();
  await take();
  expect(context.state.baseline?.count).toBe(880);
  expect(await take()).toMatchObject({ clients: { rows: 880 }, findings: [] });
  expect(context.state.baseline?.count).toBe(880);
  expect(asked.map((question) => 'earlier' in question && question.earlier)).toMatchObject([
    false,
    { kind: 'listed', count: 870 },
    { kind: 'listed', count: 880 },
  ]);
});

test('an earlier list that counts is told with its age where that is more than a day', async () => {
  const { context, take } = await setUp([csv(880)]);
  await take();
  const dayMs = 86_400_000;
  await context.clock.sleep(dayMs, context.signal);
  expect((await take())?.findings).toEqual([]);
  await context.clock.sleep(1, context.signal);
  expect((await take())?.findings).toEqual([
    {
      id: 'hold-point.client-list-old',
      severity: 'warning',
      params: { count: 880, ageMs: dayMs + 1 },
    },
  ]);
});

test('nobody is asked where no person is, and nothing is known then', async () => {
  const { asked, take } = await setUp([csv(880)], false);
  expect(await take()).toBeUndefined();
  expect(asked).toEqual([]);
});
