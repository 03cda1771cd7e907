import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { finding } from '../../shared/run/finding.ts';
import { proof } from '../../shared/run/proof.ts';
import { replayRun } from '../../shared/run/reduce-run.ts';
import { leftByHand } from '../../shared/run/standing/left-by-hand.ts';
import { en } from '../../shared/text/en.ts';
import { enByHand } from '../../shared/text/en/sheets/by-hand.ts';
import { lastSeenText } from '../../shared/text/last-seen-text.ts';
import { rollbackSheet } from '../../shared/text/sheets/by-hand-text.ts';
import { composeReport } from './compose-report.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { buildReport } from './report-data.ts';
import { formatReport } from './render-report.ts';
import {
  byHandRunSheet,
  printedRollbackRunSheet,
  rollbackRunSheet,
  rollbackRunSheetMarkdown,
} from './run-sheet.ts';
import {
  beforeHoldPoint,
  finishedRun,
  journalOf,
  sampleHash,
  samplePlan,
  stuckInOutage,
} from './testing/sample-run.ts';
import { writeReport } from './write-report.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const report = buildReport(journalOf(finishedRun), samplePlan, { lastHash: sampleHash });
const stuck = buildReport(journalOf(stuckInOutage), samplePlan);

describe('what the report knows', () => {
  test('runs, with who and which version; the first one failed', () => {
    expect(report.runs.map((run) => run.outcome)).toEqual(['failed', 'done']);
    expect(report).toMatchObject({
      outcome: 'done',
      lifecycle: 'finalised',
      operators: ['a.meier@admin-pc'],
      appVersions: ['0.1.0'],
      isAfterHoldPoint: true,
      journal: { lastHash: sampleHash, droppedBytes: 0 },
    });
  });

  test('every try at a step, with what became of it', () => {
    const tries = (id: string) =>
      report.steps.find((step) => step.id === id)?.attempts.map((attempt) => attempt.result);
    expect(tries('connect')).toEqual(['done', 'was-done']);
    expect(tries('pull')).toEqual(['failed', 'done']);
    expect(tries('finalise')).toEqual(['done']);
  });

  test('a step in which the process died is interrupted, not running', () => {
    const events: EventBody[] = [
      ...beforeHoldPoint.slice(0, -2),
      finishedRun.find((event) => event.type === 'run.started')!,
    ];
    const pull = buildReport(journalOf(events), samplePlan).steps.find((step) => step.id === 'pull');
    expect(pull?.attempts.map((attempt) => attempt.result)).toEqual(['interrupted']);
  });

  test('files: the one pulled, the older one kept, the one left behind', () => {
    expect(report.pulled).toMatchObject({ sha256: sampleHash, resumedFromBytes: 99_000_000 });
    expect(report.preserved.map((file) => file.name)).toEqual(['backup_2026-08-01.eppb']);
    expect(report.declined).toMatchObject([{ name: 'backup_2024-01-01.eppb', by: 'a.meier@admin-pc' }]);
  });

  test('acknowledgements and words of the admin, with who and when', () => {
    expect(report.findings.map((found) => [found.name, found.accepted?.by])).toEqual([
      ['preflight.window-unknown', 'a.meier@admin-pc'],
      ['preflight.clock-skew@new', 'plan'],
      ['preflight.integrations-recorded', undefined],
    ]);
    expect(report.declarations.find((said) => said.id === 'snapshot-completed')).toMatchObject({
      value: 'yes',
      note: 'vSphere, 18:40',
      by: 'a.meier@admin-pc',
    });
  });

  test('losses of a connection are closed by the next return of the same side', () => {
    expect(report.connectionLosses.map((loss) => loss.restoredAt !== undefined)).toEqual([true, false]);
  });

  test('a discarded backup takes its key and its proof of custody along', () => {
    const events: EventBody[] = [
      ...beforeHoldPoint,
      { type: 'backup.discarded', name: 'backup_2026-11-24_5.9.4.2.eppb', reason: 'key-lost' },
    ];
    const { key, backup } = buildReport(journalOf(events), samplePlan);
    expect([key, backup]).toEqual([{ isCaptured: false, isProved: false }, undefined]);
  });

  test('a job that has not begun', () => {
    const empty = buildReport([], samplePlan);
    expect(empty).toMatchObject({ planName: 'Head office', runs: [], proofs: [], isAfterHoldPoint: false });
    expect(toHtml(composeReport(empty, en))).toContain('Head office');
  });
});

