/* eslint-disable no-console -- a bench prints */
// Measures the transfer against OpenSSH's commands, side by side: see README.md. Prints; never fails because of a number.
import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startRealSshd } from '../engine/ssh/testing/real-sshd.ts';
import { startDelayProxy, type DelayProxy } from './delay-proxy.ts';
import { measurePairs, printTable, type Row } from './table.ts';
import type { Machine, Outcome, Task } from './worker.ts';

const { values: flags } = parseArgs({
  options: {
    'size-mib': { type: 'string', default: '200' },
    pairs: { type: 'string', default: '7' },
    'far-size-mib': { type: 'string' },
    'far-pairs': { type: 'string' },
    'round-trip-ms': { type: 'string', default: '100' },
    folder: { type: 'string', default: os.tmpdir() },
    only: { type: 'string', multiple: true, default: [] },
    'skip-far': { type: 'boolean', default: false },
    'node-flag': { type: 'string', multiple: true, default: [] },
  },
});
const sizeMib = Number(flags['size-mib']);
const pairs = Number(flags.pairs);
const farSizeMib = Number(flags['far-size-mib'] ?? sizeMib);
const farPairs = Number(flags['far-pairs'] ?? pairs);

const folder = fs.mkdtempSync(path.join(flags.folder, 'handover-bench-'));
const at = (...parts: string[]): string => path.join(folder, ...parts);
for (const name of ['old', 'laptop', 'new']) fs.mkdirSync(at(name));
const oldFile = at('old', 'backup.bin');
const scpFile = at('laptop', 'scp.bin');
const ourFile = at('laptop', 'ours.bin');
const scpPushed = at('new', 'scp.bin');
const ourPushed = at('new', 'ours.bin');

/** ssh2 goes on in JavaScript where its addon does not load. */
const withoutAddon = `
import Module from 'node:module';
const load = Module._extensions['.node'];
Module._extensions['.node'] = (module, file) => {
  if (file.endsWith('sshcrypto.node')) throw new Error('switched off by the bench');
  load(module, file);
};`;

const servers: Server[] = [];
const proxies: DelayProxy[] = [];
const workers: ChildProcess[] = [];
// Stopped half-way, it leaves no server and no file behind either.
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => void cleanUp().finally(() => process.exit(130)));
}
try {
  await main();
} finally {
  await cleanUp();
}

async function cleanUp(): Promise<void> {
  for (const worker of workers) worker.kill();
  for (const proxy of proxies) proxy.close();
  for (const server of servers) await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const oldBox = await startServer();
  servers.push(oldBox);
  const newBox = await startServer();
  servers.push(newBox);
  const worker = startWorker([]);
  console.log(
    `${sizeMib} MiB, ${pairs} pairs, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1) ?? '?'}`,
  );
  console.log(`Node ${process.version}, native ssh2 addon: ${hasAddon() ? 'yes' : 'NO'}, folder ${folder}\n`);

  const scpPull = (box: Server) => command('scp', scpArgs(box, [remote(box, oldFile), scpFile]));
  const scpPush = (box: Server) => command('scp', scpArgs(box, [scpFile, remote(box, scpPushed)]));
  const sha256sum = (file: string) => command('sha256sum', [file]);
  const ssh = (box: Server, ...argv: string[]) =>
    command('ssh', [...box.clientOptions, '-p', `${box.port}`, `${box.user}@127.0.0.1`, ...argv]);
  const pull = (by: ChildProcess, box: Machine) => () =>
    order(by, { kind: 'pull', from: plain(box), remotePath: oldFile, localPath: ourFile });
  const push = (box: Machine) => () =>
    order(worker, { kind: 'push', to: plain(box), remotePath: ourPushed, localPath: scpFile });
  const moved = (work: () => Promise<Outcome>) => async () => (await work()).movedMs;
  const whole = (work: () => Promise<Outcome>) => async () => (await work()).durationMs;
  const rows: Row[] = [];
  const compare = async (row: Comparison): Promise<void> => {
    if (flags.only.length > 0 && !flags.only.some((word) => row.name.includes(word))) return;
    const measured = await measure(row);
    rows.push(measured);
    printTable([measured], { isHeaded: rows.length === 1 });
  };

  const compareFar = async (): Promise<void> => {
    const oneWayMs = Number(flags['round-trip-ms']) / 2;
    const [farOld, farNew] = [await far(oldBox, oneWayMs), await far(newBox, oneWayMs)];
    const distance = `${flags['round-trip-ms']} ms`;
    makeFile(farSizeMib);
    await compare({
      name: `pull at ${distance}`,
      against: 'scp',
      goal: 0.25,
      pairs: farPairs,
      base: () => scpPull(farOld),
      ours: whole(pull(worker, farOld)),
    });
    await scpPull(oldBox);
    await compare({
      name: `push at ${distance}, synced`,
      against: 'scp',
      goal: 0.4,
      pairs: farPairs,
      base: () => scpPush(farNew),
      ours: moved(push(farNew)),
      keepsLocal: true,
    });
  };

  makeFile(sizeMib);
  await compare({
    name: 'pull',
    against: 'scp',
    goal: 0.8,
    base: () => scpPull(oldBox),
    ours: whole(pull(worker, oldBox)),
  });
  await compare({
    name: 'pull',
    against: 'scp; sha256sum',
    goal: 0.5,
    base: async () => (await scpPull(oldBox)) + (await sha256sum(scpFile)),
    ours: whole(pull(worker, oldBox)),
  });
  const bare = startWorker(['--import', dataUrl(withoutAddon)]);
  await compare({
    name: 'pull, crypto in JavaScript',
    against: 'scp',
    goal: 1.1,
    base: () => scpPull(oldBox),
    ours: whole(pull(bare, oldBox)),
  });
  await scpPull(oldBox);
  await compare({
    name: 'push, synced',
    against: 'scp',
    goal: 0.9,
    base: () => scpPush(newBox),
    ours: moved(push(newBox)),
    keepsLocal: true,
  });
  await compare({
    name: 'push, synced and proved',
    against: 'scp; ssh sha256sum',
    base: async () => (await scpPush(newBox)) + (await ssh(newBox, 'sha256sum', scpPushed)),
    ours: whole(push(newBox)),
    keepsLocal: true,
  });
  await compare({
    name: 'job, both far proofs',
    against: 'scp; sha256sum; scp; ssh sha256sum',
    goal: 0.5,
    base: async () =>
      (await scpPull(oldBox)) +
      (await sha256sum(scpFile)) +
      (await scpPush(newBox)) +
      (await ssh(newBox, 'sha256sum', scpPushed)),
    ours: whole(() =>
      order(worker, {
        kind: 'job',
        from: plain(oldBox),
        to: plain(newBox),
        remotePath: oldFile,
        localPath: ourFile,
        pushPath: ourPushed,
      }),
    ),
  });
  await compare({
    name: 'connect',
    against: 'ssh host true',
    goal: 0.6,
    base: () => ssh(oldBox, 'true'),
    ours: whole(() => order(worker, { kind: 'connect', from: plain(oldBox) })),
  });

  if (!flags['skip-far']) await compareFar();

  console.log();
  console.log(`peak RSS of the warm process: ${await peakRss(worker, oldBox)} MB (goal: at most 150)`);
}

