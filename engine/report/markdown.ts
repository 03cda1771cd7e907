import { plainText } from '../../shared/text/plain-text.ts';
import { spaced, type Block, type Cell, type ReportDocument, type Span } from './document.ts';

/** The document as GitHub-flavoured Markdown. Everything that is text stays text: no markup of a machine comes through. */
export function toMarkdown(document: ReportDocument): string {
  const blocks = document.blocks.map(block);
  return `${[`# ${escapeMarkdown(document.title)}`, ...blocks].filter((made) => made !== '').join('\n\n')}\n`;
}

/**
 * A text that Markdown shows as it is: no emphasis, links, HTML, table cells or line breaks come out of it. CommonMark
 * lets any ASCII punctuation be escaped; only what can mean something is, so that the source stays readable.
 */
function escapeMarkdown(content: string): string {
  return plainText(content)
    .replace(/[\\`*_[\]<>|~#&]/g, '\\$&')
    .replace(/:\/\//g, ':\\//')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/@/g, '\\@')
    .replace(/^([-+=]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

function block(made: Block): string {
  switch (made.kind) {
    case 'heading':
      return `## ${escapeMarkdown(made.text)}`;
    case 'subheading':
      return `### ${escapeMarkdown(made.text)}`;
    case 'paragraph':
      return flow(made.spans);
    case 'callout':
      return [`> **${escapeMarkdown(made.title)}**`, ...quoted(made.spans)].join('\n>\n');
    case 'facts':
      return table(
        ['', ''],
        made.rows.map(([label, value]) => [[{ kind: 'strong', text: label }], value]),
      );
    case 'table':
      return table(made.columns, made.rows);
    case 'list':
      return made.items
        .map((item, index) => {
          const bullet = made.isOrdered ? `${index + 1}. ` : '- ';
          return bullet + flow(item).replaceAll('\n', `\n${' '.repeat(bullet.length)}`);
        })
        .join('\n');
    default:
      return made satisfies never;
  }
}

function quoted(spans: Cell): string[] {
  return spans.length === 0 ? [] : [`> ${flow(spans).replaceAll('\n', '\n> ')}`];
}

function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(escapeMarkdown)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map((cell) => cell.map((span) => inline(span, '<br>')).join('')))),
  ].join('\n');
}

/** Outside a table a line break is a backslash at the end of the line. */
function flow(cell: Cell): string {
  return cell.map((span) => inline(span, '\\\n')).join('');
}

function inline(span: Span, lineBreak: string): string {
  switch (span.kind) {
    case 'text':
    case 'small':
      return spaced(span.text, escapeMarkdown);
    case 'strong':
    case 'mark':
      return span.text === '' ? '' : `**${escapeMarkdown(span.text)}**`;
    case 'code':
      return codeSpan(span.text);
    case 'link':
      return `[${escapeMarkdown(span.text)}](<${span.url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
    case 'break':
      return lineBreak;
    default:
      return span satisfies never;
  }
}

/** In a fence longer than any row of backticks in it; a table's bar is escaped even there (GFM). */
function codeSpan(content: string): string {
  const shown = plainText(content).replaceAll('|', '\\|');
  if (shown === '') return '';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((row) => row[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
