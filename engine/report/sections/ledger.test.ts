import { expect, test } from 'vitest';
import type { EventBody } from '../../../shared/run/event.ts';
import { proof } from '../../../shared/run/proof.ts';
import { en } from '../../../shared/text/en.ts';
import { evidenceText, rowEndWord } from '../../../shared/text/ledger-text.ts';
import { composeReport } from '../compose-report.ts';
import { toHtml } from '../html.ts';
import { toMarkdown } from '../markdown.ts';
import { buildReport } from '../report-data.ts';
import { finishedRun, journalOf, samplePlan } from '../testing/sample-run.ts';

const sha256 = 'ab'.repeat(32);
const said: EventBody[] = [
  { type: 'ledger.had', rows: ['sso', 'mail'], by: 'ada' },
  {
    type: 'ledger.given',
    row: 'client-packages',
    evidence: { kind: 'file', name: '<b>EPP.png', sizeBytes: 9, sha256, value: '2608.1' },
    by: 'ada',
  },
  { type: 'ledger.given', row: 'sso', evidence: { kind: 'word' }, by: 'plan' },
  {
    type: 'proved',
    step: 'validate',
    proof: proof('validate.licence', 'passed', { state: 'current', until: '', before: 'current' }, 'new'),
  },
];
const report = buildReport(journalOf([...finishedRun, ...said]), samplePlan);
const rowOf = (id: string) => {
  const found = report.ledger.find((row) => row.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};

test('what was seen, said, left open and only told looks different', () => {
  const words = ['licence', 'client-packages', 'mail', 'logs'].map((id) =>
    rowEndWord(en, en.ledger, rowOf(id)),
  );
  expect(words).toEqual([
    en.stepEnds.proved.word,
    en.stepEnds['by-word'].word,
    en.ledger.open,
    en.ledger.told,
  ]);
  expect(new Set(words).size).toBe(4);
  const html = toHtml(composeReport(report, en));
  const markOf = (name: string) => {
    const row = html.slice(html.indexOf(`<strong>${name}</strong>`));
    return /class="mark ([a-z-]+)"/u.exec(row)?.[1] ?? /class="([^"]*)"/u.exec(row)?.[1];
  };
  const marks = [en.ledgerNames.licence, en.ledgerNames['client-packages'], en.ledgerNames.mail].map(markOf);
  expect(new Set(marks).size).toBe(3);
});

test('evidence names who gave it, when, and a file by its hash; what a person typed is text', () => {
  const text = evidenceText(en, en.ledger, rowOf('client-packages'));
  for (const part of ['ada', '<b>EPP.png', sha256, '2608.1']) expect(text).toContain(part);
  expect(evidenceText(en, en.ledger, rowOf('sso'))).toMatch(/^The plan says so/u);
  expect(evidenceText(en, en.ledger, rowOf('mail'))).toBe('');
  expect(toHtml(composeReport(report, en))).not.toContain('<b>EPP');
});

test('a row that the site does not have is in no form of the report', () => {
  const markdown = toMarkdown(composeReport(report, en));
  expect(markdown).toContain(en.ledgerNames.sso);
  expect(markdown).not.toContain(en.ledgerNames['shadow-storage']);
});