/** A private OpenSSH server on loopback, and what ssh and scp need to reach it. */
interface Server extends Machine {
  /** This key, this server's key, nothing of the user's own configuration. */
  readonly clientOptions: readonly string[];
  stop(): Promise<void>;
}

interface Comparison {
  readonly name: string;
  readonly against: string;
  readonly goal?: number;
  readonly pairs?: number;
  readonly base: () => Promise<number>;
  readonly ours: () => Promise<number>;
  /** The file on the laptop is what is sent. */
  readonly keepsLocal?: boolean;
}

async function measure(row: Comparison): Promise<Row> {
  const afresh = (work: () => Promise<number>) => (): Promise<number> => {
    const gone = [ourFile, `${ourFile}.partial`, scpPushed, ourPushed, `${ourPushed}.partial`];
    for (const file of row.keepsLocal ? gone : [...gone, scpFile]) fs.rmSync(file, { force: true });
    return work();
  };
  return { ...row, ...(await measurePairs(row.pairs ?? pairs, afresh(row.base), afresh(row.ours))) };
}

/** Starts a server for the user who runs the bench. */
async function startServer(): Promise<Server> {
  const sshd = await startRealSshd({ login: 'self' });
  const [hostKey] = sshd.hostKeys;
  const knownHosts = path.join(path.dirname(sshd.folder), 'known_hosts');
  fs.writeFileSync(knownHosts, `* ${hostKey?.type ?? ''} ${hostKey?.base64 ?? ''}\n`);
  return {
    port: sshd.port,
    user: sshd.user,
    keyFile: sshd.keyFile,
    sha256: sshd.hostKeySha256,
    clientOptions: [
      ...['-F', 'none', '-i', sshd.keyFile],
      ...['-o', `UserKnownHostsFile=${knownHosts}`, '-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes'],
    ],
    stop: () => sshd.stop(),
  };
}

function startWorker(execArgv: string[]): ChildProcess {
  const worker = fork(path.join(import.meta.dirname, 'worker.js'), {
    execArgv: [...flags['node-flag'], ...execArgv],
  });
  workers.push(worker);
  return worker;
}

async function order(worker: ChildProcess, task: Task): Promise<Outcome> {
  const outcome = await new Promise<Outcome>((resolve) => {
    worker.once('message', resolve);
    worker.send(task);
  });
  if (outcome.error !== undefined) throw new Error(`${task.kind}: ${outcome.error}`);
  return outcome;
}

async function peakRss(worker: ChildProcess, box: Machine): Promise<number> {
  const { peakRssBytes } = await order(worker, { kind: 'connect', from: plain(box) });
  return Math.round(peakRssBytes / 1e6);
}

/** Runs a command to its end; the time that took in ms. */
async function command(program: string, args: readonly string[]): Promise<number> {
  const startMs = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}`);
  return performance.now() - startMs;
}

function scpArgs(box: Server, files: readonly string[]): string[] {
  return ['-q', ...box.clientOptions, '-P', `${box.port}`, ...files];
}

function remote(box: Server, file: string): string {
  return `${box.user}@127.0.0.1:${file}`;
}

/** What goes over IPC: no functions. */
function plain({ port, user, keyFile, sha256 }: Machine): Machine {
  return { port, user, keyFile, sha256 };
}

/** The same server behind a delay. */
async function far(box: Server, oneWayMs: number): Promise<Server> {
  const proxy = await startDelayProxy(box.port, oneWayMs);
  proxies.push(proxy);
  return { ...box, port: proxy.port };
}

function makeFile(mib: number): void {
  execFileSync('sh', ['-c', 'head -c "$1" /dev/urandom >"$2"', 'sh', `${mib * 1024 * 1024}`, oldFile]);
}

function hasAddon(): boolean {
  return fs.existsSync(
    path.join(import.meta.dirname, '../../../ssh2/lib/protocol/crypto/build/Release/sshcrypto.node'),
  );
}

function dataUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
