import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { hangMs } from '../../engine/testing/limits.ts';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import { exitCodes } from '../exit-codes.ts';
import { openBridgeSocket, redeemLink } from '../serve/testing/redeem-link.ts';
import { serve, type ServeOptions } from './serve.ts';

let folder: string;
let said: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-serve-'));
  said = '';
  vi.stubEnv('HANDOVER_HOME', path.join(folder, 'home'));
  vi.stubEnv('TMPDIR', folder);
  vi.stubEnv('DISPLAY', ':0');
  vi.stubEnv('HANDOVER_BROWSER', writeBrowser('exec sleep 600'));
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A program in the place of a browser: notes what it was started with, and does as told. */
function writeBrowser(then: string): string {
  const file = path.join(folder, 'browser');
  fs.writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/arguments'\n${then}\n`, {
    mode: 0o755,
  });
  return file;
}

function browserArguments(): string[] {
  const file = path.join(folder, 'arguments');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
}

const linkIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{64}/.exec(text)?.[0];

/** The file that the browser was started on; undefined before that. */
function launchFile(): string | undefined {
  const app = browserArguments().find((arg) => arg.startsWith('--app=file:'));
  return app === undefined ? undefined : fileURLToPath(app.slice('--app='.length));
}

/** What stands in the file that the browser was started on. */
function launchPage(): string {
  const file = launchFile();
  return file !== undefined && fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

/** What the page does with a link: trades its code for the session, and connects. */
async function openWindow(link: string): Promise<{ client: BridgeClient; socket: WebSocket }> {
  const { held } = await redeemLink(link);
  const socket = await openBridgeSocket(new URL(link).port, held);
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  const websocket = socket as unknown as globalThis.WebSocket;
  return { client: createORPCClient<BridgeClient>(new RPCLink({ websocket })), socket };
}

/** Only what hangs is ended. */
const limit = { timeout: hangMs / 2 };

/** Starts the verb, and gives the link once it is said or handed to the browser. */
async function begin(options: ServeOptions): Promise<{ link: string; ended: Promise<number> }> {
  const ended = serve(options);
  const link = await vi.waitUntil(() => linkIn([said, launchPage()].join('\n')), limit);
  return { link, ended };
}

test('shows the window in a browser with a profile of its own, and ends with the window', async () => {
  const { link, ended } = await begin({});
  const args = browserArguments();
  const file = launchFile() ?? '';
  expect(args.join(' ')).not.toContain(new URL(link).hash.slice(1));
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  for (const flag of ['--no-first-run', '--disable-background-networking', '--window-size=1280,800'])
    expect(args).toContain(flag);
  expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  const profile = args.find((arg) => arg.startsWith('--user-data-dir='))?.split('=')[1] ?? '';
  expect(fs.statSync(profile).mode & 0o077).toBe(0);
  expect(said).toContain('in a window of its own');
  expect(said).not.toContain(link);

  const { socket } = await openWindow(link);
  expect(fs.existsSync(file)).toBe(false);
  socket.close();
  expect(await ended).toBe(exitCodes.done);
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('handover-'))).toEqual([]);
  expect(said).toContain('Handover has ended');
});

/** Only root can be somebody else; Linux alone tells whose a connection is. */
const cannotBeAnother =
  process.platform !== 'linux' || process.getuid?.() !== 0 ? 'only root on Linux can be another user' : '';

test.skipIf(cannotBeAnother)(
  'another user of this computer finds no code in the list of processes, reads no file, and redeems nothing',
  async () => {
    // Its arguments stay to be seen.
    writeBrowser('while :; do sleep 0.1; done');
    const { link, ended } = await begin({});
    // What holds is the mode of the browser's own folder.
    fs.chmodSync(folder, 0o755);
    const another = await asNobody(`
      import fs from 'node:fs';
      const { link, file } = JSON.parse(fs.readFileSync(0, 'utf8'));
      const code = new URL(link).hash.slice(1);
      const read = (name) => { try { return fs.readFileSync(name, 'latin1'); } catch (error) { return error.code; } };
      const seen = fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)).map((pid) => read('/proc/' + pid + '/cmdline'));
      const headers = { origin: new URL(link).origin, 'content-type': 'application/json' };
      const answer = await fetch(new URL('/session', link), { method: 'POST', headers, body: JSON.stringify({ code }) });
      console.log(JSON.stringify({
        uid: process.getuid(),
        seesBrowser: seen.some((text) => text.includes('--user-data-dir=' + file.replace(/[^/]*$/, ''))),
        seesCode: seen.some((text) => text.includes(code)),
        file: read(file),
        redeems: answer.status,
        cookie: answer.headers.get('set-cookie'),
      }));`)({ link, file: launchFile() ?? '/nothing' });
    expect(another).toEqual({
      uid: 65534,
      seesBrowser: true,
      seesCode: false,
      file: 'EACCES',
      redeems: 403,
      cookie: null,
    });
    // The code was not burnt by it.
    const { socket } = await openWindow(link);
    socket.close();
    expect(await ended).toBe(exitCodes.done);
  },
);

