import { findingText, proofText } from '../../../shared/text/render.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import {
  code,
  labelled,
  lines,
  mark,
  section,
  small,
  stamp,
  strong,
  table,
  text,
  type Block,
  type Cell,
} from '../document.ts';
import type { Report, ReportedFinding } from '../report-data.ts';
import { proofTones, severityTones } from '../tones.ts';

/** What was observed, what was found and who accepted it, and what is only the admin's word. */
export function checks(report: Report, words: EnglishWords): Block[] {
  return [...proofs(report, words), ...findings(report, words), ...declarations(report, words)];
}

function proofs(report: Report, words: EnglishWords): Block[] {
  const { report: heads } = words;
  const rows = report.proofs.map((proof) => {
    const { title, seen } = proofText(words, proof);
    const where = proof.side === undefined ? [] : [small(words.sides[proof.side])];
    return [
      [mark(proofTones[proof.status], words.proofStatuses[proof.status])],
      lines([strong(title)], [text(seen)], where),
      [small(stamp(proof.at))],
    ];
  });
  return section(heads.proofs, table([heads.result, heads.proof, heads.when], rows));
}

function findings(report: Report, words: EnglishWords): Block[] {
  const { report: heads } = words;
  const rows = report.findings.map((found) => [
    [mark(severityTones[found.severity], words.severities[found.severity])],
    sentences(found, words),
    acknowledgement(found, words),
  ]);
  return section(heads.findings, table([heads.severity, heads.finding, heads.decision], rows));
}

function sentences(found: ReportedFinding, words: EnglishWords): Cell {
  const { title, seen, why, fix, points, sources } = findingText(words, found);
  return lines(
    [strong(title)],
    seen === '' ? [] : [text(seen)],
    ...points.map((point): Cell => [text(`– ${point}`)]),
    labelled(words.cli.why, why),
    labelled(words.cli.fix, fix),
    [small(sources.map(({ title: page }) => page).join('; '))],
    [code(found.name)],
  );
}

function acknowledgement(found: ReportedFinding, words: EnglishWords): Cell {
  if (found.accepted) {
    const { by, at } = found.accepted;
    return [text(words.report.accepted(by, words.format.date(at)))];
  }
  return found.severity === 'info' ? [] : [mark('open', words.report.notAccepted)];
}

function declarations(report: Report, words: EnglishWords): Block[] {
  const { report: heads, declarations: asked, cli } = words;
  const answers = { yes: cli.yes, no: cli.no, unknown: cli.doNotKnow };
  const rows = report.declarations.map(({ id, value, note, by, at }) => [
    [text(asked[id].question)],
    lines(
      [mark(value === 'unknown' ? 'open' : 'word', answers[value])],
      [text(asked[id][value])],
      note === '' ? [] : [text(note)],
    ),
    lines([text(heads.adminsWord(by))], [small(stamp(at))]),
  ]);
  return section(heads.declarations, table([heads.question, heads.answer, heads.saidBy], rows));
}
