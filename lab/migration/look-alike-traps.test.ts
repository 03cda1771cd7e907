import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { hangMs } from '../../engine/testing/limits.ts';
import type { ProofId } from '../../shared/run/proof.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { Bench } from '../testing/bench.ts';
import { guidedRun, openNight } from '../testing/guided-night.ts';

let bench: Bench | undefined;
afterEach(() => bench?.close());

function statusOf({ proofs }: RunState, id: ProofId): string | undefined {
  return proofs.findLast((made) => made.id === id)?.status;
}

test(
  'another folder, another language of the title, other names of services: the backup is found all the same',
  async () => {
    bench = await openNight({
      backupFolder: '/opt/store/sichern',
      backupFileOf: (backup) => `${String(backup.length)}.blob`,
      title: 'Endpoint Protector – Anmeldung',
      phpUnit: 'php-fpm8.3',
      mysqlUnit: 'mariadb',
    });
    const { outcome, error, state, problems } = await guidedRun(bench);
    expect(error?.toRecord()).toBeUndefined();
    expect(problems).toEqual([]);
    expect(outcome).toBe('done');
    expect(statusOf(state, 'back-up.found')).toBe('passed');
    expect(state.backup?.handedOverPath).toBeUndefined();
    expect(state.importWatch?.wasAway).toBe(true);
  },
  hangMs,
);

test(
  'an import that stays queued is never called done: the admin sees it queued, and nothing is claimed',
  async () => {
    bench = await openNight({}, { faults: { importStalls: true } });
    const { outcome, state } = await guidedRun(bench, {
      admin: {
        'confirm-guided': async ({ operation }, _options, usual) => operation !== 'import-state' && usual(),
      },
    });
    bench.lab.faults.importStalls = false;
    expect(outcome).toBe('waiting');
    expect(state.steps.restore.kind).not.toBe('done');
    expect(statusOf(state, 'restore.evidence')).toBeUndefined();
  },
  hangMs,
);

test(
  'a version that no new appliance takes is found before the night; told wrongly, the console refuses and nothing is claimed',
  async () => {
    bench = await openNight({}, { faults: { oldVersion: '5.9.4.1' } });
    const found = await guidedRun(bench);
    expect(found.outcome).toBe('blocked');
    expect(found.state.steps['back-up'].kind).toBe('pending');
    await bench.close();
    bench = await openNight(
      {},
      {
        faults: { oldVersion: '5.9.4.1' },
        plan: (plan) => ({ ...plan, old: { ...plan.old, version: '5.9.4.2' } }),
      },
    );
    const refused = await guidedRun(bench);
    expect(refused.problems).toEqual([expect.stringContaining('not accepted')]);
    expect(refused.outcome).toBe('waiting');
    expect(refused.state.steps.restore.kind).not.toBe('done');
    expect(statusOf(refused.state, 'restore.evidence')).toBeUndefined();
  },
  hangMs,
);

test(
  'a full disk of the new appliance: seen over SSH before anything is made, else an error 500 that is no success',
  async () => {
    bench = await openNight({}, { faults: { diskFull: { side: 'new', freeBytes: 100_000 } } });
    const seen = await guidedRun(bench);
    expect(seen.outcome).toBe('blocked');
    await bench.close();
    bench = await openNight(
      { login: 'no-ssh' },
      { faults: { diskFull: { side: 'new', freeBytes: 100_000 } } },
    );
    const unseen = await guidedRun(bench);
    expect(unseen.problems).toEqual([expect.stringContaining('500')]);
    expect(unseen.outcome).toBe('waiting');
    expect(statusOf(unseen.state, 'restore.evidence')).toBeUndefined();
  },
  hangMs,
);

test.each(['restore', 'address-change'] as const)(
  'SSH that is off after the %s does not stop the night: the new appliance is known by its certificate',
  async (sshOffAfter) => {
    bench = await openNight({ isCertificateOfAddress: false }, { faults: { sshOffAfter } });
    const { outcome, error, state } = await guidedRun(bench);
    expect(error?.toRecord()).toBeUndefined();
    expect(outcome).toBe('done');
    expect(state.steps['take-address'].kind).toBe('done');
    // Nobody saw its host key there.
    expect(statusOf(state, 'validate.host-key')).not.toBe('passed');
    expect(statusOf(state, 'cutover.new-answers')).not.toBe('failed');
  },
  hangMs,
);

