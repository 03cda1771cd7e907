import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readKit } from '../../engine/index.ts';
import { openBench, type Bench } from '../testing/bench.ts';
import { filesWithSecrets } from '../testing/secrets-on-disk.ts';

let bench: Bench;
afterEach(() => bench.close());

test.each(['done', 'cancelled'] as const)(
  'in a run that ended as %s the kit is the only file that holds the key, and it names its backup',
  async (end) => {
    bench = await openBench();
    const { lab, folder } = bench;
    const kit = path.join(folder, 'kit.txt');
    const result = await bench.run({
      admin: { 'kit-path': () => kit },
      cancelWhen: (event) => end === 'cancelled' && event.type === 'step.started' && event.step === 'push',
    });
    expect(result.error?.code).toBe(end === 'done' ? undefined : 'run.cancelled');
    const key = readKit(kit).reveal();
    expect([...lab.notebook.values()]).toContain(key);
    expect(filesWithSecrets(folder, [key, key.replaceAll('-', '')])).toEqual([]);
    const artifact = result.state.artifacts.find((file) => file.role === 'backup');
    expect(fs.readFileSync(kit, 'utf8')).toContain(artifact?.sha256 ?? 'a hash');
  },
);
