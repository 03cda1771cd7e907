import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { pageRequestHeaders, redeemLink } from './serve/testing/redeem-link.ts';
import { buildCommand, commandPath, nodePath } from './testing/built-command.ts';
import { openTerminal, tmuxIsMissing } from './testing/terminal.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let temporary: string;
beforeAll(buildCommand);
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-closed-'));
  temporary = path.join(folder, 'tmp');
  fs.mkdirSync(temporary);
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts the command on a terminal, below a process that outlives it and notes how the command ended. */
function begin(verb: string) {
  const note = path.join(folder, 'ended.json');
  const keeper = path.join(folder, 'keeper.mjs');
  fs.writeFileSync(
    keeper,
    `import fs from 'node:fs';
    import { spawn } from 'node:child_process';
    process.on('SIGHUP', () => undefined);
    spawn(${JSON.stringify(nodePath)}, ${JSON.stringify([commandPath, verb])}, { stdio: 'inherit' }).on('exit', (code, signal) => {
      fs.writeFileSync('${note}.partial', JSON.stringify({ code, signal }));
      fs.renameSync('${note}.partial', '${note}');
      // By no exit of Node's own, which minds the closed terminal.
      process.kill(process.pid, 'SIGKILL');
    });`,
  );
  const terminal = openTerminal(`'${process.execPath}' '${keeper}'`, {
    columns: 100,
    rows: 40,
    environment: {
      HANDOVER_HOME: path.join(folder, 'home'),
      TMPDIR: temporary,
      DISPLAY: ':0',
      HANDOVER_BROWSER: path.join(folder, 'browser'),
    },
  });
  const ended = async (): Promise<unknown> => {
    await vi.waitUntil(() => fs.existsSync(note), { timeout: 100_000 });
    return JSON.parse(fs.readFileSync(note, 'utf8'));
  };
  return { terminal, ended };
}

const cancelled = { code: 130, signal: null };

describe.skipIf(tmuxIsMissing())('a terminal that is closed', () => {
  test('ends the demo cleanly, and nothing is left', async () => {
    const { terminal, ended } = begin('demo');
    await terminal.showed('✓ Connect to both appliances');
    expect(fs.readdirSync(temporary)).not.toEqual([]);
    terminal.close();
    expect(await ended()).toEqual(cancelled);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });

  test('ends the window cleanly: neither the key that was handed over nor the profile of the browser is left', async () => {
    fs.writeFileSync(path.join(folder, 'browser'), '#!/bin/sh\nexec sleep 1000\n', { mode: 0o755 });
    const { terminal, ended } = begin('serve');
    await terminal.shows('in a window of its own');
    const [browserFolder = ''] = fs.readdirSync(temporary);
    const page = fs.readFileSync(path.join(temporary, browserFolder, 'open.html'), 'utf8');
    const link = /http:\/\/127[^"]+/.exec(page)?.[0] ?? '';
    const { held } = await redeemLink(link);
    const { port } = new URL(link);
    const answer = await fetch(`http://127.0.0.1:${port}/files?name=id_ed25519`, {
      method: 'POST',
      headers: pageRequestHeaders(port, held),
      body: 'a private key',
    });
    expect(answer.status).toBe(200);
    const inbox = path.join(folder, 'home', 'inbox');
    expect(fs.readdirSync(inbox, { recursive: true }).map((name) => path.basename(String(name)))).toContain(
      'id_ed25519',
    );
    terminal.close();
    expect(await ended()).toEqual(cancelled);
    expect(fs.existsSync(inbox)).toBe(false);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });
});
