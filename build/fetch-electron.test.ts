import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findElectron } from '../electron/find-binary.ts';

// Each runs the real installer, some of them twice.
vi.setConfig({ testTimeout: 120_000 });

const checkout = path.resolve(import.meta.dirname, '..');
const { version } = JSON.parse(
  fs.readFileSync(path.join(checkout, 'node_modules', 'electron', 'package.json'), 'utf8'),
) as { version: string };
const archiveName = `electron-v${version}-${process.platform}-${process.arch}.zip`;

let folder: string;
let root: string;
let mirror: http.Server;
let asked: string[];
let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-electron-'));
  root = path.join(folder, 'checkout');
  // The package itself, with its real installer; its helpers where they are installed.
  const from = path.join(checkout, 'node_modules');
  const to = path.join(root, 'node_modules');
  fs.mkdirSync(path.join(to, 'electron'), { recursive: true });
  for (const name of ['install.js', 'package.json', 'checksums.json'])
    fs.copyFileSync(path.join(from, 'electron', name), path.join(to, 'electron', name));
  for (const name of ['@electron', '@electron-internal'])
    fs.symlinkSync(path.join(from, name), path.join(to, name), 'junction');
  asked = [];
  mirror = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  // As a proxy it leads every connection to itself.
  mirror.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    const tunnel = net.connect((mirror.address() as AddressInfo).port, '127.0.0.1');
    for (const end of [socket, tunnel]) end.on('error', () => undefined);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.pipe(tunnel).pipe(socket);
  });
  await once(mirror.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  mirror.closeAllConnections();
  mirror.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const address = () => `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/`;

/** The set-up's part on the stand-in checkout, as a process of its own. */
async function fetchElectron(environment: NodeJS.ProcessEnv): Promise<{ said: string; isThere: boolean }> {
  const part = pathToFileURL(path.join(checkout, 'build', 'setup', 'electron.mjs')).href;
  const script = `import { fetchElectron } from ${JSON.stringify(part)};
    console.log(await fetchElectron({ root: ${JSON.stringify(root)}, environment: process.env }));`;
  const clean = Object.entries(process.env).filter(([name]) => !/electron|proxy/i.test(name));
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      ...Object.fromEntries(clean),
      // A stand-in is not in the package's own list of hashes: the mirror's list counts.
      electron_use_remote_checksums: '1',
      electron_config_cache: path.join(folder, 'cache'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, result] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stdout.on('data', (chunk: Buffer) => (result += chunk.toString('utf8')));
  await once(child, 'close');
  return { said, isThere: result === 'true\n' };
}

/** A zip of files that may be run, stored as they are. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let atBytes = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(content.length, 4);
    sizes.writeUInt32LE(content.length, 8);
    sizes.writeUInt16LE(name.length, 12);
    // Signature, version, flags, method and time; then what both records share.
    const local = Buffer.concat([
      Buffer.from('504b03040a000000000000002100', 'hex'),
      sizes,
      Buffer.from(name),
    ]);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE((0o100755 << 16) >>> 0, 8);
    rest.writeUInt32LE(atBytes, 12);
    // Made on Unix, so that the mode counts.
    directory.push(
      Buffer.from('504b01020a030a000000000000002100', 'hex'),
      sizes,
      rest.subarray(2),
      Buffer.from(name),
    );
    parts.push(local, content);
    atBytes += local.length + content.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(atBytes, 16);
  return Buffer.concat([...parts, list, end]);
}

const program = process.platform === 'win32' ? 'electron.exe' : 'electron';
/** Serves a stand-in with its list of hashes, as a mirror lays out a release. */
function serveStandIn(hash?: string): void {
  const archive = zipOf({ version, [program]: '#!/bin/sh\necho the stand-in runs "$@"\n' });
  const sum = hash ?? createHash('sha256').update(archive).digest('hex');
  answer = (request, response) => {
    if (request.url?.endsWith(`/v${version}/${archiveName}`)) response.end(archive);
    else if (request.url?.endsWith(`/v${version}/SHASUMS256.txt`)) response.end(`${sum} *${archiveName}\n`);
    else response.writeHead(404).end();
  };
}

const nothingStays = () => {
  expect(fs.readdirSync(path.join(root, 'node_modules', 'electron'))).toEqual([
    'checksums.json',
    'install.js',
    'package.json',
  ]);
  expect(fs.existsSync(path.join(root, 'node_modules', '.handover-electron-download'))).toBe(false);
  expect(findElectron(root, {})).toBeUndefined();
};

test.each(['ELECTRON_MIRROR', 'npm_config_electron_mirror'])(
  'Electron is fetched from the mirror of %s, and is what is started then',
  async (name) => {
    serveStandIn();
    const { said, isThere } = await fetchElectron({ [name]: address() });
    expect(said).toMatch(
      /^set-up: fetching Electron \S+ \(about 120 MB\) from http:\S+, for at most 300 s\n/,
    );
    expect(said).toContain(`from ${address()}`);
    expect([isThere, asked.length]).toEqual([true, 2]);
    const binary = findElectron(root, {}) ?? '';
    if (process.platform === 'linux')
      expect(spawnSync(binary, ['main.js'], { encoding: 'utf8' }).stdout).toBe('the stand-in runs main.js\n');
    // It is there: the next start asks nobody, and says nothing.
    expect(await fetchElectron({ [name]: address() })).toEqual({ said: '', isThere: true });
    expect(asked).toHaveLength(2);
  },
);

test.each(['HTTP_PROXY', 'http_proxy', 'npm_config_proxy'])('through the proxy of %s', async (name) => {
  serveStandIn();
  const elsewhere = 'http://mirror.invalid/';
  const { isThere } = await fetchElectron({ ELECTRON_MIRROR: elsewhere, [name]: address() });
  expect(isThere).toBe(true);
  expect(asked).toContain('CONNECT mirror.invalid:80');
});

test('an archive that does not fit its hash is no Electron', async () => {
  serveStandIn('0'.repeat(64));
  const { said, isThere } = await fetchElectron({ ELECTRON_MIRROR: address() });
  expect(isThere).toBe(false);
  expect(said).toMatch(/Electron was not fetched: .*[Cc]hecksum/);
  nothingStays();
});

test('a mirror that refuses: said once with its reason and the way to try again, and remembered', async () => {
  answer = (_request, response) => response.writeHead(503).end();
  const { said, isThere } = await fetchElectron({ ELECTRON_MIRROR: address() });
  expect(isThere).toBe(false);
  expect(said.split('\n')).toHaveLength(3);
  expect(said).toMatch(
    /was not fetched: HTTPError: Response code 503 .*To try again: npm run fetch-electron\n$/,
  );
  nothingStays();
  const before = asked.length;
  expect(await fetchElectron({ ELECTRON_MIRROR: address() })).toEqual({ said: '', isThere: false });
  expect(asked).toHaveLength(before);
});

test('a mirror that hangs is given up, and nothing is left of it', async () => {
  answer = (_request, response) => void response.writeHead(200).write('PK');
  const { said, isThere } = await fetchElectron({
    ELECTRON_MIRROR: address(),
    HANDOVER_ELECTRON_SECONDS: '3',
  });
  expect(isThere).toBe(false);
  expect(said).toContain('for at most 3 s');
  expect(said).toContain(
    'Electron was not fetched: it took too long. To try again: npm run fetch-electron\n',
  );
  nothingStays();
});

test('another folder that somebody names is left alone', async () => {
  expect(await fetchElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toEqual({ said: '', isThere: true });
  expect(asked).toEqual([]);
});

test('only `npm start` fetches it: no test, build or packaging waits for a download', () => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(checkout, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const fetching = Object.entries(scripts).filter(([, script]) => /setup\.mjs.*electron/.test(script));
  expect(fetching.map(([name]) => name)).toEqual(['prestart', 'fetch-electron']);
});
