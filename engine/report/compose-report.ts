import { wordsOf } from '../../shared/text/words-of.ts';
import type { EnglishWords } from '../../shared/text/en.ts';
import type { ReportDocument } from './document.ts';
import type { Report } from './report-data.ts';
import { afterwards } from './sections/afterwards.ts';
import { appliances } from './sections/appliances.ts';
import { checks } from './sections/checks.ts';
import { clients } from './sections/clients.ts';
import { files } from './sections/files.ts';
import { ledger } from './sections/ledger.ts';
import { record } from './sections/record.ts';
import { runs } from './sections/runs.ts';
import { summary } from './sections/summary.ts';
import { timeline } from './sections/timeline.ts';

/** The whole report as a document, the result first and the raw record last. Pure. */
export function composeReport(report: Report, allWords: EnglishWords): ReportDocument {
  const words = wordsOf(allWords, report.rules);
  return {
    language: words.language,
    title: `${report.isRehearsal ? words.report.rehearsalTitle : words.report.title}: ${report.planName}`,
    blocks: [
      ...summary(report, words),
      ...appliances(report, words),
      ...files(report, words),
      ...ledger(report, words),
      ...checks(report, words),
      ...clients(report, words),
      ...afterwards(report, words),
      ...runs(report, words),
      ...timeline(report, words),
      ...record(report, words),
    ],
  };
}
