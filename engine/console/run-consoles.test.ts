import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { KnownValue } from '../../shared/run/facts.ts';
import { emptyRun } from '../../shared/run/reduce-run.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { en } from '../../shared/text/en.ts';
import type { BrowserWindowOptions } from './browser-window.ts';
import type { ConsoleCard, Consoles } from './consoles.ts';
import { createConsoles } from './run-consoles.ts';
import { MemoryWindow } from './testing/memory-window.ts';
import { backupTexts, pageWith, shippedRules } from './testing/sample-rules.ts';
import { serveConsole, type ServedConsole } from './testing/served-console.ts';

let home: string;
let served: ServedConsole;
let state: RunState;
let events: EventBody[];
let consoles: Consoles;
let opened: { readonly window: MemoryWindow; readonly options: BrowserWindowOptions }[];
let happened: () => void;
const { inRun } = en.console;
const quiet = new AbortController().signal;

beforeEach(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-consoles-'));
  served = await serveConsole((_request, response) => response.end());
  const certificate = {
    ...{ address: '127.0.0.1', port: served.port, sha256: served.certificateSha256 },
    ...{ subject: '', issuer: '', validTo: '', names: [] },
  };
  state = { ...emptyRun, old: { ...emptyRun.old, certificate }, new: { ...emptyRun.new, certificate } };
  events = [];
  opened = [];
  happened = () => undefined;
  const machine = { address: '127.0.0.1', consolePort: served.port };
  const rules = await shippedRules();
  consoles = createConsoles({
    browser: 'none',
    words: { ...inRun, bar: en.console.bar },
    plan: planSchema.parse({ handover: 1, name: 'A move', old: machine, new: machine }),
    rules: { old: rules, new: rules },
    folder: path.join(home, 'downloads'),
    emit: (event) => {
      events.push(event);
      happened();
    },
    state: () => state,
    open: async (options) => {
      const window = new MemoryWindow();
      opened.push({ window, options });
      return { window };
    },
  });
});
afterEach(async () => {
  await consoles.close();
  await served.stop();
  fs.rmSync(home, { recursive: true, force: true });
});

/** Resolves with the next event of a type. */
function next(type: EventBody['type']): Promise<void> {
  return new Promise((resolve) => {
    happened = () => events.at(-1)?.type === type && resolve();
  });
}

const backups = ['System Maintenance', 'System Backup v2'];
const card = (side: ApplianceSide, operation: string, values: KnownValue[] = []): ConsoleCard => ({
  ...{ side, operation },
  instruction: { title: '', menuPath: backups, steps: [], see: '', values },
});

/** Tells a card for the first time on its side; gives the window that is opened for it. */
async function lead(told: ConsoleCard) {
  const isOpen = next('console.opened');
  consoles.lead(told);
  await isOpen;
  const made = opened.at(-1);
  if (!made) throw new Error('no window');
  return made;
}

/** Shows a page until whoever watches has said something of it. */
async function show(window: MemoryWindow, sight: ReturnType<typeof pageWith>): Promise<void> {
  window.steering = undefined;
  window.show({ kind: 'page', sight });
  await new Promise<void>((resolve) => {
    const steer = window.steer.bind(window);
    window.steer = async (steering) => {
      await steer(steering);
      window.steer = steer;
      resolve();
    };
  });
}

function save(name: string, text: string): string {
  fs.mkdirSync(path.join(home, 'downloads'), { recursive: true });
  const file = path.join(home, 'downloads', name);
  fs.writeFileSync(file, text);
  return file;
}

async function download(window: BrowserWindowOptions, name: string): Promise<string> {
  const isTold = next('console.downloaded');
  const file = save(name, name);
  window.downloads?.take(file);
  await isTold;
  return file;
}

const computers = pageWith([
  ['text', 'Device Control >'],
  ['link', 'Computers'],
  ['heading', 'List of Computers'],
]);

test('a window is opened under a pinned certificate alone, and told', async () => {
  await lead(card('old', 'create-backup'));
  expect(events).toEqual([
    { type: 'console.opened', side: 'old', origin: served.origin, sha256: served.certificateSha256 },
  ]);
  state = { ...state, new: { ...emptyRun.new } };
  const isTold = next('console.ended');
  consoles.lead(card('new', 'client-communication-off'));
  await isTold;
  expect(events.at(-1)).toMatchObject({
    ...{ side: 'new', by: 'not-opened' },
    error: { code: 'trust.certificate-changed' },
  });
  expect(opened).toHaveLength(1);
});

test('the bar leads to the page of the card, and says so on a wrong page and in the wrong window', async () => {
  const { window } = await lead(card('old', 'list-backups'));
  await show(window, pageWith(backupTexts));
  expect(window.steering?.note).toBe(inRun.leadsTo(backups));
  await show(window, computers);
  expect(window.steering?.note).toBe(inRun.wrongPage(backups, ['Device Control', 'Computers']));
  const { window: other } = await lead(card('new', 'client-communication-off'));
  expect(window.steering?.note).toBe(inRun.wrongSide('new'));
  expect(other.steering?.note ?? inRun.leadsTo(backups)).toBe(inRun.leadsTo(backups));
});