describe('what a reader finds', () => {
  test.each(['html', 'md'] as const)('%s names everything that matters', (format) => {
    const shown = formatReport(report, format);
    for (const wanted of [
      'epp-old',
      'epp-new',
      sampleHash,
      'backup_2026-08-01.eppb',
      'backup_2024-01-01.eppb',
      'PC-0117',
      '1 min 4 s',
      'systemctl poweroff',
      en.proofStatuses['could-not-test'],
      en.report.keyProved.slice(0, 40),
      'handover-kit.txt',
    ]) {
      const markdown = wanted.replace(/[_]/g, '\\_');
      expect(shown.includes(wanted) || shown.includes(markdown), wanted).toBe(true);
    }
    expect(shown).not.toMatch(/undefined|NaN|\[object|Invalid Date/);
  });

  test('the first page holds outage, clients, what is open, and by whose word; commands are an appendix', () => {
    const said: EventBody = {
      type: 'proved',
      step: 'take-address',
      proof: proof('cutover.old-off-by-word', 'by-word', { by: 'b.roth@admin-pc' }, 'old'),
    };
    const events = [...finishedRun.slice(0, -1), said, finishedRun.at(-1)!];
    const made = buildReport(journalOf(events), samplePlan);
    const { blocks } = composeReport(made, en);
    const next = blocks.findIndex((block) => block.kind === 'heading' && block.startsPage === true);
    const firstPage = toMarkdown({ language: 'en', title: '', blocks: blocks.slice(0, next) });
    for (const wanted of [
      en.report.outage,
      '1 min 4 s',
      '410 / 412',
      en.report.stillOpen,
      en.proofStatuses['could-not-test'],
      'Word of b.roth',
      en.declarations['snapshot-completed'].question,
    ])
      expect(firstPage).toContain(wanted);
    const lastPage = blocks.findLast((block) => block.kind === 'heading');
    expect(lastPage).toEqual({ kind: 'heading', text: en.report.commands, startsPage: true });
    expect(JSON.parse(formatReport(made, 'json'))).toMatchObject({
      byWord: [
        {
          kind: 'declarations',
          answers: [{ id: 'snapshot-completed', value: 'yes' }],
          by: 'a.meier@admin-pc',
        },
        { kind: 'declarations', answers: [{ id: 'autostart-is-off', value: 'yes' }] },
        { kind: 'proofs', by: 'b.roth@admin-pc' },
      ],
    });
  });

  test('a finding says why it matters and what to do, with these words before it', () => {
    const shown = toHtml(composeReport(report, en));
    expect(shown).toContain(`<strong>${en.cli.why}:</strong>`);
    expect(shown).toContain(`<strong>${en.cli.fix}:</strong>`);
  });

  test('what was a demo says so in every form, and nothing else does', () => {
    const demo = buildReport(journalOf(finishedRun), samplePlan, { isDemo: true });
    expect(JSON.parse(formatReport(demo, 'json'))).toMatchObject({ isDemo: true });
    for (const format of ['html', 'md'] as const) {
      expect(formatReport(demo, format)).toContain(en.report.demoMeans);
      expect(formatReport(report, format)).not.toContain(en.report.demoMeans);
    }
  });

  test('pages are numbered in print', () => {
    expect(toHtml(composeReport(report, en))).toContain('counter(page) " / " counter(pages)');
  });

  test('every task, and every line of the way back', () => {
    const names = { oldName: 'epp-old', newName: 'epp-new', finalAddress: '192.0.2.10' };
    const shown = toHtml(composeReport(report, en));
    for (const task of en.whatNext({ ...names, strategy: 'same' })) expect(shown).toContain(task.title);
    const state = replayRun(journalOf(stuckInOutage));
    const { steps } = rollbackSheet(en, leftByHand(state, samplePlan), 'after-hold-point');
    const plain = rollbackRunSheet(state, samplePlan);
    for (const [index, step] of steps.entries()) expect(plain).toContain(`${index + 1}. ${step}`);
    expect(plain).toBe(printedRollbackRunSheet(state, samplePlan));
  });

  test('a job that stopped says what is left to do by hand, and one that ended does not', () => {
    const stopped = buildReport(journalOf(stuckInOutage), samplePlan);
    const shown = toMarkdown(composeReport(stopped, en));
    expect(stopped.left.tasks).toContain('take-address');
    expect(shown).toContain(`## ${enByHand.title}`);
    expect(shown).toContain('handover probe 192.0.2.10');
    expect(toMarkdown(composeReport(report, en))).not.toContain(enByHand.title);
    const plain = byHandRunSheet(replayRun(journalOf(stuckInOutage)), samplePlan) ?? '';
    expect(plain.startsWith(enByHand.title)).toBe(true);
  });

  test('the addresses that nothing has taken over are among the tasks', () => {
    const lost = finding('preflight.addresses-not-moved', 'warning', { addresses: '192.0.2.11/24 (eth1)' });
    const withLost = {
      ...report,
      findings: [...report.findings, { ...lost, step: 'preflight', name: lost.id } as const],
    };
    const task = en
      .whatNext({
        oldName: 'epp-old',
        newName: 'epp-new',
        finalAddress: '192.0.2.10',
        strategy: 'same',
        lostAddresses: '192.0.2.11/24 (eth1)',
      })
      .find(({ body }) => body.includes('192.0.2.11/24 (eth1)'));
    expect(toHtml(composeReport(withLost, en))).toContain(task?.body);
    expect(toHtml(composeReport(report, en))).not.toContain(task?.title);
  });

  test('between the two addresses it does not say that the old appliance serves the clients', () => {
    const shown = toHtml(composeReport(stuck, en));
    expect(shown).not.toContain(en.lifecycleMeans.ready);
    expect(shown).toContain(en.standing['take-address']);
    expect(stuck.lastSeen.old).toHaveProperty('heardAt');
    expect(shown).toContain(lastSeenText(en, stuck.lastSeen, en.format.date));
    expect(stuck.outages.at(-1)).not.toHaveProperty('endedAt');
    expect(shown).toContain(en.report.outageOpen);
  });

  test('a run from beyond the hold point that ends where it connects does not say that nothing was changed', () => {
    const error = {
      code: 'reach.timeout',
      params: { address: '192.0.2.20', port: 22, timeoutMs: 1 },
    } as const;
    const again = buildReport(
      journalOf([
        ...stuckInOutage,
        ...beforeHoldPoint.slice(0, 1),
        { type: 'step.started', step: 'connect' },
        { type: 'step.failed', step: 'connect', error },
        { type: 'run.ended', outcome: 'failed', error },
      ]),
      samplePlan,
    );
    const shown = toHtml(composeReport(again, en));
    expect(shown).toContain(en.standing['after-hold-point']);
    expect(shown).not.toContain(en.standing.connect);
  });

  test('before the hold point the way back is the short one', () => {
    const state = replayRun(journalOf(beforeHoldPoint));
    const { title, steps } = rollbackSheet(en, leftByHand(state, samplePlan), 'before-hold-point');
    const plain = rollbackRunSheet(state, samplePlan);
    for (const line of [title, ...steps]) expect(plain).toContain(line);
    // Whoever prints before the night what is for after the switch gets that.
    expect(printedRollbackRunSheet(state, samplePlan)).toContain('after it was switched off');
  });

  test('a rehearsal says so', () => {
    const events = finishedRun
      .slice(0, 20)
      .map((event): EventBody => (event.type === 'run.started' ? { ...event, mode: 'rehearse' } : event));
    const rehearsal = buildReport(
      journalOf([...events, { type: 'run.ended', outcome: 'rehearsed' }]),
      samplePlan,
    );
    expect(composeReport(rehearsal, en).title).toContain(en.report.rehearsalTitle);
  });
});

describe('hostile texts of machines', () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)> '|\`[x](javascript:alert(3)) **b** http://evil.example www.evil.example\n# h\n| c |`;
  const events = journalOf(
    finishedRun.map((event): EventBody => {
      // Every text field that a machine, a plan or a person fills.
      const poisoned = JSON.stringify(event).replace(
        /"(hostName|os|platform|mount|subject|issuer|product|version|name|path|note|by|command|operation|detail|seen|from|list|kitPath|operator|source|answering|planName|user|keyType|sha256|address|how|names|looksLike)":"[^"]*"/g,
        (_whole, field: string) => `"${field}":${JSON.stringify(evil)}`,
      );
      return JSON.parse(poisoned) as EventBody;
    }),
  );
  const plan = planSchema.parse({ ...samplePlan, name: evil.slice(0, 120) });
  const document = composeReport(buildReport(events, plan, { lastHash: evil }), en);

  test('HTML: no element and no attribute comes out of them', () => {
    const html = toHtml(document);
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map((tag) => tag[1]?.toLowerCase()));
    const ours =
      '!doctype html head meta title style body main h1 h2 h3 section div p strong small span code br a dl dt dd table thead tbody tr th td ul ol li';
    expect([...tags].filter((tag) => !ours.split(' ').includes(tag ?? ''))).toEqual([]);
    const attributes = new Set(
      [...html.matchAll(/<[a-z0-9]+((?:\s+[a-z-]+="[^"]*")*)\s*>/gi)].flatMap((tag) =>
        [...(tag[1] ?? '').matchAll(/([a-z-]+)="/g)].map((a) => a[1]),
      ),
    );
    expect([...attributes].filter((name) => name?.startsWith('on'))).toEqual([]);
    expect(
      [...html.matchAll(/href="([^"]*)"/g)].every((link) => link[1]?.startsWith('https://github.com/')),
    ).toBe(true);
  });

  test('Markdown: no markup, no table cell, no line comes out of them', () => {
    const markdown = toMarkdown(document);
    // As a reader of Markdown goes through it: an escaped sign is nothing, a code span is taken as a whole.
    const outsideCode = markdown.replace(/\\[^\w\s]|(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
    expect(outsideCode).not.toMatch(/<(?!br>|https:\/\/github\.com)/);
    expect(outsideCode).not.toMatch(/\[x|`/);
    expect(outsideCode).not.toMatch(/https?:\/\/evil|www\.evil/);
    expect(outsideCode).not.toMatch(/^(# h|\| c \|)/m);
    const tables = markdown
      .trimEnd()
      .split('\n\n')
      .filter((made) => made.startsWith('|'));
    for (const table of tables) {
      const widths = table.split('\n').map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(widths).size, table.slice(0, 200)).toBe(1);
    }
  });

  test('JSON stays data', () => {
    expect(JSON.parse(formatReport(buildReport(events, plan), 'json'))).toMatchObject({
      reportVersion: 4,
    });
  });

  test('the run sheet keeps its lines', () => {
    const state = replayRun(events);
    const count = rollbackRunSheet(replayRun(journalOf(finishedRun)), samplePlan).split('\n').length;
    expect(rollbackRunSheet(state, plan).split('\n')).toHaveLength(count);
    expect(rollbackRunSheetMarkdown(state, plan)).not.toMatch(/(?<!\\)<script/);
  });
});

describe('files', () => {
  const folder = folderForEach();

  test('are whole, for the owner only, and replaced by a second run', async () => {
    const target = path.join(folder, 'report');
    await writeReport(target, journalOf(beforeHoldPoint), samplePlan);
    const written = await writeReport(target, journalOf(stuckInOutage), samplePlan, { lastHash: sampleHash });
    expect(fs.readdirSync(target).sort()).toEqual(['report.html', 'report.json', 'report.md', 'rollback.md']);
    for (const file of Object.values(written) as string[]) {
      if (process.platform !== 'win32') expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(fs.readFileSync(written.json, 'utf8')).toContain(sampleHash);
    expect(fs.readFileSync(written.rollback!, 'utf8')).toMatch(/^# /);
  });

  test('a finished job needs no way back on its own, an earlier one goes', async () => {
    await writeReport(folder, journalOf(stuckInOutage), samplePlan);
    const written = await writeReport(folder, journalOf(finishedRun), samplePlan);
    expect(written.rollback).toBeUndefined();
    expect(fs.existsSync(path.join(folder, 'rollback.md'))).toBe(false);
  });

  test('a job that was deleted meanwhile stays deleted', async () => {
    const job = path.join(folder, 'job');
    await expect(
      writeReport(path.join(job, 'report'), journalOf(finishedRun), samplePlan),
    ).rejects.toMatchObject({ code: 'local.file-missing' });
    expect(fs.existsSync(job)).toBe(false);
  });

  test('a folder that cannot be made is named', async () => {
    const file = path.join(folder, 'file');
    fs.writeFileSync(file, '');
    await expect(writeReport(path.join(file, 'report'), [], samplePlan)).rejects.toMatchObject({
      code: 'local.io',
    });
  });
});
