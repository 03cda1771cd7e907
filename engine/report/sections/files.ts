import { limitVerdict } from '../../../shared/rules/limits.ts';
import { proofText } from '../../../shared/text/render.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import {
  code,
  facts,
  lines,
  mark,
  paragraph,
  section,
  small,
  stamp,
  subsection,
  table,
  text,
  type Block,
  type Fact,
} from '../document.ts';
import type { Report, ReportedFile } from '../report-data.ts';
import { proofTones } from '../tones.ts';

/** Where the backup was read and compared, in the order of its way. */
const hashProofs = ['verify.hash-on-old', 'verify.hash-local', 'push.hash-on-new'] as const;

/** The backup with its size, hash and proofs; what else was kept or left behind; what is known of the key. */
export function files(report: Report, words: EnglishWords): Block[] {
  return [
    ...backup(report, words),
    ...keyCustody(report, words),
    ...preserved(report, words),
    ...packages(report, words),
  ];
}

function backup(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format, inspect, sides } = words;
  const { backup: chosen, pulled, pushed } = report;
  if (!chosen) return section(heads.backup, paragraph(text(heads.none)));
  const sizeBytes = pulled?.sizeBytes ?? chosen.sizeBytes;
  const { percent, limitBytes } = limitVerdict(Math.max(0, sizeBytes));
  const { madeAt, path, version } = chosen;
  const notes = [
    chosen.madeByUs ? heads.madeByUs : heads.wasThere,
    madeAt && `${inspect.madeAt}: ${format.date(madeAt.at)} (${inspect.sources[madeAt.from]})`,
    path !== undefined && `${sides.old}: ${path}`,
    pulled && `${sides.local}: ${pulled.path}`,
    pushed && `${sides.new}: ${pushed.path}`,
  ].filter((note) => typeof note === 'string');
  return section(
    heads.backup,
    facts(
      [heads.file, lines([text(chosen.name)], ...notes.map((note) => [small(note)]))],
      version !== undefined && [heads.version, [text(version)]],
      [heads.size, [text(format.bytesExact(sizeBytes))]],
      report.rules !== 'none' && [
        heads.shareOfLimit,
        [text(`${format.percent(percent)} (${format.bytesExact(limitBytes)})`)],
      ],
      [heads.sha256, pulled ? [code(pulled.sha256)] : [text(heads.unknown)]],
      pulled && [words.steps.pull.title, [text(transfer(pulled, words))]],
      ...verified(report, words),
    ),
  );
}

function transfer({ durationMs, resumedFromBytes }: ReportedFile, words: EnglishWords): string {
  const { format, report: heads } = words;
  const resumed = resumedFromBytes > 0 ? `, ${heads.resumedFrom(format.bytes(resumedFromBytes))}` : '';
  return `${format.duration(durationMs)}${resumed}`;
}

function verified(report: Report, words: EnglishWords): Fact[] {
  return report.proofs
    .filter((proof) => hashProofs.some((id) => id === proof.id))
    .map((proof) => [
      proofText(words, proof).title,
      [
        mark(proofTones[proof.status], words.proofStatuses[proof.status]),
        text(' '),
        small(`${stamp(proof.at)} UTC`),
      ],
    ]);
}

/** What is known of the key's whereabouts. The key is in no event, so that it cannot be in the report. */
function keyCustody({ key, backup: chosen }: Report, words: EnglishWords): Block[] {
  if (!chosen) return [];
  const { report: heads } = words;
  const tone = key.isProved ? 'good' : 'warning';
  const title = key.isProved ? heads.keyProved : heads.keyNotProved;
  const kit = key.kitPath === undefined ? [] : [text(heads.kitWritten(key.kitPath))];
  return subsection(heads.keyCustody, [
    { kind: 'callout', tone, title, spans: lines(kit, [small(heads.noSecrets)]) },
  ]);
}

/** What was uploaded that night, to be held against the checksums of the vendor. */
function packages({ packages: hashed }: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const rows = hashed.map(({ name, sizeBytes, sha256 }) => [
    [text(name)],
    [text(format.bytes(sizeBytes))],
    [code(sha256)],
  ]);
  return section(heads.packages, table([heads.file, heads.size, heads.sha256], rows));
}

function preserved(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const kept = report.preserved.map((file) => [
    [text(file.name)],
    [text(format.bytes(file.sizeBytes))],
    [code(file.sha256)],
  ]);
  const declined = report.declined.map(({ name, by, at }) => [
    [text(name)],
    [text(heads.declinedBy(by, format.date(at)))],
  ]);
  return section(
    heads.preserved,
    table([heads.file, heads.size, heads.sha256], kept),
    subsection(heads.declined, table([heads.file, heads.decision], declined)),
  );
}
