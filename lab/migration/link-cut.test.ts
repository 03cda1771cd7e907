import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { afterEach, expect, test } from 'vitest';
import { Secret } from '../../engine/index.ts';
import { openBench, type Bench } from '../testing/bench.ts';
import { watchLab, type Deed } from '../testing/lab-watch.ts';

let bench: Bench;
afterEach(async () => {
  await bench.close();
  fs.rmSync(profiles, { recursive: true });
});
let profiles: string;

interface ProfileText {
  operations: Record<string, { output?: { fields: Record<string, string> } }>;
}

/** A bench with appliances that tell less than the demo's do: `leaveOut` names operation and field. */
async function openQuiet(leaveOut: readonly (readonly [string, string])[]): Promise<void> {
  profiles = fs.mkdtempSync('/tmp/handover-quiet-');
  const shipped = path.join(import.meta.dirname, '../../engine/appliance/profiles/demo-appliance.yaml');
  const profile = parse(fs.readFileSync(shipped, 'utf8')) as ProfileText;
  for (const [operation, field] of leaveOut) delete profile.operations[operation]?.output?.fields[field];
  const file = path.join(profiles, 'quiet.yaml');
  fs.writeFileSync(file, stringify(profile));
  bench = await openBench({
    timings: { backupMs: 400, importMs: 400 },
    plan: (plan) => ({
      ...plan,
      old: { ...plan.old, profile: file },
      new: { ...plan.new, profile: file },
    }),
  });
}

/** Cuts the link once, at the moment when the machine has begun and nobody has heard of it. */
function cutAt(what: Deed['what']) {
  let cuts = 0;
  const watch = watchLab(bench.lab, {
    onDeed: (deed) => {
      if (deed.what !== what || cuts > 0) return;
      cuts += 1;
      bench.lab[deed.side].dropConnections();
    },
  });
  return {
    cuts: () => cuts,
    count: () => watch.deeds.filter((deed) => deed.what === what).length,
    stop: watch.stop,
  };
}

test('an import whose command was cut off from us runs on, and is not begun again', async () => {
  // Whose import it is that runs, this product does not say.
  await openQuiet([
    ['import-state', 'backup'],
    ['inventory', 'restoredFrom'],
  ]);
  const cut = cutAt('start-import');
  const result = await bench.run();
  expect(cut.cuts()).toBe(1);
  expect(result.error).toBeUndefined();
  expect(result.outcome).toBe('done');
  expect(cut.count()).toBe(1);
  cut.stop();
});

test('an import that a run has begun before its end is not begun again by the next', async () => {
  await openQuiet([
    ['import-state', 'backup'],
    ['inventory', 'restoredFrom'],
  ]);
  const { plan } = bench;
  expect(plan.limits.reconnectAttempts).toBeGreaterThan(0);
  const cut = cutAt('start-import');
  const first = await bench.run({
    cancelWhen: (event) => event.type === 'connection.lost' && event.side === 'new',
  });
  expect(first.outcome).toBe('cancelled');
  expect((await bench.run()).outcome).toBe('done');
  expect(cut.count()).toBe(1);
  cut.stop();
});

test('a backup whose command was cut off from us is waited for and used, where its key is asked for', async () => {
  await openQuiet([['create-backup', 'key']]);
  const { product } = bench.lab.old;
  const createBackup = product.createBackup.bind(product);
  product.createBackup = (name) => {
    const made = createBackup(name);
    // Where the admin reads it.
    if ('key' in made) bench.lab.notebook.set(name, made.key);
    return made;
  };
  const cut = cutAt('create-backup');
  const result = await bench.run({
    admin: { 'backup-key': ({ backup }) => new Secret(bench.lab.notebook.get(backup) ?? '') },
  });
  expect(cut.cuts()).toBe(1);
  expect(result.outcome).toBe('done');
  expect(cut.count()).toBe(1);
  cut.stop();
});

test('a backup whose key went with the connection is over before another is begun', async () => {
  await openQuiet([]);
  const running: number[] = [];
  const { product } = bench.lab.old;
  const createBackup = product.createBackup.bind(product);
  product.createBackup = (name) => {
    running.push(product.backups().filter(({ state }) => state === 'generating').length);
    return createBackup(name);
  };
  const cut = cutAt('create-backup');
  const result = await bench.run();
  expect(cut.cuts()).toBe(1);
  expect(result.outcome).toBe('done');
  expect(running).toEqual([0, 0]);
  cut.stop();
});
