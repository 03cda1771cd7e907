import fs from 'node:fs';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { MigrationError } from '../errors.ts';
import { createJob } from '../job/job-folder.ts';
import type { writeReport } from '../report/write-report.ts';
import { createBridge, type Bridge } from './bridge.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const plan = {
  handover: 1,
  name: 'Branch',
  old: { address: '192.0.2.1' },
  new: { address: '192.0.2.2' },
} as const;
/** What a report waits for before it is written. */
const report = vi.hoisted(() => ({ before: Promise.resolve<undefined>(undefined) }));
vi.mock('../report/write-report.ts', async (importOriginal) => {
  const real = await importOriginal<{ writeReport: typeof writeReport }>();
  const late: typeof writeReport = async (...given) => {
    await report.before;
    return real.writeReport(...given);
  };
  return { ...real, writeReport: late };
});

const mayDelete = vi.fn(() => Promise.resolve(true));

const home = folderForEach();
let bridge: Bridge;
let leave: (() => void)[];
let writeReports: (value: undefined) => void = () => undefined;
beforeEach(() => {
  vi.clearAllMocks();
  leave = [];
  bridge = createBridge({
    home,
    operator: 'tester',
    sshFolder: home,
    host: { kind: 'electron', mayDelete },
    runWith: {
      open: () => Promise.reject(new MigrationError('reach.unknown-name', { address: '' }, { side: 'old' })),
    },
  });
});
afterEach(async () => {
  for (const close of leave) close();
  writeReports(undefined);
  await bridge.close();
});

function openWindow() {
  const { port1, port2 } = new MessageChannel();
  const closed = new AbortController();
  bridge.servePort(port1, closed.signal);
  port1.start();
  port2.start();
  const close = () => {
    closed.abort();
    port1.close();
  };
  leave.push(close);
  return { client: createORPCClient<BridgeClient>(new RPCLink({ port: port2 })), close };
}

test('a job that another window holds is neither archived nor deleted, until that window is gone', async () => {
  const [holder, other] = [openWindow(), openWindow()];
  const { jobId } = await holder.client.jobs.create({ plan });
  await holder.client.jobs.claim({ jobId, windowId: 'window-one' });
  const refused = { data: { code: 'bridge.read-only' } };
  await expect(other.client.jobs.archive({ jobId, isArchived: true })).rejects.toMatchObject(refused);
  await expect(other.client.jobs.delete({ jobId })).rejects.toMatchObject(refused);
  expect(mayDelete).not.toHaveBeenCalled();
  await holder.client.jobs.archive({ jobId, isArchived: true });
  holder.close();
  await other.client.jobs.archive({ jobId, isArchived: false });
  expect(await other.client.jobs.delete({ jobId })).toEqual({ isDeleted: true });
});

test('what another window takes while a person is asked stays; the person is told which job it is', async () => {
  const [asking, other] = [openWindow(), openWindow()];
  const { jobId } = await asking.client.jobs.create({ plan });
  mayDelete.mockImplementationOnce(async () => {
    await other.client.jobs.claim({ jobId, windowId: 'window-two' });
    return true;
  });
  await expect(asking.client.jobs.delete({ jobId })).rejects.toMatchObject({
    data: { code: 'bridge.read-only' },
  });
  expect(mayDelete).toHaveBeenLastCalledWith({ jobId, name: 'Branch' }, expect.anything());
  expect(await other.client.jobs.list({})).toHaveLength(1);
});

test('a demo of another program can only be looked at', async () => {
  const { client } = openWindow();
  const { id: jobId } = createJob(home, planSchema.parse(plan), home, new Date(), { isDemo: true });
  expect(await client.jobs.list({})).toMatchObject([{ jobId, isDemo: true, isOver: true }]);
  await client.jobs.claim({ jobId, windowId: 'window-one' });
  await expect(client.jobs.start({ jobId, mode: 'revert' })).rejects.toMatchObject({
    data: { code: 'local.demo-over' },
  });
});

test('a job whose run still writes its report is deleted when that is written', async () => {
  const { client } = openWindow();
  const { jobId } = await client.jobs.create({ plan });
  await client.jobs.claim({ jobId, windowId: 'window-one' });
  report.before = new Promise((resolve) => (writeReports = resolve));
  await client.jobs.start({ jobId, mode: 'check' });
  for await (const event of await client.jobs.watch({ jobId, afterSeq: 0 }))
    if (event.type === 'run.ended') break;
  const deleted = client.jobs.delete({ jobId });
  // What is asked for after it, and reads as much, is answered.
  for (let call = 0; call < 3; call++) await client.jobs.contents({ jobId });
  expect(mayDelete).not.toHaveBeenCalled();
  writeReports(undefined);
  expect(await deleted).toEqual({ isDeleted: true });
  await bridge.close();
  expect(fs.readdirSync(path.join(home, 'jobs'))).toEqual([]);
});
