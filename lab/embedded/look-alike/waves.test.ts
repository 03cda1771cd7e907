import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hangMs } from '../../../engine/testing/limits.ts';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import { findingName } from '../../../shared/run/finding.ts';
import type { QuestionOf } from '../../../shared/run/question.ts';
import type { Bench } from '../../testing/bench.ts';
import { guidedRun, openNight } from '../../testing/guided-night.ts';
import type { LabOptions } from '../lab.ts';

let bench: Bench | undefined;
afterEach(() => bench?.close());

const pilot = Array.from({ length: 10 }, (_, i) => `demo-client-${String(i + 1).padStart(2, '0')}`);
const inWaves = (plan: PlanInput): PlanInput => ({
  ...plan,
  final: { strategy: 'different', clients: 'in-waves' },
});
/** One that is in the last wave, on Windows. */
const failing = 'demo-client-11';
const site: LabOptions = { clients: 12, clientLine: 'unified', oldVersion: '2604' };
const warnings = ({ findings }: QuestionOf<'accept-findings'>) =>
  findings.filter(({ severity }) => severity === 'warning').map(findingName);

test(
  'clients are led in waves, over a stop between them: a pilot by name, then the others, and who failed is named with a line',
  async () => {
    bench = await openNight({ failToMove: [failing] }, { ...site, plan: inWaves });
    const { lab } = bench;
    const stopped = await guidedRun(bench, {
      admin: {
        'accept-findings': (question) =>
          warnings(question).filter((name) => name !== 'hold-point.clients-moving:rest'),
      },
    });
    expect(stopped.problems).toEqual([]);
    expect(stopped.error?.toRecord()).toMatchObject({
      code: 'run.blocked',
      params: { findings: 'hold-point.clients-moving:rest' },
    });
    expect(stopped.state.moves).toMatchObject({ wave: 'pilot', moving: 10, there: 10, behind: [] });
    // Both serve: whoever was not told to move is where it was.
    expect(lab.old.isAnswering).toBe(true);
    expect(lab.epp?.old.migrating.has('demo-client-12')).toBe(false);
    const counted = bench.events.filter(({ type }) => type === 'clients.baseline').length;

    const { outcome, error, state, problems } = await guidedRun(bench);
    expect(error?.toRecord()).toBeUndefined();
    expect(problems).toEqual([]);
    expect(outcome).toBe('done');
    expect(state.moves).toMatchObject({
      wave: 'rest',
      moving: 12,
      there: 11,
      behind: [failing],
      withOld: { count: 1, names: [failing] },
    });
    expect(state.moves?.curve.map(({ onNew }) => onNew)).toEqual(expect.arrayContaining([10, 11]));
    const behind = state.findings['hold-point']?.find(({ id }) => id === 'hold-point.clients-behind');
    expect(behind?.params).toMatchObject({ behind: failing, windows: failing });
    expect(behind?.params['line']).toContain(`-ip ${lab.new.endpoint.address}`);
    const told = bench.events.flatMap((event) => (event.type === 'step.waiting' ? [event.operation] : []));
    expect(told.filter((operation) => operation.startsWith('move-'))).toEqual(['move-pilot', 'move-rest']);
    // The list of before is kept: the old appliance's list is no longer that of its clients.
    expect(bench.events.filter(({ type }) => type === 'clients.baseline')).toHaveLength(counted);
    expect(lab.old.power).toBe('off');
    expect(state.lifecycle).toBe('finalised');
  },
  hangMs,
);

test(
  'a pilot of which nobody moved stops the job before the others are told, and before anything is switched off',
  async () => {
    bench = await openNight({ failToMove: pilot }, { ...site, plan: inWaves });
    const { error, state } = await guidedRun(bench);
    expect(error?.toRecord()).toMatchObject({
      code: 'run.blocked',
      params: { findings: 'hold-point.clients-behind:pilot' },
    });
    expect(state.moves).toMatchObject({ there: 0, moving: 10 });
    expect(bench.lab.epp?.old.migrating.has('demo-client-11')).toBe(false);
    expect(bench.lab.old.power).toBe('on');
  },
  hangMs,
);

test(
  'the list of the old appliance handed over for both shows nobody who moved',
  async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-waves-'));
    const file = path.join(folder, 'computers.csv');
    const lists: string[] = [];
    try {
      bench = await openNight({ failToMove: pilot }, { ...site, plan: inWaves });
      const { product } = bench.lab.old;
      const { error, state } = await guidedRun(bench, {
        admin: {
          'hand-over-file': async (question, _options, usual) => {
            if (lists.length === 0 && question.earlier?.kind !== 'moving') return usual();
            lists.push(question.instruction.values?.map(({ id }) => id).join() ?? '');
            if (lists.length > 1) return file;
            // They were seen there since: without a second look that list would have them moved.
            const askedAt = new Date().toISOString();
            await expect
              .poll(() => product.clients.every(({ lastSeenAt }) => lastSeenAt > askedAt), {
                timeout: hangMs,
              })
              .toBe(true);
            const rows = product.clients.map(({ name, lastSeenAt }) => `${name},${lastSeenAt}`);
            fs.writeFileSync(file, ['Computer Name,Last Seen', ...rows, ''].join('\n'));
            return file;
          },
        },
      });
      expect(lists.slice(0, 2)).toEqual(['new-machine', 'old-machine']);
      expect(error?.toRecord()).toMatchObject({
        code: 'run.blocked',
        params: { findings: 'hold-point.clients-behind:pilot' },
      });
      expect(state.moves).toMatchObject({ there: 0, moving: 10 });
      expect(bench.lab.old.power).toBe('on');
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
  hangMs,
);

test(
  'where no list of the new appliance is handed over nothing counts as moved, and the job waits',
  async () => {
    bench = await openNight({}, { ...site, plan: inWaves });
    const { error, state } = await guidedRun(bench, {
      admin: {
        'hand-over-file': (question, _options, usual) => (question.earlier?.kind === 'moving' ? '' : usual()),
      },
    });
    expect(error?.code).toBe('run.waiting');
    expect(state.moves).toBeUndefined();
    expect(bench.lab.old.power).toBe('on');
  },
  hangMs,
);

test(
  'where the pages do not allow waves the preflight refuses the plan, each reason by a finding of its own',
  async () => {
    bench = await openNight(
      {},
      {
        clients: 2,
        oldVersion: '5.9.4.2',
        plan: (plan) => ({ ...inWaves(plan), ledger: { have: ['encrypted-drives'] } }),
      },
    );
    const { error, state } = await guidedRun(bench);
    expect(error?.code).toBe('run.blocked');
    const reasons = state.findings.preflight?.filter(({ id }) => id === 'preflight.waves-refused');
    expect(reasons?.map(({ severity, params }) => [severity, params['reason']])).toEqual([
      ['error', 'server-before-2601'],
      ['error', 'encryption-used'],
      ['error', 'nobody-can-move'],
    ]);
  },
  hangMs,
);
