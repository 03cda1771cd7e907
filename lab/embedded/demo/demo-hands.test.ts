import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventBody, RunEvent } from '../../../shared/run/event.ts';
import type { QuestionOf } from '../../../shared/run/question.ts';
import type { Lab } from '../lab.ts';
import { quickLab } from '../testing/quick-lab.ts';
import { createDemoHands, type DemoHands } from './demo-hands.ts';
import { hintOf } from './demo-session.ts';

let lab: Lab;
let hands: DemoHands;
beforeEach(async () => {
  lab = await quickLab({ clients: 2 });
  hands = createDemoHands(lab);
});
afterEach(async () => {
  hands.close();
  await lab.close();
});

const instruction = { title: 'At the console', menuPath: [], steps: [], see: '' };
const card = (operation: string, side: 'old' | 'new') =>
  hands.onEvent(event({ type: 'step.waiting', step: 'back-up', side, operation, instruction }));
const event = (body: EventBody): RunEvent => ({ ...body, seq: 1, at: new Date().toISOString() });
const handOver = (purpose: 'backup' | 'clients-csv'): QuestionOf<'hand-over-file'> => ({
  kind: 'hand-over-file',
  purpose,
  instruction,
});

test('a backup is made and downloaded when its card is shown, and its key is written down', async () => {
  expect(await hands.download(handOver('backup'))).toBeUndefined();
  card('create-backup', 'old');
  const file = (await hands.download(handOver('backup'))) ?? '';
  expect(path.extname(file)).toBe('.eppb');
  expect(fs.statSync(file).size).toBeGreaterThan(0);
  expect(lab.notebook.get(path.basename(file))).toBeDefined();
  const key = { kind: 'backup-key', backup: 'by another name', purpose: 'capture', attempt: 1 } as const;
  expect(await hintOf(lab, hands, key)).toEqual({
    kind: 'text',
    text: lab.notebook.get(path.basename(file)),
  });
  hands.close();
  expect(fs.existsSync(file)).toBe(false);
});

test('the list of computers is exported as a console would', async () => {
  const file = (await hands.download(handOver('clients-csv'))) ?? '';
  const [heading, ...rows] = fs.readFileSync(file, 'utf8').trim().split('\n');
  expect(heading).toBe('Computer Name,Operating System,Client Version,Last Seen');
  expect(rows.map((row) => row.split(',')[0])).toEqual(lab.old.product.clients.map(({ name }) => name));
});

test('the address is taken when the old machine has given it up, and not before', async () => {
  card('change-address', 'new');
  expect(lab.new.endpoint).not.toEqual(lab.final);
  card('power-off', 'old');
  await expect.poll(() => lab.new.endpoint.address, { timeout: 20_000 }).toBe(lab.final.address);
  expect(lab.old.power).toBe('off');
});

test('where no card leads nothing is done and nothing is hinted', async () => {
  const question = { kind: 'confirm-guided', operation: 'import', side: 'new', instruction } as const;
  expect(await hintOf(lab, undefined, question)).toBeUndefined();
  expect(await hintOf(lab, hands, question)).toEqual({ kind: 'done' });
});
