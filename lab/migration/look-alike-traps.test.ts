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
      admin: { 'confirm-guided': async ({ operation }, _options, usual) => operation !== 'import-state' && usual() },
    });
    bench.lab.faults.importStalls = false;
    expect(outcome).toBe('waiting');
    expect(state.steps.restore.kind).not.toBe('done');
    expect(statusOf(state, 'restore.evidence')).toBeUndefined();
  },
  hangMs,
);
