import { hasHostKey } from '../../../shared/run/login-rights.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import { productText, traceTexts, versionText } from '../../../shared/text/product-text.ts';
import {
  capital,
  code,
  lineBreak,
  lines,
  pageSection,
  paragraph,
  small,
  strong,
  subsection,
  table,
  text,
  type Block,
  type Cell,
} from '../document.ts';
import type { Report, ReportedAppliance } from '../report-data.ts';

/** Both machines side by side: by what each was known again. */
export function appliances(report: Report, words: EnglishWords): Block[] {
  const { report: heads } = words;
  const row = (label: string, cell: (appliance: ReportedAppliance) => Cell): Cell[] | undefined => {
    const cells = [cell(report.old), cell(report.new)];
    if (cells.every((made) => made.length === 0)) return undefined;
    return [[strong(label)], ...cells.map((made) => (made.length > 0 ? made : [text(heads.unknown)]))];
  };
  const rows = [
    row(heads.appliance, ({ facts }) => optional(facts?.hostName)),
    row(heads.address, address),
    row(heads.hostKey, ({ identity }) =>
      identity && hasHostKey(identity) ? [text(identity.keyType), lineBreak, code(identity.sha256)] : [],
    ),
    row(heads.loginRights, ({ rights }) => (rights ? loginCell(words.loginRights[rights]) : [])),
    row(heads.product, ({ product }) => optional(product && productText(words, product))),
    row(heads.version, ({ product }) =>
      lines(
        optional(versionText(words, product)),
        ...traceTexts(words, product?.traces).map((seen): Cell => [small(seen)]),
      ),
    ),
    row(heads.certificate, (appliance) => certificate(appliance, words)),
    row(heads.resources, (appliance) => resources(appliance, words)),
    row(heads.holds, ({ inventory }) => {
      const counts = Object.entries(inventory ?? {});
      return optional(counts.map(([name, count]) => `${name} ${words.format.number(count)}`).join(', '));
    }),
  ].filter((made) => made !== undefined);
  const columns = (['old', 'new'] as const).map((side) => capital(words.sides[side], words.language));
  const { title, summary } = words.strategies[report.final.strategy];
  return pageSection(
    heads.appliances,
    table([heads.property, ...columns], rows),
    paragraph(small(heads.nothingInstalled)),
    subsection(title, paragraph(text(summary))),
  );
}

function address({ plannedAddress, plannedProfile, identity }: ReportedAppliance): Cell {
  const reached =
    identity &&
    (hasHostKey(identity)
      ? `SSH ${identity.user}@${identity.address}:${identity.port}`
      : `HTTPS ${identity.address}:${identity.port}`);
  return lines([text(plannedAddress)], reached === undefined ? [] : [small(reached)], [
    small(plannedProfile),
  ]);
}

function loginCell({ word, seen }: { word: string; seen: string }): Cell {
  return lines([text(word)], [small(seen)]);
}

function certificate({ certificate: shown }: ReportedAppliance, words: EnglishWords): Cell {
  if (!shown) return [];
  return lines(
    [code(shown.sha256)],
    [small(shown.subject)],
    shown.names.length > 0 ? [small(shown.names.join(', '))] : [],
    [small(`${words.report.validTo} ${words.format.date(shown.validTo)}`)],
  );
}

function resources({ facts }: ReportedAppliance, words: EnglishWords): Cell {
  if (!facts) return [];
  const { bytes, number } = words.format;
  const machine = [
    facts.cores === undefined ? '' : `${number(facts.cores)} CPU`,
    facts.ramBytes === undefined ? '' : `${number(Math.round(facts.ramBytes / 2 ** 30))} GiB RAM`,
  ].filter((part) => part !== '');
  const disks = (facts.disks ?? []).map((disk) => [
    small(`${disk.mount} ${bytes(disk.totalBytes)}, ${bytes(disk.freeBytes)} ${words.report.free}`),
  ]);
  return lines(optional(machine.join(', ')), ...disks, optional(facts.os), optional(facts.platform));
}

function optional(content: string | undefined): Cell {
  return content === undefined || content === '' ? [] : [text(content)];
}
