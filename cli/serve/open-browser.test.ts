import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openBrowser } from './open-browser.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-open-browser-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A browser whose first process ends when it is asked to, and whose other one goes on to write into its profile. */
const script = `#!/bin/sh
for argument in "$@"; do case "$argument" in --user-data-dir=*) profile="\${argument#*=}";; esac; done
(trap '' TERM; while :; do mkdir -p "$profile/cache"; echo x > "$profile/cache/index"; sleep 0.01; done) &
echo $! > "$0.new"; mv "$0.new" "$0.started"
trap 'exit 0' TERM
while :; do sleep 0.1; done
`;

test.skipIf(process.platform === 'win32')(
  'nothing of a browser is left behind, although one of its processes outlives the first',
  async () => {
    const browser = path.join(folder, 'browser');
    fs.writeFileSync(browser, script, { mode: 0o755 });
    const opened = openBrowser(browser, 'http://127.0.0.1:1/#x', () => undefined);
    await expect.poll(() => fs.existsSync(`${browser}.started`), { timeout: 60_000 }).toBe(true);
    await opened.close();
    const other = Number(fs.readFileSync(`${browser}.started`, 'utf8'));
    expect(() => process.kill(other, 0)).toThrow('ESRCH');
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('handover-browser-'))).toEqual([]);
  },
);