test(
  'another certificate at another address is asked about and named where SSH says who it is',
  async () => {
    bench = await openNight();
    const { outcome, state } = await guidedRun(bench);
    expect(outcome).toBe('done');
    expect(statusOf(state, 'cutover.new-answers')).toBe('passed');
    expect(state.proofs.findLast(({ id }) => id === 'validate.certificate')?.params).toMatchObject({
      whose: 'other',
    });
  },
  hangMs,
);

test(
  'a setup password that came with the restore holds the address up, and the job goes on once it is known',
  async () => {
    bench = await openNight(
      { addressAt: 'wizard' },
      {
        faults: { consolePassword: true },
        // So long it is waited for the address, which nobody can give it.
        plan: (plan) => ({ ...plan, limits: { ...plan.limits, cutoverMinutes: 0.1 } }),
      },
    );
    const { lab } = bench;
    const held = await guidedRun(bench);
    expect(held.problems).toEqual(['the wizard asks for a password']);
    expect(held.outcome).not.toBe('done');
    expect(held.state.steps['take-address'].kind).not.toBe('done');
    if (lab.epp) lab.epp.new.setupPassword = undefined;
    const { outcome, error } = await guidedRun(bench);
    expect(error?.toRecord()).toBeUndefined();
    expect(outcome).toBe('done');
  },
  hangMs,
);

test(
  'client communication that a restore switches on again is off before the old appliance goes',
  async () => {
    bench = await openNight();
    const { lab } = bench;
    let beforeItGoes: string | undefined;
    let wasRestored = false;
    const { outcome } = await guidedRun(bench, {
      onEvent: (event) => {
        wasRestored ||= lab.new.product.log.some((line) => line.endsWith('client communication on'));
        if (event.type === 'step.started' && event.step === 'power-off')
          beforeItGoes = lab.new.product.clientCommunication;
      },
    });
    expect(outcome).toBe('done');
    expect(wasRestored).toBe(true);
    expect(beforeItGoes).toBe('off');
  },
  hangMs,
);

test(
  'a restore that brings no certificate is a word, however often services restarted',
  async () => {
    bench = await openNight({ isCertificateRestored: false });
    const { outcome, state } = await guidedRun(bench);
    expect(outcome).toBe('done');
    expect(statusOf(state, 'restore.evidence')).toBe('by-word');
    expect(state.importWatch?.wasAway).toBe(true);
  },
  hangMs,
);

test(
  'of several new files the person says which is the backup',
  async () => {
    bench = await openNight();
    const { lab } = bench;
    const offered: string[][] = [];
    const { outcome, state } = await guidedRun(bench, {
      onEvent: (event) => {
        if (event.type === 'key.custody-proved')
          lab.old.files.put('/var/eppfiles/other.bin', randomBytes(300_000));
      },
      admin: {
        'choose-backup': async ({ items }, _options, usual) => {
          offered.push(items.map(({ name }) => name));
          return items.find(({ name }) => name.includes('/sysbackup/'))?.name ?? usual();
        },
      },
    });
    expect(outcome).toBe('done');
    expect(offered).toEqual([expect.arrayContaining(['/var/eppfiles/other.bin'])]);
    expect(state.backup?.path).toContain('/sysbackup/');
  },
  hangMs,
);

test(
  'after the hold point a guided night is taken back: the new appliance lets go, and the old one serves again',
  async () => {
    bench = await openNight();
    const { lab } = bench;
    const stopped = await guidedRun(bench, {
      cancelWhen: (event) => event.type === 'step.started' && event.step === 'validate',
    });
    expect(stopped.outcome).toBe('cancelled');
    expect(lab.new.endpoint).toEqual(lab.final);
    const { outcome, error } = await guidedRun(bench, { mode: 'revert' });
    expect(error?.toRecord()).toBeUndefined();
    expect(outcome).toBe('reverted');
    expect(lab.old.isAnswering).toBe(true);
    expect(lab.new.isAnswering).toBe(false);
  },
  hangMs,
);
