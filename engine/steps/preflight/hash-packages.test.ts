import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStepContext } from '../../run/testing/step-context.ts';
import { hashPackages } from './hash-packages.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-packages-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

test('each file of the plan is hashed; one that was hashed may be gone later, one that was never there may not', async () => {
  const file = path.join(folder, 'EPP500675942.tar.gz');
  fs.writeFileSync(file, 'a patch');
  const sha256 = createHash('sha256').update('a patch').digest('hex');
  const context = await createStepContext({ plan: { packages: [file] }, commands: () => () => undefined });
  await hashPackages(context);
  const hashed = [{ name: 'EPP500675942.tar.gz', sizeBytes: 7, sha256 }];
  expect(context.state.packages).toEqual(hashed);

  fs.rmSync(file);
  await hashPackages(context);
  expect(context.state.packages).toEqual(hashed);
  const other = await createStepContext({ plan: { packages: [file] }, commands: () => () => undefined });
  await expect(hashPackages(other)).rejects.toMatchObject({ code: 'local.file-missing' });
});
