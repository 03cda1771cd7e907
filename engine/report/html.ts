import { plainText } from '../../shared/text/plain-text.ts';
import { spaced, type Block, type Cell, type ReportDocument, type Span } from './document.ts';
import { htmlStyle } from './html-style.ts';

/**
 * The document as one HTML file that needs nothing else: style inside, no scripts, nothing loaded (and a policy that
 * forbids both), for a screen, light or dark, and for A4. Everything that is text is escaped.
 */
export function toHtml(document: ReportDocument): string {
  const title = escapeHtml(document.title);
  return `<!doctype html>
<html lang="${escapeHtml(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
${htmlStyle}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${sections(document.blocks)}
</main>
</body>
</html>
`;
}

/** A text that HTML shows as it is, in content and in quoted attributes; without invisible and direction-changing signs. */
function escapeHtml(content: string): string {
  return escapeMarkup(plainText(content));
}

/** The same with every sign kept. */
export function escapeMarkup(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** One section for each heading, so that print can keep a heading with what follows. */
function sections(blocks: readonly Block[]): string {
  const groups: Block[][] = [[]];
  for (const made of blocks) {
    if (made.kind === 'heading') groups.push([]);
    groups.at(-1)?.push(made);
  }
  return groups
    .filter((group) => group.length > 0)
    .map(
      (group) =>
        `<section${startsPage(group) ? ' class="page"' : ''}>\n${group.map(block).join('\n')}\n</section>`,
    )
    .join('\n');
}

function startsPage([first]: readonly Block[]): boolean {
  return first?.kind === 'heading' && first.startsPage === true;
}

function block(made: Block): string {
  switch (made.kind) {
    case 'heading':
      return `<h2>${escapeHtml(made.text)}</h2>`;
    case 'subheading':
      return `<h3>${escapeHtml(made.text)}</h3>`;
    case 'paragraph':
      return `<p>${inline(made.spans)}</p>`;
    case 'callout':
      return `<div class="callout ${made.tone}"><p><strong>${escapeHtml(made.title)}</strong></p>${paragraphs(made.spans)}</div>`;
    case 'facts':
      return `<dl>\n${made.rows.map(([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${inline(value)}</dd></div>`).join('\n')}\n</dl>`;
    case 'table':
      return table(made.columns, made.rows);
    case 'list': {
      const tag = made.isOrdered ? 'ol' : 'ul';
      return `<${tag}>\n${made.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</${tag}>`;
    }
    default:
      return made satisfies never;
  }
}

function paragraphs(spans: Cell): string {
  return spans.length === 0 ? '' : `<p>${inline(spans)}</p>`;
}

/** A scroll box around it: a wide table must not widen the page. `tabindex` lets the keyboard scroll it. */
function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  const name = escapeHtml(columns.join(', '));
  return `<div class="table" role="region" tabindex="0" aria-label="${name}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

function inline(cell: Cell): string {
  return cell.map(span).join('');
}

function span(made: Span): string {
  switch (made.kind) {
    case 'text':
      return spaced(made.text, escapeHtml);
    case 'strong':
      return `<strong>${escapeHtml(made.text)}</strong>`;
    case 'small':
      return `<small>${escapeHtml(made.text)}</small>`;
    case 'code':
      return `<code>${escapeHtml(made.text)}</code>`;
    case 'mark':
      return `<span class="mark ${made.tone}">${escapeHtml(made.text)}</span>`;
    case 'link':
      return /^https:\/\//.test(made.url)
        ? `<a href="${escapeHtml(made.url)}" rel="noreferrer">${escapeHtml(made.text)}</a>`
        : escapeHtml(made.text);
    case 'break':
      return '<br>';
    default:
      return made satisfies never;
  }
}
