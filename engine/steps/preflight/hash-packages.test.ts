import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createStepContext } from '../../run/testing/step-context.ts';
import { hashPackages } from './hash-packages.ts';
import { folderForEach } from '../../testing/temporary-folder.ts';

const folder = folderForEach();

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
