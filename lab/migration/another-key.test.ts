import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createUnattendedAsk } from '../../cli/ask/unattended.ts';
import { Secret } from '../../engine/index.ts';
import { writeKitFile } from '../../engine/report/emergency-kit.ts';
import type { DemoAdminOverrides } from '../embedded/demo/demo-admin.ts';
import { openBench, type Bench } from '../testing/bench.ts';

const wrong = 'M4RT-77XK-2B5N-HQZD';
let bench: Bench;
afterEach(() => bench.close());

/** A job that moves a backup of an earlier day, so that its key is asked for. */
async function openWithOldBackup(): Promise<void> {
  bench = await openBench({
    plan: (plan) => ({ ...plan, backup: { use: 'monday' }, accept: ['verify.container'] }),
  });
  const { lab } = bench;
  const made = lab.old.product.createBackup('monday');
  if (!('key' in made)) throw new Error(made.message);
  lab.notebook.set('monday', made.key);
}

/** An admin who has written down another key, and reads it back well. */
const mistaken: DemoAdminOverrides = {
  'backup-key': () => new Secret(wrong),
  'prove-key': () => new Secret(wrong),
};

test('after the import refused a key that was proved twice, another is given and proved, and the job is done', async () => {
  await openWithOldBackup();
  const refused = await bench.run({ admin: mistaken });
  expect(refused.error?.code).toBe('restore.wrong-key');
  expect(refused.state.isKeyProved).toBe(false);
  expect(refused.state.isKeyRefused).toBe(true);

  const asked: unknown[] = [];
  const note: DemoAdminOverrides = {
    'backup-key': (question, _options, usual) => {
      asked.push(question);
      return usual();
    },
  };
  const { outcome, error, state } = await bench.run({ admin: note });
  expect(error?.toRecord()).toBeUndefined();
  expect(outcome).toBe('done');
  expect(state.isKeyProved).toBe(true);
  expect(asked).toEqual([expect.objectContaining({ purpose: 'capture', isAfterRefusal: true })]);
});

test('after a restart the right key is taken though it is not the one that was proved, where it is entered twice', async () => {
  await openWithOldBackup();
  await bench.run({ admin: mistaken, cancelWhen: (event) => event.type === 'backup.pushed' });
  const { outcome, error, state } = await bench.run();
  expect(error?.toRecord()).toBeUndefined();
  expect(outcome).toBe('done');
  expect(state.isKeyProved).toBe(true);
  expect(bench.events).toContainEqual(expect.objectContaining({ type: 'key.refused', by: 'admin' }));
});

test('a kit and BACKUP_KEY that differ are told, and neither is used', async () => {
  await openWithOldBackup();
  const kitPath = path.join(bench.folder, 'kit.txt');
  await writeKitFile(kitPath, new Secret(wrong), {
    backup: 'monday',
    sizeBytes: undefined,
    sha256: undefined,
    madeOn: '',
    version: '',
    madeAt: '',
    job: '',
  });
  const question = { kind: 'backup-key', backup: 'monday', purpose: 'restore', attempt: 1 } as const;
  const { signal } = new AbortController();
  const asking = (key: string) =>
    createUnattendedAsk({ kitPath, secrets: new Map([['BACKUP_KEY', new Secret(key)]]) })(question, {
      signal,
    });
  await expect(asking('another')).rejects.toMatchObject({
    code: 'key.sources-differ',
    params: { path: kitPath },
  });
  expect((await asking(wrong)).reveal()).toBe(wrong);
  fs.rmSync(kitPath);
  expect((await asking('another')).reveal()).toBe('another');
});
