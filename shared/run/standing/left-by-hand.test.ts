import { describe, expect, test } from 'vitest';
import { planSchema, type PlanInput } from '../../contract/plan.ts';
import { de } from '../../text/de.ts';
import { deByHand } from '../../text/de/sheets/by-hand.ts';
import { en } from '../../text/en.ts';
import { byHandSheet, rollbackSheet } from '../../text/sheets/by-hand-text.ts';
import type { Words } from '../../text/words.ts';
import { emptyRun } from '../reduce-run.ts';
import type { RunState } from '../run-state.ts';
import type { StepId } from '../steps.ts';
import { byHandTasks, leftByHand } from './left-by-hand.ts';

const at = '2026-11-25T02:00:00.000Z';
const key = `SHA256:${'N'.repeat(43)}`;
const identity = (address: string, sha256 = key, port = 22) => ({
  identity: { address, port, user: 'a', keyType: 'ssh-ed25519', sha256 },
});
const plan = (more: Partial<PlanInput> = {}) =>
  planSchema.parse({
    handover: 1,
    name: 'move',
    old: { address: '192.0.2.10' },
    new: { address: '192.0.2.20' },
    ...more,
  });
const file = {
  role: 'backup' as const,
  name: 'b.bak',
  path: 'files/b.bak',
  sizeBytes: 7,
  sha256: 'ab'.repeat(32),
};
const run = (done: readonly StepId[], more: Partial<RunState> = {}): RunState => ({
  ...emptyRun,
  old: identity('192.0.2.10', `SHA256:${'O'.repeat(43)}`),
  new: identity('192.0.2.20'),
  done: Object.fromEntries(done.map((id) => [id, { at, seq: 1 }])),
  steps: {
    ...emptyRun.steps,
    ...Object.fromEntries(
      done.map((id) => [id, { kind: 'done', ran: true, durationMs: 1, at, end: 'proved' }]),
    ),
  },
  ...more,
});
const restored: readonly StepId[] = ['preserve', 'back-up', 'key', 'pull', 'verify', 'push', 'restore'];
const backup = { name: 'b.bak', sizeBytes: 7, madeByUs: true };
const outage = { outage: { beganAt: at } };
const tasks = (state: RunState, more?: Partial<PlanInput>) => leftByHand(state, plan(more)).tasks;
const sheet = (state: RunState, more?: Partial<PlanInput>, folder?: string) =>
  byHandSheet(en, leftByHand(state, plan(more)), folder)?.steps.join('\n') ?? '';

/** The address is free before the old machine is started. */
const backInOrder: readonly (readonly [Words, readonly RegExp[]])[] = [
  [
    en,
    [
      /^Take 192\.0\.2\.10 off 192\.0\.2\.20/u,
      /^Start 192/u,
      /arping/u,
      /clear the ARP/u,
      /clients check in/u,
    ],
  ],
  [
    de,
    [
      /^Nehmen Sie 192\.0\.2\.20 die/u,
      /^Schalten Sie 192/u,
      /arping/u,
      /löschen Sie den ARP/u,
      /Clients melden/u,
    ],
  ],
];

