import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import { findingName } from '../../shared/run/finding.ts';
import type { QuestionOf } from '../../shared/run/question.ts';
import { openPoints } from '../../shared/run/standing/open-points.ts';
import { ledgerRows, openRows } from '../../shared/rules/ledger/standing.ts';
import { letClientsInAtOnce } from '../cut-over/let-clients-in.ts';
import { buildReport } from '../report/report-data.ts';
import { createStepContext } from '../run/testing/step-context.ts';
import { theKey, TwoMachines } from '../run/testing/two-machines.ts';
import { lookAtRows } from './look-at-rows.ts';
import { settleAfterwards } from './settle-afterwards.ts';
import { settleRows } from './settle-rows.ts';
import { systemClock } from '../clock.ts';
import { readJournal } from '../job/journal.ts';
import { replayRun } from '../../shared/run/reduce-run.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { readPlan } from '../job/plan-file.ts';

let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

const noWords = { settled: {} };
const ofClients: LedgerRowId[] = ['communication-off', 'licence', 'client-packages'];
const all = ({ rows }: QuestionOf<'settle-rows'>) => rows.map((row) => ({ row, value: '', file: '' }));
/** What the demo product's command answers. */
const answers =
  (told: Readonly<Record<string, string>>) =>
  () =>
  ([program, ...verbs]: readonly string[]) => {
    const stdout = program === 'demo-appliance' ? told[verbs.join(' ')] : undefined;
    return stdout === undefined ? undefined : { exitCode: 0, stdout, stderr: '' };
  };
/** Accepts what is no row. */
const noRow = ({ findings }: QuestionOf<'accept-findings'>) =>
  findings.map(findingName).filter((name) => !name.startsWith('ledger.'));

test('what the site has is asked once, and only that is asked for again', async () => {
  const job = machines.createJob({ ledger: noWords });
  const offered: string[][] = [];
  const scripted = {
    ...machines.handOver,
    'choose-rows': ({ rows }: QuestionOf<'choose-rows'>) => {
      offered.push(rows);
      return ['sso', 'not a row'];
    },
    'settle-rows': all,
  };
  const stopped = await machines.run(job, { ...scripted, 'type-name': () => 'no' });
  expect(stopped.error?.code).toBe('run.declined');
  const result = await machines.run(job, scripted, { onEvent: machines.obey });
  expect(result.outcome).toBe('done');
  expect(offered).toHaveLength(1);
  expect(offered[0]).toContain('sso');
  // The new appliance is a 2608.
  expect(offered[0]).not.toContain('dictionaries');
  expect(result.state.ledger.had).toEqual(['sso']);
  expect(Object.keys(result.state.ledger.given)).toEqual([...ofClients, 'log-rotation', 'sso']);
});

test('what the clients need is asked for before the outage, in one question, and each gate asks for its own', async () => {
  const job = machines.createJob({ ledger: { have: ['siem'] } });
  const gates: [string, LedgerRowId[]][] = [];
  const result = await machines.run(
    job,
    {
      ...machines.handOver,
      'settle-rows': (question) => {
        gates.push([question.step, question.rows]);
        return all(question);
      },
    },
    { onEvent: machines.obey },
  );
  expect(result.outcome).toBe('done');
  expect(gates).toEqual([
    ['readmit-clients', ofClients],
    ['finalise', ['log-rotation', 'siem']],
  ]);
  const at = (type: string) => result.events.findIndex((event) => event.type === type);
  expect(at('ledger.given')).toBeLessThan(at('outage.began'));
});

test('evidence is a word, what was read, or a file by its hash; one person’s answers are one word of the report', async () => {
  const file = path.join(machines.home, 'licence.png');
  fs.writeFileSync(file, 'a picture');
  const job = machines.createJob({ ledger: { have: [] } });
  const given = { licence: file, 'client-packages': 'EPP 2608.1, checksums fit' };
  const result = await machines.run(
    job,
    {
      ...machines.handOver,
      'settle-rows': ({ rows }) =>
        rows.map((row) => {
          const text = row in given ? given[row as keyof typeof given] : '';
          return text === file ? { row, value: 'active', file } : { row, value: text, file: '' };
        }),
    },
    { onEvent: machines.obey },
  );
  expect(result.outcome).toBe('done');
  const sha256 = createHash('sha256').update('a picture').digest('hex');
  expect(result.state.ledger.given).toMatchObject({
    licence: {
      by: 'tester',
      evidence: { kind: 'file', name: 'licence.png', sizeBytes: 9, sha256, value: 'active' },
    },
    'client-packages': { by: 'tester', evidence: { kind: 'value', value: given['client-packages'] } },
    'log-rotation': { by: 'tester', evidence: { kind: 'word' } },
  });
  const report = buildReport(result.events, await readPlan(job.planPath));
  expect(report.byWord.filter(({ kind }) => kind === 'ledger')).toEqual([
    { kind: 'ledger', by: 'tester', rows: [...ofClients, 'log-rotation'] },
  ]);
  expect(report.ledger.find(({ id }) => id === 'licence')).toMatchObject({ end: 'by-word' });
});

