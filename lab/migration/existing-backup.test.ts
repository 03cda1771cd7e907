import { afterEach, expect, test } from 'vitest';
import { openBench, type Bench } from '../testing/bench.ts';

let bench: Bench;
afterEach(() => bench.close());

test('a backup of an earlier day is moved, though the appliance holds other counts today', async () => {
  bench = await openBench({
    plan: (plan) => ({ ...plan, backup: { use: 'monday' }, accept: ['verify.container'] }),
  });
  const { lab } = bench;
  const { product } = lab.old;
  const made = product.createBackup('monday');
  if (!('key' in made)) throw new Error(made.message);
  lab.notebook.set('monday', made.key);
  const then = { ...product.inventory };
  Object.defineProperty(product, 'inventory', { get: () => ({ ...then, computers: 77 }) });

  const { outcome, error, state } = await bench.run();
  expect(error).toBeUndefined();
  expect(outcome).toBe('done');
  expect(state.backup).toMatchObject({ name: 'monday', madeByUs: false });
  // Its age is that of the list, and not of this job.
  expect(state.backup?.madeAt).toEqual({ at: expect.any(String) as string, from: 'list' });
  expect(Date.parse(state.backup?.madeAt?.at ?? '')).toBeLessThanOrEqual(Date.parse(state.startedAt));
  expect(lab.new.product.inventory).toMatchObject({ ...then, restoredFrom: 'monday' });
  const status = (id: string) => state.proofs.find((proof) => proof.id === id)?.status;
  expect(status('restore.evidence')).toBe('passed');
  expect(status('validate.restored-backup')).toBe('could-not-test');
  expect(state.artifacts.filter((artifact) => artifact.name === 'monday.bak')).toHaveLength(1);
});
