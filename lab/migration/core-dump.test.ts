import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCheckout, type CompiledCheckout } from '../testing/compile-checkout.ts';
import { secretIn } from '../testing/secrets-on-disk.ts';

const key = 'Xk7-Qm4w-Zt9v-Rr2p';
let checkout: CompiledCheckout;
let folder: string;

beforeAll(async () => {
  checkout = await compileCheckout();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-core-'));
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

test('a process that crashes with a secret in its memory leaves none in the file of the crash', (context) => {
  const secretModule = pathToFileURL(checkout.file('engine/secret.ts')).href;
  const unguarded = coresAfter('globalThis.held = Buffer.from(text);');
  // Elsewhere the crash goes to a collector of the system, or nowhere.
  if (!unguarded.some((core) => secretIn(core, [key]) !== undefined))
    context.skip('crashes leave no core dump in the folder of the process here');
  const guarded = coresAfter(
    `const { Secret } = await import('${secretModule}');\nglobalThis.held = new Secret(text);`,
  );
  expect(guarded).not.toEqual([]);
  for (const core of guarded) expect(secretIn(core, [key])).toBeUndefined();
});

/** Has a process take the key from its standard input, as in earnest, and crash. Gives what the kernel wrote of it. */
function coresAfter(hold: string): Buffer[] {
  const place = fs.mkdtempSync(path.join(folder, 'crash-'));
  fs.writeFileSync(
    path.join(place, 'crash.mjs'),
    `import fs from 'node:fs';\nconst text = fs.readFileSync(0, 'utf8');\n${hold}\nprocess.abort();\n`,
  );
  const command = 'ulimit -c unlimited && exec "$0" crash.mjs';
  spawnSync('sh', ['-c', command, process.execPath], { cwd: place, input: key });
  const cores = fs.readdirSync(place).filter((name) => name.startsWith('core'));
  return cores.map((name) => fs.readFileSync(path.join(place, name)));
}
