import { limitVerdict } from '../../../shared/rules/limits.ts';
import { proofText } from '../../../shared/text/render.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import { code, lines, mark, small, text, type Block, type Cell } from '../document.ts';
import type { Report, ReportedFile } from '../report-data.ts';
import { stamp } from '../stamp.ts';
import { proofTones } from '../tones.ts';

/** Where the backup was read and compared, in the order of its way. */
const hashProofs = ['verify.hash-on-old', 'verify.hash-local', 'push.hash-on-new'] as const;

/** The backup with its size, hash and proofs; what else was kept or left behind; what is known of the key. */
export function files(report: Report, words: EnglishWords): Block[] {
  return [...backup(report, words), ...keyCustody(report, words), ...preserved(report, words)];
}

function backup(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const { backup: chosen, pulled, pushed } = report;
  if (!chosen)
    return [
      { kind: 'heading', text: heads.backup },
      { kind: 'paragraph', spans: [text(heads.none)] },
    ];
  const sizeBytes = pulled?.sizeBytes ?? chosen.sizeBytes;
  const { percent, limitBytes } = limitVerdict(Math.max(0, sizeBytes));
  return [
    { kind: 'heading', text: heads.backup },
    {
      kind: 'facts',
      rows: [
        {
          label: heads.file,
          value: lines(
            [text(chosen.name)],
            [small(chosen.madeByUs ? heads.madeByUs : heads.wasThere)],
            chosen.madeAt
              ? [
                  small(
                    `${words.inspect.madeAt}: ${format.date(chosen.madeAt.at)} (${words.inspect.sources[chosen.madeAt.from]})`,
                  ),
                ]
              : [],
            chosen.path === undefined ? [] : [small(`${words.sides.old}: ${chosen.path}`)],
            pulled ? [small(`${words.sides.local}: ${pulled.path}`)] : [],
            pushed ? [small(`${words.sides.new}: ${pushed.path}`)] : [],
          ),
        },
        ...(chosen.version === undefined ? [] : [{ label: heads.version, value: [text(chosen.version)] }]),
        { label: heads.size, value: [text(format.bytesExact(sizeBytes))] },
        ...(report.rules === 'none'
          ? []
          : [
              {
                label: heads.shareOfLimit,
                value: [text(`${format.percent(percent)} (${format.bytesExact(limitBytes)})`)],
              },
            ]),
        { label: heads.sha256, value: pulled ? [code(pulled.sha256)] : [text(heads.unknown)] },
        ...(pulled ? [{ label: words.steps.pull.title, value: [text(transfer(pulled, words))] }] : []),
        ...verified(report, words),
      ],
    },
  ];
}

function transfer({ durationMs, resumedFromBytes }: ReportedFile, words: EnglishWords): string {
  const { format, report: heads } = words;
  const resumed = resumedFromBytes > 0 ? `, ${heads.resumedFrom(format.bytes(resumedFromBytes))}` : '';
  return `${format.duration(durationMs)}${resumed}`;
}

function verified(report: Report, words: EnglishWords): { label: string; value: Cell }[] {
  return report.proofs
    .filter((proof) => hashProofs.some((id) => id === proof.id))
    .map((proof) => ({
      label: proofText(words, proof).title,
      value: [
        mark(proofTones[proof.status], words.proofStatuses[proof.status]),
        text(' '),
        small(`${stamp(proof.at)} UTC`),
      ],
    }));
}

/** What is known of the key's whereabouts. The key is in no event, so that it cannot be in the report. */
function keyCustody({ key, backup: chosen }: Report, words: EnglishWords): Block[] {
  if (!chosen) return [];
  const { report: heads } = words;
  return [
    { kind: 'subheading', text: heads.keyCustody },
    {
      kind: 'callout',
      tone: key.isProved ? 'good' : 'warning',
      title: key.isProved ? heads.keyProved : heads.keyNotProved,
      spans: lines(key.kitPath === undefined ? [] : [text(heads.kitWritten(key.kitPath))], [
        small(heads.noSecrets),
      ]),
    },
  ];
}

function preserved(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const kept: Block[] =
    report.preserved.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [heads.file, heads.size, heads.sha256],
            rows: report.preserved.map((file) => [
              [text(file.name)],
              [text(format.bytes(file.sizeBytes))],
              [code(file.sha256)],
            ]),
          },
        ];
  const declined: Block[] =
    report.declined.length === 0
      ? []
      : [
          { kind: 'subheading', text: heads.declined },
          {
            kind: 'table',
            columns: [heads.file, heads.decision],
            rows: report.declined.map(({ name, by, at }) => [
              [text(name)],
              [text(heads.accepted(by, format.date(at)))],
            ]),
          },
        ];
  if (kept.length + declined.length === 0) return [];
  return [{ kind: 'heading', text: heads.preserved }, ...kept, ...declined];
}