describe('what is left for a person', () => {
  test('is everything, in its order, where nothing was done', () => {
    const all = tasks(run([]));
    expect(all[0]).toBe('preserve');
    expect(all.at(-1)).toBe('finish');
    expect([...all]).toEqual(byHandTasks.filter((task) => all.includes(task)));
  });

  test('is no backup where one is here, and names its file on this computer', () => {
    const state = run(['preserve', 'back-up', 'pull'], { backup, artifacts: [file] });
    expect(tasks(state).slice(0, 1)).toEqual(['restore']);
    expect(sheet(state, {}, '/jobs/a/')).toContain('/jobs/a/files/b.bak');
    expect(sheet(state)).toContain(file.sha256);
  });

  test('does not begin a second import', () => {
    const state = run(['preserve'], { backup, artifacts: [file], hasBegunImport: true });
    expect(sheet(state)).toContain('must not be started a second time');
    expect(sheet(state)).not.toContain('Import and Restore');
  });

  test('looks first where a person was told to import, for she may have', () => {
    const told = { 'restore import': at };
    const steps = run(['preserve']).steps;
    const state = run(['preserve'], { backup, artifacts: [file], toldAt: told });
    const lines = sheet(state);
    expect(lines).toContain('an import may have been begun already');
    expect(lines.indexOf('may have been begun')).toBeLessThan(lines.indexOf('Import and Restore'));
    const watched = { importWatch: { first: {} as never, last: {} as never } as never };
    const ofRestore = (restore: RunState['steps']['restore']) =>
      sheet(run([], { ...watched, steps: { ...steps, restore } }));
    const failed = { kind: 'failed', error: { code: 'run.cancelled', params: {} }, at } as const;
    expect(ofRestore(failed)).toContain('an import may have been begun already');
    expect(ofRestore({ kind: 'reverted', at })).not.toContain('may have been begun');
  });

  test('after the hold point is nothing of what came before it', () => {
    const state = run(restored, { ...outage, backup });
    expect(tasks(state)).toEqual(['prepare', 'leave', 'take-address', 'validate', 'let-in', 'finish']);
    // What the clients need there is not told again once it is settled.
    const word = { evidence: { kind: 'word', text: '' }, by: 'ana', at, seq: 1 } as const;
    const given = { licence: word, 'client-packages': word, 'communication-off': word };
    const settled = { ...state, ledger: { ...state.ledger, given } };
    expect(tasks(settled)).toEqual(['leave', 'take-address', 'validate', 'let-in', 'finish']);
  });

  test('holds the real values of the address, and says what was never seen', () => {
    const facts = {
      hostName: 'epp-old',
      addresses: [{ interfaceName: 'eth0', address: '192.0.2.10', prefixLength: 24, isDynamic: false }],
      gateway: '192.0.2.1',
      unread: [],
    };
    const state = run([...restored, 'hold-point', 'power-off'], {
      ...outage,
      old: { ...identity('192.0.2.10'), facts },
    });
    const said = sheet(state);
    expect(said).toContain('192.0.2.1');
    expect(said).toContain('255.255.255.0');
    expect(said).toContain(en.valueNotKnown);
    expect(said).toContain(`handover probe 192.0.2.10 --expect ${key}`);
  });

  test('is looked for at the ports that the machines have', () => {
    const more = {
      old: { address: '192.0.2.10', sshPort: 2201, consolePort: 8441 },
      new: { address: '192.0.2.20', sshPort: 2202, consolePort: 8442 },
      final: { consolePort: 8443 },
    } as const;
    const said = sheet({ ...run(restored, outage), old: {}, new: {} }, more);
    expect(said).toContain('handover probe 192.0.2.10 --ssh-port 2201 --console-port 8441');
    expect(said).toContain('handover probe 192.0.2.10 --ssh-port 2202 --console-port 8443');
    expect(said).toContain('https://192.0.2.10:8443 ');
    const back = {
      ...run([...restored, 'power-off', 'take-address'], { ...outage, mode: 'revert' }),
      old: {},
    };
    expect(sheet(back, more)).toMatch(/shows its host key.*: handover probe 192\.0\.2\.10 --ssh-port 2201/);
    // As it was reached, where nothing else is said.
    const reached = run(restored, { ...outage, old: identity('192.0.2.10', key, 2222) });
    expect(sheet(reached)).toContain('handover probe 192.0.2.10 --ssh-port 2222');
  });

  test('is a swap of networks where the new appliance has the address, and an isolated old one is not switched off', () => {
    const more = { final: { order: 'address-first', old: 'isolated' } } as const;
    expect(tasks(run(restored, outage), more)).toEqual([
      'prepare',
      'leave',
      'swap-networks',
      'validate',
      'let-in',
      'finish',
    ]);
    expect(sheet(run(restored, outage), more)).not.toContain('Shutdown');
  });

  test('is the rest of the way back where the job was going back', () => {
    const going = { ...outage, mode: 'revert' } as const;
    const state = run([...restored, 'power-off', 'take-address'], going);
    expect(tasks(state)).toEqual(['let-go', 'start-old', 'see-old', 'try-again']);
    expect(leftByHand(state, plan()).isWayBack).toBe(true);
    const half = { ...state, steps: { ...state.steps, 'take-address': { kind: 'reverted', at } } } as const;
    expect(tasks(half)).toEqual(['start-old', 'see-old', 'try-again']);
  });

  test('is on the way back what the rollback run sheet says, which is printed before', () => {
    const printed = (words: Words, more?: Partial<PlanInput>) =>
      rollbackSheet(words, leftByHand(run(restored), plan(more)), 'after-hold-point').steps;
    const going = run([...restored, 'power-off', 'take-address'], { ...outage, mode: 'revert' });
    expect(sheet(going)).toBe(printed(en).join('\n'));
    for (const [words, order] of backInOrder) {
      const steps = printed(words);
      const places = order.map((pattern) => steps.findIndex((line) => pattern.test(line)));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    }
    // Another address is nobody's to let go.
    expect(printed(en, { final: { strategy: 'different' } }).join()).not.toContain('off 192.0.2.20');
  });

  test('is nothing of a job that is done', () => {
    const all: readonly StepId[] = [...restored, 'hold-point', 'power-off', 'take-address', 'validate'];
    const state = run([...all, 'readmit-clients', 'finalise'], outage);
    expect(byHandSheet(en, leftByHand(state, plan()))).toBeUndefined();
  });
});

test('both languages say the same number of things of every task', () => {
  const { values } = leftByHand(run([], { backup, artifacts: [file] }), plan());
  for (const isVendors of [true, false])
    for (const task of byHandTasks) {
      const said = [en.byHand, deByHand].map((own) => own.tasks[task]({ ...values, isVendors }, 'x'));
      expect(said[0]?.length, task).toBe(said[1]?.length);
      if (!isVendors)
        expect(said.flat().join(' '), task).not.toMatch(/System Maintenance|Server Maintenance/);
    }
});
