import { afterEach, beforeEach, expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import type { ConnectionTestEvent } from '../../shared/contract/contract.ts';
import { createConnectionTests, type ConnectionTests } from './connection-tests.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const home = folderForEach();
let tests: ConnectionTests;
beforeEach(() => {
  tests = createConnectionTests(home);
});
afterEach(() => tests.close());

// Nothing listens there: the test of it ends at once.
const { old: planned } = planSchema.parse({
  handover: 1,
  name: 'connection tests',
  old: { address: '127.0.0.1', sshPort: 1, profile: 'demo-appliance' },
  new: { address: '192.0.2.2' },
});
const never = new AbortController().signal;

async function endOf(testId: string): Promise<ConnectionTestEvent | undefined> {
  let last: ConnectionTestEvent | undefined;
  for await (const event of tests.watch(testId, never)) last = event;
  return last;
}

test('a test that has ended is kept for a while, and not for ever', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 20; count++) {
    const id = tests.start(planned, 'old');
    ids.push(id);
    expect(await endOf(id)).toMatchObject({ type: 'ended', result: { kind: 'failed' } });
  }
  expect(await endOf(ids.at(-1) ?? '')).toMatchObject({ type: 'ended' });
  await expect(endOf(ids[0] ?? '')).rejects.toMatchObject({ code: 'bridge.unknown-handle' });
});
