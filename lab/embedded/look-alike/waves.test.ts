import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hangMs } from '../../../engine/testing/limits.ts';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import { findingName } from '../../../shared/run/finding.ts';
import type { QuestionOf } from '../../../shared/run/question.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { en } from '../../../shared/text/en.ts';
import { questionText } from '../../../shared/text/render.ts';
import type { Bench } from '../../testing/bench.ts';
import { guidedRun, openNight } from '../../testing/guided-night.ts';
import type { DemoAdminOverrides } from '../demo/demo-admin.ts';
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
const isMoving = ({ earlier }: QuestionOf<'hand-over-file'>, side: 'old' | 'new' = 'new') =>
  earlier?.kind === 'moving' && earlier.side === side;
const movedProof = ({ proofs }: RunState) => proofs.find(({ id }) => id === 'hold-point.clients-moved');
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
    expect(stopped.state.moves).toMatchObject({
      wave: 'pilot',
      moving: 10,
      result: { kind: 'compared', there: 10, behind: [] },
    });
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
      result: { kind: 'compared', there: 11, behind: [failing], withOld: { count: 1, names: [failing] } },
    });
    expect(movedProof(state)).toMatchObject({
      status: 'passed-with-warning',
      params: { moving: 12, there: 11 },
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
    expect(state.moves).toMatchObject({ moving: 10, result: { kind: 'compared', there: 0 } });
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
            if (lists.length === 0 && !isMoving(question)) return usual();
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
        params: { findings: 'hold-point.clients-uncompared:pilot' },
      });
      expect(state.moves).toMatchObject({ moving: 10, result: { kind: 'uncompared', doubt: 'one-list' } });
      expect(bench.lab.old.power).toBe('on');
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
  hangMs,
);

test(
  'where the old appliance’s list is never to be had nobody counts as moved, and a person goes on by her word',
  async () => {
    bench = await openNight({}, { ...site, plan: inWaves });
    const asked: string[] = [];
    const { outcome, error, state } = await guidedRun(bench, {
      admin: {
        'hand-over-file': (question, _options, usual) => {
          if (!isMoving(question, 'old')) return usual();
          asked.push(questionText(en, question).body.join(' '));
          return '';
        },
      },
    });
    expect(error?.toRecord()).toBeUndefined();
    expect(outcome).toBe('done');
    expect(asked[0]).toContain('nobody counts as moved');
    expect(state.moves).toMatchObject({
      moving: 12,
      result: { kind: 'uncompared', doubt: 'old-list', seen: 12 },
    });
    expect(movedProof(state)?.status).toBe('could-not-test');
    // Each wave by a name of its own, which no acceptance of stragglers covers.
    for (const wave of ['pilot', 'rest'])
      expect(Object.keys(state.accepted)).toContain(`hold-point.clients-uncompared:${wave}`);
    const found = state.findings['hold-point']?.map(({ id }) => id);
    expect(found).not.toContain('hold-point.clients-behind');
    expect(bench.lab.old.power).toBe('off');
  },
  hangMs,
);

test(
  'in the middle of a wave a stopped job goes on with the same names, and goes on without those who are behind once that is agreed to',
  async () => {
    bench = await openNight({ failToMove: pilot.slice(0, 2) }, { ...site, plan: inWaves });
    const name = 'hold-point.clients-behind:pilot';
    let looks = 0;
    const refuse = (refused: string): DemoAdminOverrides => ({
      'accept-findings': (question) => warnings(question).filter((each) => each !== refused),
      // One look; later the count before stands.
      'hand-over-file': (question, _options, usual) =>
        isMoving(question) && (looks += 1) > 1 ? '' : usual(),
    });
    // She waits for more of them.
    const first = await guidedRun(bench, { admin: refuse(name) });
    expect(first.error?.params).toEqual({ findings: name });
    expect(first.state.moves).toMatchObject({ moving: 10, result: { there: 8, behind: pilot.slice(0, 2) } });
    const second = await guidedRun(bench, { admin: refuse('hold-point.clients-moving:rest') });
    expect(second.error?.params).toEqual({ findings: 'hold-point.clients-moving:rest' });
    expect(Object.keys(second.state.accepted)).toContain(name);
    const told = bench.events.flatMap((event) =>
      event.type === 'step.waiting' && 'id' in event.instruction && event.instruction.id === 'move-clients'
        ? [event.instruction.names]
        : [],
    );
    expect(told.length).toBeGreaterThan(1);
    for (const names of told) expect(names).toEqual(pilot);
  },
  hangMs,
);

test(
  'times without a zone are a person’s word: the wave is by her word, in evidence and report',
  async () => {
    bench = await openNight({}, { ...site, plan: inWaves });
    const { lab, folder, job } = bench;
    const { error, state } = await guidedRun(bench, {
      admin: {
        'accept-findings': (question) =>
          warnings(question).filter((name) => name !== 'hold-point.clients-moving:rest'),
        'hand-over-file': async (question, _options, usual) => {
          const side = (['new', 'old'] as const).find((each) => isMoving(question, each));
          if (!side) return usual();
          const secondOf = (of: 'old' | 'new', name: string) =>
            lab[of].product.clients.find((each) => each.name === name)?.lastSeenAt.slice(0, 19) ?? '';
          // Whole seconds do not tell what was first in the same one.
          const asked = new Date().toISOString().slice(0, 19);
          const isLater = () =>
            side === 'new'
              ? pilot.every((name) => secondOf('new', name) > secondOf('old', name))
              : secondOf('old', 'demo-client-12') > asked;
          await expect.poll(isLater, { timeout: hangMs }).toBe(true);
          const file = path.join(folder, `${side}.csv`);
          const rows = lab[side].product.clients.map(
            ({ name, lastSeenAt }) => `${name},${lastSeenAt.slice(0, 19).replace('T', ' ')}`,
          );
          fs.writeFileSync(file, ['Computer Name,Last Seen', ...rows, ''].join('\n'));
          return file;
        },
      },
    });
    expect(error?.params).toEqual({ findings: 'hold-point.clients-moving:rest' });
    expect(movedProof(state)).toMatchObject({ status: 'by-word', params: { moving: 10, there: 10 } });
    expect(state.moves?.curve.at(-1)).toMatchObject({ onNew: 10, isByWord: true });
    const report = fs.readFileSync(path.join(job.reportFolder, 'report.md'), 'utf8');
    expect(report).toContain(en.clients.zoneByWord);
  },
  hangMs,
);

test(
  'an address that the new appliance does not have yet is no place to move to: the preflight refuses it',
  async () => {
    const elsewhere = (plan: PlanInput): PlanInput => {
      const waves = inWaves(plan);
      return { ...waves, final: { ...waves.final, address: '127.0.9.9' } };
    };
    bench = await openNight({}, { ...site, plan: elsewhere });
    const { error, state } = await guidedRun(bench);
    expect(error?.toRecord()).toMatchObject({
      code: 'run.blocked',
      params: { findings: expect.stringContaining('preflight.waves-refused:address-elsewhere') as string },
    });
    expect(state.toldAt).not.toHaveProperty('hold-point move-pilot');
  },
  hangMs,
);

test(
  'where no list of the new appliance is handed over nothing counts as moved, and the job waits',
  async () => {
    bench = await openNight({}, { ...site, plan: inWaves });
    const { error, state } = await guidedRun(bench, {
      admin: {
        'hand-over-file': (question, _options, usual) => (isMoving(question) ? '' : usual()),
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