test('a row that nobody settles stops the job before anybody is without a server, by its name', async () => {
  const job = machines.createJob({ ledger: { have: [] } });
  const result = await machines.run(
    job,
    {
      ...machines.handOver,
      'settle-rows': () => [
        { row: 'communication-off', value: '', file: '' },
        { row: 'licence', value: '', file: '' },
      ],
      'accept-findings': noRow,
    },
    { onEvent: machines.obey },
  );
  expect(result.outcome).toBe('blocked');
  expect(result.error?.params).toEqual({ findings: 'ledger.row-open:client-packages' });
  expect(result.state.outage).toBeUndefined();
});

test('a row that is left open is accepted by its name, and is an open point that Finalise names', async () => {
  const job = machines.createJob({ ledger: { have: ['siem'] } });
  let named: readonly string[] = [];
  const result = await machines.run(
    job,
    {
      ...machines.handOver,
      'settle-rows': ({ rows }) => all({ rows: rows.filter((row) => row !== 'siem') } as never),
      'confirm-finalise': ({ open }) => {
        named = open;
        return true;
      },
    },
    { onEvent: machines.obey },
  );
  expect(result.outcome).toBe('done');
  expect(named).toContain('ledger.row-open:siem');
  expect(openPoints(result.state)).toContainEqual(
    expect.objectContaining({
      kind: 'accepted',
      name: 'ledger.row-open:siem',
      step: 'finalise',
      by: 'tester',
    }),
  );
  // What is done later is said later, and the report says by whom.
  const later = { job, operator: 'ada', clock: systemClock, signal: new AbortController().signal };
  const said = { value: 'event 4711 arrived', file: '' };
  await expect(settleAfterwards({ ...later, row: 'sso', ...said })).rejects.toMatchObject({
    code: 'evidence.no-such-row',
  });
  const before = fs.readFileSync(job.journalPath, 'utf8');
  for (const value of [` ${theKey}`, `key: ${theKey}`, theKey.toLowerCase(), theKey.replaceAll('-', ' ')])
    await expect(
      settleAfterwards({ ...later, row: 'siem', value, file: '' }),
      value.replace(theKey, '…'),
    ).rejects.toMatchObject({ code: 'record.holds-secret' });
  expect(fs.readFileSync(job.journalPath, 'utf8')).toBe(before);
  const settled = await settleAfterwards({ ...later, row: 'siem', ...said });
  expect(settled).toMatchObject({ end: 'by-word', given: { by: 'ada', evidence: { value: said.value } } });
  expect(fs.readFileSync(path.join(job.reportFolder, 'report.md'), 'utf8')).toContain(said.value);
  const state = replayRun(readJournal(job.journalPath, job.id).events);
  expect(openPoints(state)).not.toContainEqual(expect.objectContaining({ name: 'ledger.row-open:siem' }));
  expect(state.lifecycle).toBe('finalised');
});

test('what the plan says beforehand is its word, and nobody is asked', async () => {
  const settled = {
    'communication-off': '',
    licence: 'valid to 2027',
    'client-packages': '',
    'log-rotation': '24 months',
  };
  const job = machines.createJob({ ledger: { have: [], settled } });
  const result = await machines.run(job, machines.handOver, { onEvent: machines.obey });
  expect(result.outcome).toBe('done');
  expect(machines.asked).not.toContain('choose-rows');
  expect(machines.asked).not.toContain('settle-rows');
  expect(result.state.ledger.given).toMatchObject({
    licence: { by: 'plan', evidence: { kind: 'value', value: 'valid to 2027' } },
    'client-packages': { by: 'plan', evidence: { kind: 'word' } },
  });
});

test('a plan that names a row that there is not is refused', () => {
  const plan = { handover: 1, name: 'x', old: { address: 'a' }, new: { address: 'b' } };
  expect(planSchema.safeParse({ ...plan, ledger: { have: ['fax'] } }).success).toBe(false);
  expect(planSchema.safeParse({ ...plan, ledger: { settled: { fax: '' } } }).success).toBe(false);
});

test('clients are not let in at once where what they need is not there', async () => {
  const commands = answers({
    'client-communication on': '',
    'client-communication status': '{"state":"on"}',
  });
  const past = [{ type: 'outage.began' }] as const;
  const context = await createStepContext({ commands, past });
  const isOpen = async (given: typeof context.state.ledger.given) => {
    const state = { ...context.state, ledger: { had: [], given } };
    const seen: string[] = [];
    await letClientsInAtOnce({ ...context, state, emit: ({ type }) => seen.push(type) });
    return seen;
  };
  expect(await isOpen({})).toEqual([]);
  expect(await isOpen(context.state.ledger.given)).toContain('proved');
});