test('of what is downloaded the next one counts, of its own side; of several from before none does', async () => {
  const { options: old } = await lead(card('old', 'backup'));
  const { options: fresh } = await lead(card('new', 'clients-csv'));
  await download(old, 'early.bak');
  expect(await consoles.nextDownload('old', quiet)).toBe(path.join(home, 'downloads', 'early.bak'));
  await download(old, 'one.bak');
  await download(old, 'another.bak');
  const taken = consoles.nextDownload('old', quiet);
  await download(fresh, 'list.csv');
  const third = await download(old, 'third.bak');
  expect(await taken).toBe(third);
  // What was downloaded for another card is of no use.
  consoles.lead(card('new', 'another'));
  const end = new AbortController();
  const waits = consoles.nextDownload('new', end.signal);
  end.abort(new Error('no more'));
  await expect(waits).rejects.toThrow('no more');
});

test('the button that closes the dialog of a key is held until the key is kept', async () => {
  const { window, options } = await lead(card('old', 'create-backup'));
  const held = ['yes, i saved the system backup key'];
  expect(options.steering?.held).toEqual(held);
  await show(window, pageWith(backupTexts));
  expect(window.steering).toMatchObject({ held });
  expect(window.steering?.note).toContain(inRun.keyFirst);
  consoles.keyKept();
  expect(window.steering).toMatchObject({ held: [] });
});

test('an import is given the verified backup on its page, as long as it is that, and nothing anywhere else', async () => {
  const file = save('verified.bak', 'verified');
  const sha256 = createHash('sha256').update('verified').digest('hex');
  const values: KnownValue[] = [
    { id: 'file', value: file },
    { id: 'file-sha256', value: sha256 },
  ];
  const { window, options } = await lead(card('new', 'import', values));
  expect(options.steering?.givesFile).toBe(true);
  window.show({ kind: 'page', sight: computers });
  expect(await options.giveFile?.()).toBeUndefined();
  window.show({ kind: 'no-page', why: 'loading' });
  expect(await options.giveFile?.()).toBeUndefined();
  const importPage = pageWith([
    ...[['text', 'System Maintenance >'] as const, ['link', 'System Backup v2'] as const],
    ...[
      ['heading', 'System Backup v2'] as const,
      ['label', 'Choose File'] as const,
      ['button', 'Import'] as const,
    ],
  ]);
  window.show({ kind: 'page', sight: importPage });
  fs.writeFileSync(file, 'another');
  expect(await options.giveFile?.()).toBeUndefined();
  expect(window.steering?.note).toContain(inRun.fileChanged('verified.bak'));
  fs.writeFileSync(file, 'verified');
  expect(await options.giveFile?.()).toBe(file);
  consoles.lead(card('new', 'licence'));
  expect(window.steering?.givesFile).toBe(false);
  expect(await options.giveFile?.()).toBeUndefined();
});

test('what is imported without our file proves nothing; a card that is shown is told once, with its text', async () => {
  const told = card('new', 'import');
  const { window } = await lead(told);
  await show(window, pageWith(backupTexts));
  await show(window, pageWith([...backupTexts, ['text', 'Your back import file has been queued']]));
  const end = new AbortController();
  const waits = consoles.shown(told, end.signal);
  end.abort(new Error('no more'));
  await expect(waits).rejects.toThrow('no more');
  const made = card('old', 'create-backup', [{ id: 'backup-name', value: 'mine' }]);
  const { window: old } = await lead(made);
  const list = (...rows: string[][]) => ({ tables: [{ columns: ['Name', 'Status'], rows }] });
  await show(old, pageWith(backupTexts, list(['mine', 'Generating'])));
  const isShown = consoles.shown(made, quiet);
  await show(old, pageWith(backupTexts, list(['mine', 'Ready to download'])));
  await isShown;
  expect(events.filter(({ type }) => type === 'console.seen')).toEqual([
    {
      ...{ type: 'console.seen', side: 'old', operation: 'create-backup', row: 'mine' },
      ...{ text: 'Ready to download', proves: 'The backup of this row is in this state.' },
      ...{ origin: served.origin, sha256: served.certificateSha256 },
    },
  ]);
});

test('a window that a person closes is told, and the next card opens another', async () => {
  const { window } = await lead(card('old', 'create-backup'));
  const isTold = next('console.ended');
  window.end('closed');
  await isTold;
  expect(events.at(-1)).toEqual({ type: 'console.ended', side: 'old', by: 'closed' });
  await lead(card('old', 'list-backups'));
  expect(opened).toHaveLength(2);
});
