import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { channels } from './channels.ts';

const source = fs.readFileSync(path.join(import.meta.dirname, 'preload.cts'), 'utf8');
const { outputText: script } = ts.transpileModule(source, {
  compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  fileName: 'preload.cts',
});

/** Runs the preload as a sandboxed one runs: with nothing but a page, and a `require` that knows Electron alone. */
function preload(places = new Map<unknown, string>()) {
  const posted: unknown[][] = [];
  const listeners: ((event: object) => void)[] = [];
  const window = {
    addEventListener: (_type: string, listener: (event: object) => void) => void listeners.push(listener),
    postMessage: (...args: unknown[]) => void posted.push(args),
  };
  const ipc = Object.assign(new EventEmitter(), {
    send: vi.fn(),
    invoke: vi.fn(() => Promise.resolve('handle')),
  });
  const exposed = new Map<string, Record<string, (value: unknown) => unknown>>();
  const required: string[] = [];
  const electron = {
    ipcRenderer: ipc,
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, (value: unknown) => unknown>) =>
        void exposed.set(name, api),
    },
    webUtils: { getPathForFile: (file: unknown) => places.get(file) ?? '' },
  };
  const require = (name: string) => {
    required.push(name);
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot load ${name}`);
    return electron;
  };
  const location = { origin: 'handover://app' };
  vm.runInNewContext(script, { window, location, require, exports: {} });
  const say = (event: object) => {
    for (const listener of listeners) listener(event);
  };
  return { posted, window, ipc, exposed, required, say };
}

test('it loads nothing but Electron', () => expect(preload().required).toEqual(['electron']));

test('its channels are those of the shell', () => {
  for (const channel of Object.values(channels)) expect(script).toContain(`'${channel}'`);
});

test('the page asks for a port, and gets the one that comes, at its own origin', () => {
  const { window, ipc, posted, say } = preload();
  say({ source: window, origin: 'handover://app', data: { handover: 'want-port' } });
  expect(ipc.send.mock.calls).toEqual([['handover:want-port']]);
  const port = { a: 'port' };
  ipc.emit('handover:port', { ports: [port] });
  expect(posted).toEqual([[{ handover: 'port' }, 'handover://app', [port]]]);
});

test('nobody else can ask', () => {
  const { window, ipc, say } = preload();
  say({ source: {}, origin: 'handover://app', data: { handover: 'want-port' } });
  say({ source: window, origin: 'https://example.com', data: { handover: 'want-port' } });
  for (const data of [null, undefined, 'want-port', {}, { handover: 'port' }])
    say({ source: window, origin: 'handover://app', data });
  expect(ipc.send).not.toHaveBeenCalled();
});

test('the page can do four things; dropped files are made handles by what Electron knows of them', async () => {
  const dropped = new File([], 'x');
  const madeUp = Object.assign(new File([], 'y'), { path: '/etc/passwd' });
  const { exposed, ipc } = preload(new Map([[dropped, '/tmp/x']]));
  expect([...exposed].map(([name, api]) => [name, Object.keys(api)])).toEqual([
    ['handoverDesktop', ['progress', 'waiting', 'call', 'dropped']],
  ]);
  expect(await exposed.get('handoverDesktop')?.['dropped']?.([dropped, madeUp])).toBe('handle');
  // Electron alone knows where a file lies: what a script says of itself counts nothing.
  expect(ipc.invoke.mock.calls).toEqual([['handover:dropped', ['/tmp/x', '']]]);
});

test('how far a job is goes to the task bar as a number', () => {
  const { exposed, ipc } = preload();
  exposed.get('handoverDesktop')?.['progress']?.(0.42);
  expect(ipc.send.mock.calls).toEqual([['handover:progress', 0.42]]);
});

test('a mark and a call go to the shell as they are', () => {
  const { exposed, ipc } = preload();
  const call = exposed.get('handoverDesktop')?.['call'] as unknown as (kind: string, jobName: string) => void;
  exposed.get('handoverDesktop')?.['waiting']?.(true);
  call('answer', 'Night shift');
  expect(ipc.send.mock.calls).toEqual([
    ['handover:waiting', true],
    ['handover:call', { kind: 'answer', jobName: 'Night shift' }],
  ]);
});