test.each([
  ['off', 'passed', 'proved'],
  // A restore may bring the setting of the old appliance along.
  ['on', 'passed-with-warning', 'untested'],
  ['no such word', 'could-not-test', 'untested'],
])('client communication that is %s after the restore is seen', async (state, status, end) => {
  const commands = answers({
    'client-communication status': JSON.stringify({ state }),
    licence: '{"state":"trial","until":""}',
  });
  const context = await createStepContext({ commands });
  await lookAtRows(context, ['communication-off', 'licence']);
  const bare = { ...context.state, ledger: { had: [], given: {} } };
  expect(bare.proofs.find(({ id }) => id === 'ledger.communication-off')).toMatchObject({ status });
  const rows = ledgerRows(bare, context.plan);
  expect(rows.find(({ id }) => id === 'communication-off')?.end).toBe(end);
  // What the old appliance had nobody read: a licence that is there is not thereby the right one.
  expect(rows.find(({ id }) => id === 'licence')?.end).toBe('untested');
});

test('a plan’s word and an earlier one settle nothing that is seen not to be so, and at its gate that is looked at again', async () => {
  let seen = 'off';
  const settled = { 'communication-off': '', licence: '', 'client-packages': '' };
  const context = await createStepContext({
    plan: { ledger: { have: [], settled } },
    commands: () => (argv) => answers({ 'client-communication status': `{"state":"${seen}"}` })()(argv),
  });
  const asked: string[][] = [];
  const gate = Object.assign(context, {
    ask: async (question: { readonly kind: string; readonly rows?: string[] }) => {
      asked.push(question.rows ?? [question.kind]);
      return [];
    },
  });
  await settleRows(gate, 'readmit-clients');
  expect(asked).toEqual([]);
  seen = 'on';
  await expect(settleRows(gate, 'readmit-clients')).rejects.toMatchObject({
    params: { findings: 'ledger.row-open:communication-off' },
  });
  expect(asked).toEqual([['communication-off'], ['accept-findings']]);
  // A person's word after that is one.
  gate.emit({ type: 'ledger.given', row: 'communication-off', evidence: { kind: 'word' }, by: 'ada' });
  expect(ledgerRows(gate.state, gate.plan)[0]).toMatchObject({ id: 'communication-off', end: 'by-word' });
  // Once the clients are in, that they are is no contradiction.
  gate.emit({ type: 'outage.began' });
  gate.emit({ type: 'outage.ended', servedBy: 'new' });
  const before = gate.state.lastSeq;
  await settleRows(gate, 'readmit-clients');
  expect(gate.state.proofs.every(({ seq }) => seq <= before)).toBe(true);
});

test('a licence that is seen to be another than the old one’s is settled by no word of before', async () => {
  const settled = { 'communication-off': '', licence: '', 'client-packages': '' };
  const context = await createStepContext({
    plan: { ledger: { have: [], settled } },
    past: [{ type: 'licence.read', side: 'old', licence: { state: 'current', until: '2027-06-01' } }],
    commands: answers({
      'client-communication status': '{"state":"off"}',
      licence: '{"state":"trial","until":"2026-12-30"}',
    }),
  });
  const asked: string[][] = [];
  const gate = Object.assign(context, {
    ask: async (question: { readonly kind: string; readonly rows?: string[] }) => {
      asked.push(question.rows ?? [question.kind]);
      return question.rows?.map((row) => ({ row, value: 'imported', file: '' })) ?? [];
    },
  });
  // The word of before stands in the record of the job, and in its plan.
  expect(openRows(gate.state, gate.plan, 'readmit-clients')).not.toContain('licence');
  await lookAtRows(gate, ['licence']);
  await settleRows(gate, 'readmit-clients');
  expect(asked).toEqual([['licence']]);
  expect(openRows(gate.state, gate.plan, 'readmit-clients')).not.toContain('licence');
  // The look after the cut-over sees that it is still so.
  await lookAtRows(gate, ['licence']);
  expect(openRows(gate.state, gate.plan, 'finalise')).toContain('licence');
});

test.each([
  ['active', 0, 'passed'],
  ['inactive', 3, 'passed-with-warning'],
])(
  'what sends events to the SIEM is looked at over SSH, and %s it settles nothing',
  async (said, exitCode, status) => {
    machines = new TwoMachines({
      new: {
        commands: (argv) =>
          argv.join(' ') === 'systemctl is-active syslog-ng'
            ? { exitCode, stdout: `${said}\n`, stderr: '' }
            : undefined,
      },
    });
    const job = machines.createJob({ ledger: { have: ['siem'] } });
    const rows: LedgerRowId[] = [];
    const result = await machines.run(
      job,
      {
        ...machines.handOver,
        'settle-rows': (question) => {
          rows.push(...question.rows);
          return all(question);
        },
      },
      { onEvent: machines.obey },
    );
    expect(result.outcome).toBe('done');
    const looked = result.state.proofs.find(({ id }) => id === 'ledger.syslog');
    expect(looked).toMatchObject({ status, params: { state: said }, side: 'new' });
    // That an event arrives only a person sees, in the SIEM.
    expect(rows).toContain('siem');
    expect(
      openPoints(result.state).some((point) => point.kind === 'proof' && point.id === 'ledger.syslog'),
    ).toBe(status !== 'passed');
  },
);
