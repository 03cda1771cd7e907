import type { Inspection } from '../../engine/index.ts';
import { inspectionQuestions } from '../../shared/run/inspection.ts';
import type { Comparison } from '../../shared/run/comparison.ts';
import { comparisonText } from '../../shared/text/comparison-text.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { reasonText } from '../../shared/text/render.ts';
import { describeFinding } from './finding.ts';
import { wrap } from '../wrap.ts';

/** So many entries are shown; `--json` has more. */
const shownEntries = 20;

/** What a look into a file told, as lines. */
export function describeInspection(file: string, inspection: Inspection, width = 80): string[] {
  const { restorable, answers, sizeBytes, sha256, contentType, limit, findings } = inspection;
  const { format } = en;
  const told = (text: string): string[] => wrap(text, width, '  ', '    ');
  const share = format.percent((sizeBytes / limit.limitBytes) * 100);
  return [
    file,
    ...told(`${en.verdicts[restorable.kind].word}: ${en.verdicts[restorable.kind].means}`),
    ...inspectionQuestions.flatMap((question) =>
      told(`${en.inspect.questions[question]} ${en.inspect.answers[question][answers[question]]}`),
    ),
    ...told(
      `${en.report.size}: ${format.bytesExact(sizeBytes)}, ${share} of ${format.bytes(limit.limitBytes)}`,
    ),
    `  ${gauge(sizeBytes / limit.limitBytes)}`,
    ...told(`${en.report.sha256}: ${sha256 ?? `${en.inspect.notHashed}. ${en.inspect.hashHint}`}`),
    ...told(`${en.cli.content}: ${en.contentTypes[contentType]}`),
    ...made(inspection).flatMap(told),
    ...restorable.reasons.flatMap((reason) => wrap(reasonText(en, reason), width, '  - ', '    ')),
    ...findings.flatMap((found) => describeFinding(found, width - 2).map((line) => `  ${line}`)),
    ...manifest(inspection, width),
    ...entries(inspection),
    '',
  ];
}

/** How much of the limit is used. */
function gauge(share: number): string {
  const filled = Math.min(20, Math.ceil(share * 20));
  return `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}]`;
}

function made({ madeAt, madeOn }: Inspection): string[] {
  const { inspect, format } = en;
  return [
    ...(madeAt ? [`${inspect.madeAt}: ${format.date(madeAt.at)} (${inspect.sources[madeAt.from]})`] : []),
    ...(madeOn ? [`${inspect.madeOn}: ${plainText(madeOn.version)} (${inspect.sources[madeOn.from]})`] : []),
  ];
}

function manifest({ manifest: told }: Inspection, width: number): string[] {
  if (!told) return [];
  const place = told.entry === '' ? '' : ` (${plainText(told.entry)})`;
  return [
    `  ${en.inspect.manifest}${place}:`,
    ...Object.entries(told.fields).flatMap(([name, value]) =>
      wrap(`${plainText(name)}: ${plainText(value)}`, width, '    ', '      '),
    ),
  ];
}

function entries({ entries: held }: Inspection): string[] {
  if (!held) return [];
  const shown = held.listed.slice(0, shownEntries);
  const more = held.count - shown.length;
  return [
    `  ${en.inspect.holds}:`,
    ...shown.map((entry) => {
      const link = entry.linkTarget === undefined ? '' : ` -> ${plainText(entry.linkTarget)}`;
      return `    ${en.format.bytes(entry.sizeBytes).padStart(10)}  ${plainText(entry.path)}${link}`;
    }),
    ...(more > 0 ? [`    ${en.inspect.moreEntries(more)}`] : []),
  ];
}

/** What two backups have to do with each other, as lines. */
export function describeComparison(comparison: Comparison, width = 80): string[] {
  const { sentences, paths, more } = comparisonText(en, comparison);
  return [
    ...sentences.flatMap((sentence) => wrap(sentence, width)),
    ...paths.map((path) => `  ${path}`),
    ...more.flatMap((line) => wrap(line, width, '  ', '  ')),
  ];
}
