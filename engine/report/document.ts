/** How a status looks; its word always stands beside it, so that nothing depends on colour. */
export type Tone = 'good' | 'word' | 'warning' | 'bad' | 'open' | 'plain';

/** A piece of text. Whatever it holds is text: only the forms know markup, and they escape all of it. */
export type Span =
  | { readonly kind: 'text' | 'strong' | 'small' | 'code'; readonly text: string }
  | { readonly kind: 'mark'; readonly tone: Tone; readonly text: string }
  /** Only for addresses out of the sources of the rules, never for one that came from a machine. */
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'break' };

export type Cell = readonly Span[];
export type Fact = readonly [label: string, value: Cell];

export type Block =
  /** `startsPage`: on paper, what is under it begins a page of its own. */
  | { readonly kind: 'heading'; readonly text: string; readonly startsPage?: boolean }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: Cell }
  | { readonly kind: 'callout'; readonly tone: Tone; readonly title: string; readonly spans: Cell }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Cell[] };

/** What is to be shown, without how: one for all forms of the report. */
export interface ReportDocument {
  readonly language: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const text = (content: string): Span => ({ kind: 'text', text: content });
export const strong = (content: string): Span => ({ kind: 'strong', text: content });
export const small = (content: string): Span => ({ kind: 'small', text: content });
export const code = (content: string): Span => ({ kind: 'code', text: content });
export const mark = (tone: Tone, content: string): Span => ({ kind: 'mark', tone, text: content });
export const lineBreak: Span = { kind: 'break' };

/** Cells under each other, with a line break between them; empty ones are left out. */
export function lines(...cells: readonly Cell[]): Cell {
  return cells
    .filter((cell) => cell.length > 0)
    .flatMap((cell, index) => (index === 0 ? cell : [lineBreak, ...cell]));
}

/** A sentence behind what it answers; nothing where it is empty. */
export function labelled(label: string, sentence: string): Cell {
  return sentence === '' ? [] : [strong(`${label}:`), text(` ${sentence}`)];
}

/** A text as a form escapes it. Between two spans a space matters, and `plainText` trims it. */
export function spaced(content: string, escape: (content: string) => string): string {
  const escaped = escape(content);
  if (escaped === '') return content === '' ? '' : ' ';
  return `${content.startsWith(' ') ? ' ' : ''}${escaped}${content.endsWith(' ') ? ' ' : ''}`;
}

/** Parts under a heading; nothing at all where there are none. */
export function section(heading: string, ...parts: readonly (readonly Block[])[]): Block[] {
  return under('heading', heading, parts);
}

/** A section that begins a page of its own on paper. */
export function pageSection(heading: string, ...parts: readonly (readonly Block[])[]): Block[] {
  const [title, ...blocks] = section(heading, ...parts);
  return title?.kind === 'heading' ? [{ ...title, startsPage: true }, ...blocks] : [];
}

/** The same under a smaller heading. */
export function subsection(heading: string, ...parts: readonly (readonly Block[])[]): Block[] {
  return under('subheading', heading, parts);
}

function under(
  kind: 'heading' | 'subheading',
  heading: string,
  parts: readonly (readonly Block[])[],
): Block[] {
  const blocks = parts.flat();
  return blocks.length === 0 ? [] : [{ kind, text: heading }, ...blocks];
}

/** A table; nothing where it has no rows. */
export function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', columns, rows }];
}

/** Labels and values; nothing where there are none. What is false is left out. */
export function facts(...rows: readonly (Fact | false | undefined)[]): Block[] {
  const given = rows.filter((row) => row !== undefined && row !== false);
  return given.length === 0 ? [] : [{ kind: 'facts', rows: given }];
}

/** A list; nothing where it has no items. */
export function list(items: readonly Cell[], isOrdered = false): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', isOrdered, items }];
}

/** One paragraph. */
export function paragraph(...spans: Cell): Block[] {
  return [{ kind: 'paragraph', spans }];
}

/** A moment for the record: `2026-11-24 14:05:09`, in UTC, so that it means the same to every reader. */
export function stamp(iso: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? iso : new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** A word of a sentence as a heading: with a capital first letter. */
export function capital(word: string, language: string): string {
  return word.slice(0, 1).toLocaleUpperCase(language) + word.slice(1);
}
