import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventBody, RunEvent } from '../../../shared/run/event.ts';
import type { Instruction } from '../../../shared/run/facts.ts';
import type { QuestionOf } from '../../../shared/run/question.ts';
import type { Lab } from '../lab.ts';
import { quickLab } from '../testing/quick-lab.ts';
import { createDemoHands, type DemoHands } from './demo-hands.ts';
import { hintOf } from './demo-session.ts';

let lab: Lab;
let hands: DemoHands;
beforeEach(async () => {
  lab = await quickLab({ clients: 2, lookAlike: { downMs: 20, errorMs: 20 } });
  hands = createDemoHands(lab);
});
afterEach(async () => {
  hands.close();
  await lab.close();
});

const backupPage = ['System Maintenance', 'System Backup v2'];
const instruction = (menuPath: readonly string[], values: Instruction['values'] = []): Instruction => ({
  title: 'At the console',
  menuPath: [...menuPath],
  steps: [],
  see: '',
  values,
});
const card = (operation: string, side: 'old' | 'new', told: Instruction) =>
  hands.onEvent(event({ type: 'step.waiting', step: 'back-up', side, operation, instruction: told }));
const event = (body: EventBody): RunEvent => ({ ...body, seq: 1, at: new Date().toISOString() });
const handOver = (purpose: 'backup' | 'clients-csv'): QuestionOf<'hand-over-file'> => ({
  kind: 'hand-over-file',
  purpose,
  instruction: instruction(purpose === 'backup' ? backupPage : ['Device Control', 'Computers']),
});

test('a backup is made at the console under the name of the card, its key written down, and downloaded', async () => {
  expect(await hands.download(handOver('backup'))).toBeUndefined();
  card(
    'create-backup',
    'old',
    instruction([...backupPage, 'Create'], [{ id: 'backup-name', value: 'mine' }]),
  );
  await hands.rest();
  expect(lab.notebook.get('mine')).toBeDefined();
  const key = { kind: 'backup-key', backup: 'mine', purpose: 'capture', attempt: 1 } as const;
  expect(await hintOf(lab, hands, key)).toEqual({ kind: 'text', text: lab.notebook.get('mine') });
  // The dialog is open until Handover has compared the key.
  expect(lab.epp?.old.keyDialog).toMatchObject({ backup: 'mine' });
  hands.onEvent(event({ type: 'key.custody-proved' }));
  const file = (await hands.download(handOver('backup'))) ?? '';
  expect(lab.epp?.old.keyDialog).toBeUndefined();
  expect(path.extname(file)).toBe('.bak');
  expect(fs.statSync(file).size).toBeGreaterThan(0);
  expect([...hands.problems]).toEqual([]);
  hands.close();
  expect(fs.existsSync(file)).toBe(false);
});

test('the list of computers takes the detour of the console', async () => {
  await expect.poll(() => lab.old.product.clients.length).toBe(2);
  const file = (await hands.download(handOver('clients-csv'))) ?? '';
  const [heading, ...rows] = fs.readFileSync(file, 'utf8').trim().split('\n');
  expect(heading).toBe('Computer Name,Operating System,Client Version,Last Seen');
  expect(rows.map((row) => row.split(',')[0])).toEqual(lab.old.product.clients.map(({ name }) => name));
});

test('the address is taken when the old machine has given it up, and not before', async () => {
  const way = ['Appliance', 'Server Maintenance', 'IP Configuration'];
  card('change-address', 'new', instruction(way, [{ id: 'address', value: lab.final.address }]));
  expect(lab.new.endpoint).not.toEqual(lab.final);
  await lab.old.powerOff();
  await expect.poll(() => lab.new.endpoint.address, { timeout: 20_000 }).toBe(lab.final.address);
});

test('what the console does not have is not done, and is told', async () => {
  card('import', 'new', instruction(['System Maintenance', 'Backups']));
  await hands.rest();
  expect(hands.problems.get('import')).toContain('System Maintenance > Backups');
});

test('where no card leads nothing is done and nothing is hinted', async () => {
  const question = {
    kind: 'confirm-guided',
    operation: 'import',
    side: 'new',
    instruction: instruction([]),
  } as const;
  expect(await hintOf(lab, undefined, question)).toBeUndefined();
  expect(await hintOf(lab, hands, question)).toEqual({ kind: 'done' });
});