/** Runs a script as the user `nobody`: gives it a value on standard input, and what it says back as JSON. */
function asNobody(script: string): (value: unknown) => Promise<unknown> {
  return async (value) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      uid: 65534,
      gid: 65534,
      cwd: '/',
      env: {},
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(JSON.stringify(value));
    let text = '';
    for await (const chunk of child.stdout) text += String(chunk);
    return JSON.parse(text) as unknown;
  };
}

test('where the browser ends without a window, the link is said', async () => {
  writeBrowser('exit 1');
  const { ended } = await begin({});
  await vi.waitUntil(() => said.includes('before there was a window') && linkIn(said), limit);
  const { socket } = await openWindow(linkIn(said) ?? '');
  process.emit('SIGTERM', 'SIGTERM');
  expect(await ended).toBe(exitCodes.cancelled);
  socket.terminate();
});

test('says which program HANDOVER_BROWSER does not name', async () => {
  vi.stubEnv('HANDOVER_BROWSER', '/nothing/here');
  const { ended } = await begin({});
  expect(said).toContain('/nothing/here');
  process.emit('SIGINT', 'SIGINT');
  expect(await ended).toBe(exitCodes.cancelled);
});

test('without a screen it says the link and how to tunnel; asked to open none, only the link', async () => {
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  const first = await begin({});
  const { port } = new URL(first.link);
  // A platform that always has a screen starts the browser instead.
  if (process.platform === 'linux') expect(said).toContain(`ssh -L ${port}:127.0.0.1:${port}`);
  process.emit('SIGINT', 'SIGINT');
  await first.ended;
  said = '';
  const second = await begin({ open: false });
  expect(said).not.toContain('ssh -L');
  process.emit('SIGINT', 'SIGINT');
  await second.ended;
});

test('a port that is taken is said, and nothing stays', async () => {
  const taken = net.createServer();
  await once(taken.listen(0, '127.0.0.1'), 'listening');
  const { port } = taken.address() as net.AddressInfo;
  await expect(serve({ port, open: false })).rejects.toMatchObject({
    code: 'local.io',
    params: { path: `127.0.0.1:${port}` },
  });
  taken.close();
});

test('stays while a run goes on, with a new link to see it; Ctrl-C stops it and says how things stand', async () => {
  const { link, ended } = await begin({ open: false });
  const first = await openWindow(link);
  const { jobId } = await first.client.demo.start({});
  await first.client.jobs.claim({ jobId, windowId: 'window-one' });
  await first.client.jobs.start({ jobId, mode: 'run' });
  said = '';
  first.socket.close();
  await vi.waitUntil(() => said.includes('a run goes on'), limit);

  const second = await openWindow(linkIn(said) ?? '');
  expect((await second.client.jobs.snapshot({ jobId })).state.isRunning).toBe(true);
  expect(await second.client.jobs.claim({ jobId, windowId: 'window-two' })).toEqual({ isMine: true });
  process.emit('SIGINT', 'SIGINT');
  expect(await ended).toBe(exitCodes.cancelled);
  expect(said).toContain('stopped cleanly');
  expect(said).toContain('The demo migration has ended');
  second.socket.terminate();
});

test('a real job that was stopped is named with its state and how it goes on', async () => {
  const { link, ended } = await begin({ open: false });
  const { client, socket } = await openWindow(link);
  // It takes connections and says nothing, so that the run is in the midst of connecting.
  const silent = net.createServer((connection) => connection.on('error', () => undefined));
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port: sshPort } = silent.address() as net.AddressInfo;
  const appliance = { user: 'root', profile: 'generic-linux', consolePort: 443, sshPort };
  const { jobId } = await client.jobs.create({
    plan: {
      handover: 1,
      name: 'Real',
      old: { ...appliance, address: '127.0.0.1' },
      new: { ...appliance, address: '127.0.0.2' },
    },
  });
  await client.jobs.claim({ jobId, windowId: 'window-one' });
  await client.jobs.start({ jobId, mode: 'run' });
  process.emit('SIGINT', 'SIGINT');
  expect(await ended).toBe(exitCodes.cancelled);
  expect(said).toContain('Stopped: ');
  expect(said).toContain('State of both appliances');
  expect(said).toContain(`handover resume ${jobId}`);
  socket.terminate();
  silent.close();
});
