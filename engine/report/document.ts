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

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: Cell }
  | { readonly kind: 'callout'; readonly tone: Tone; readonly title: string; readonly spans: Cell }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: Cell }[] }
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
