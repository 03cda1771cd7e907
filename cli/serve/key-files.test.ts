import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createJob } from '../../engine/index.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { keyFilesOfJobs } from './key-files.ts';

let home: string;
beforeEach(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-keys-'))));
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

test('the keys of both appliances and of the jump hosts on the way', async () => {
  const appliance = { address: '192.0.2.1', user: 'root' };
  const plan = planSchema.parse({
    handover: 1,
    name: 'x',
    old: { ...appliance, keyFile: '/keys/old', jump: [{ address: '192.0.2.9', keyFile: '/keys/jump' }] },
    new: { ...appliance, address: '192.0.2.2', keyFile: '/keys/new' },
  });
  createJob(home, plan, home, new Date());
  fs.mkdirSync(path.join(home, 'jobs', 'broken'));
  expect([...(await keyFilesOfJobs(home))].sort()).toEqual(['/keys/jump', '/keys/new', '/keys/old']);
});

test('none where there are no jobs', async () => {
  expect((await keyFilesOfJobs(home)).size).toBe(0);
});
