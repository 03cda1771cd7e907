import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyOldJob } from '../../lab/testing/old-jobs.ts';
import { bundle } from '../verbs/bundle.ts';
import { report } from '../verbs/report.ts';

let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-new-file-'));
  vi.stubEnv('HANDOVER_HOME', home);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  fs.rmSync(home, { recursive: true, force: true });
});

test.each([
  ['report', (id: string, output: string) => report(id, { format: 'md', output })],
  ['bundle', (id: string, out: string) => bundle(id, { out })],
] as const)('%s writes a new file, and never over one that is there', async (_verb, write) => {
  const { id } = copyOldJob('finished', home);
  const file = path.join(home, 'out');
  expect(await write(id, file)).toBe(0);
  fs.writeFileSync(file, 'of somebody else');
  await expect(write(id, file)).rejects.toMatchObject({
    code: 'transfer.already-exists',
    params: { path: file },
  });
  expect(fs.readFileSync(file, 'utf8')).toBe('of somebody else');
});
