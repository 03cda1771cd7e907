import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openBench, type Bench } from '../testing/bench.ts';
import { watchLab } from '../testing/lab-watch.ts';

let bench: Bench;
afterEach(() => bench.close());

test('two files of one name are both kept', async () => {
  bench = await openBench();
  const { lab, job } = bench;
  const file = '/var/backups/demo-appliance/audit/weekly-5.9.4.2-12.bak';
  lab.old.files.put(file, 'an audit log under the name of a backup');
  const item = {
    name: 'weekly-5.9.4.2-12',
    path: file,
    createdAt: '2026-01-01T00:00:00Z',
    version: '5.9.4.2',
    state: 'ready' as const,
    sizeBytes: 39,
  };
  lab.old.product.audits = () => [item];
  const { state } = await bench.run({ mode: 'rehearse' });
  const kept = state.artifacts.filter((artifact) => artifact.role !== 'backup');
  expect(kept).toHaveLength(3);
  const remote = ['weekly-5.9.4.2-12.bak', 'weekly-5.9.4.2-5.bak', 'audit/weekly-5.9.4.2-12.bak'];
  expect(kept.map((artifact) => sha256(path.join(job.folder, artifact.path))).sort()).toEqual(
    remote.map((name) => sha256(lab.old.files.real(`/var/backups/demo-appliance/${name}`))).sort(),
  );
  const again = await bench.run({ mode: 'rehearse' });
  expect(again.state.artifacts.map((artifact) => artifact.path)).toEqual(
    state.artifacts.map((artifact) => artifact.path),
  );
});

test('a backup that somebody else is making is kept when it is whole', async () => {
  bench = await openBench({ timings: { backupMs: 300 } });
  const { lab, job } = bench;
  lab.old.product.createBackup('nightly');
  const { state, error } = await bench.run({ mode: 'rehearse' });
  expect(error).toBeUndefined();
  const kept = state.artifacts.find((artifact) => artifact.name === 'nightly.bak');
  expect(sha256(path.join(job.folder, kept?.path ?? ''))).toBe(
    sha256(lab.old.files.real('/var/backups/demo-appliance/nightly.bak')),
  );
});

test('a backup whose key died with the process is made anew, and is not kept as an older one', async () => {
  // As a process that dies: it does not begin the step again.
  bench = await openBench({
    plan: (plan) => ({ ...plan, limits: { ...plan.limits, reconnectAttempts: 0 } }),
  });
  const { lab } = bench;
  let isFirst = true;
  const watch = watchLab(lab, {
    onDeed: ({ what }) => {
      if (what === 'create-backup' && isFirst) lab.old.dropConnections();
      if (what === 'create-backup') isFirst = false;
    },
  });
  watch.stop();
  const cut = await bench.run({ mode: 'rehearse' });
  expect(cut.error?.code).toBe('reach.connection-lost');
  expect(cut.state.backup).toBeUndefined();
  const { state, outcome } = await bench.run({ mode: 'rehearse' });
  expect(outcome).toBe('rehearsed');
  const [lost, moved] = lab.old.product.backups().filter((item) => item.name.startsWith('handover-'));
  expect(state.backup?.name).toBe(moved?.name);
  expect(state.declinedItems).toEqual([lost?.name]);
  expect(state.artifacts.map((artifact) => artifact.name)).not.toContain(path.basename(lost?.path ?? ''));
});

test('a backup whose key the admin has lost is made anew at once', async () => {
  bench = await openBench();
  const declined = await bench.run({ mode: 'rehearse', admin: { 'keep-key': () => false } });
  expect(declined.error?.code).toBe('run.declined');
  expect((await bench.run({ mode: 'rehearse' })).error?.code).toBe('key.lost');
  const { state, outcome } = await bench.run({ mode: 'rehearse' });
  expect(outcome).toBe('rehearsed');
  expect(state.declinedItems).toHaveLength(1);
  expect(state.declinedItems).not.toContain(state.backup?.name);
});

function sha256(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
