import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hangMs } from '../testing/limits.ts';
import { en } from '../../shared/text/en.ts';
import { printPdf } from './kit/print-pdf.ts';
import { buildReport } from './report-data.ts';
import { formatReport } from './render-report.ts';
import { finishedRun, journalOf, samplePlan } from './testing/sample-run.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const folder = folderForEach();

/** The pages of the printed report as text; undefined where there is no browser or no `pdftotext`. */
async function printedPages(): Promise<string[] | undefined> {
  const report = buildReport(journalOf(finishedRun), samplePlan);
  const pdf = await printPdf(formatReport(report, 'html'));
  if (!pdf) return undefined;
  try {
    const file = path.join(folder, 'report.pdf');
    fs.writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
    return text
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replaceAll(/\s+/g, ' '));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

test(
  'in print the first page holds what matters, pages are numbered, and commands begin a page',
  async ({ skip }) => {
    const pages = await printedPages();
    if (!pages) skip('no browser, or no pdftotext');
    const [first = '', ...others] = pages ?? [];
    for (const wanted of [
      en.outcomes.done.word,
      en.report.outage,
      en.report.clientsAfter,
      en.report.stillOpen,
      en.report.onWord,
      en.report.wordOf('a.meier@admin-pc'),
    ])
      expect(first).toContain(wanted);
    const count = others.length + 1;
    for (const [index, page] of (pages ?? []).entries())
      expect(page).toMatch(new RegExp(`${String(index + 1)} ?/ ?${String(count)}\\s*$`));
    const appendix = others.find((page) => page.trim().startsWith(en.report.commands));
    expect(appendix).toContain('systemctl poweroff');
  },
  hangMs,
);
