/** As much of the browser's objects as is used: this room has no DOM. */
interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
}
interface PageElement extends PageNode {
  readonly tagName: string;
  readonly childNodes: Iterable<PageNode>;
  readonly isContentEditable?: boolean;
  readonly type?: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly contentDocument?: { readonly body: PageElement | null } | null;
  getAttribute(name: string): string | null;
  checkVisibility(options: object): boolean;
  closest(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  querySelector(selector: string): PageElement | null;
}
declare const document: { readonly title: string; readonly body: PageElement | null };
declare function getComputedStyle(element: PageElement): { readonly display: string };

type Role = 'heading' | 'text' | 'link' | 'button' | 'label' | 'cell';

/**
 * Reads the page that it runs in: sent to the browser as source, so it uses nothing from outside itself. `labels`: those whose fields
 * may be read, in plain spelling. Changes nothing. What it returns is checked by `pageSightSchema`.
 */
export function readPage(labels: readonly string[]): unknown {
  const most = { texts: 4900, tables: 190, rows: 9900, beside: 1900 };
  const texts: { role: Role; text: string }[] = [];
  const tables: { columns: string[]; rows: string[][] }[] = [];
  const beside: { label: string; value: string }[] = [];
  let isWhole = true;
  let run = '';

  const add = <T>(list: T[], most_: number, item: T): void => {
    if (list.length < most_) list.push(item);
    else isWhole = false;
  };
  const flush = (role: Role): void => {
    const text = run.replace(/\s+/g, ' ').trim();
    run = '';
    if (text !== '') add(texts, most.texts, { role, text });
  };
  const isVisible = (element: PageElement): boolean =>
    // Such a one has no box of its own, and shows what is in it.
    getComputedStyle(element).display === 'contents' ||
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const roleAttribute = (element: PageElement): string => element.getAttribute('role') ?? '';
  // What a person could choose or type is not what the page says.
  const isSilent = (element: PageElement): boolean =>
    /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|SELECT|DATALIST|TEXTAREA|SVG|OBJECT|EMBED)$/i.test(element.tagName) ||
    element.isContentEditable === true;
  const roleOf = (element: PageElement, outer: Role): Role => {
    const role = roleAttribute(element);
    if (/^(H[1-6]|LEGEND|CAPTION)$/.test(element.tagName) || role === 'heading') return 'heading';
    if (element.tagName === 'A' || /^(link|menuitem|tab)$/.test(role)) return 'link';
    if (element.tagName === 'BUTTON' || role === 'button') return 'button';
    if (element.tagName === 'LABEL' || element.tagName === 'DT') return 'label';
    return outer;
  };
  const isOwn = (element: PageElement): boolean =>
    /^(A|BUTTON|LABEL|INPUT|IFRAME|BR)$/.test(element.tagName) ||
    roleAttribute(element) !== '' ||
    !/^(inline|contents)/.test(getComputedStyle(element).display);
  /** All of it that is visible. */
  const textOf = (element: PageElement): string => {
    let text = '';
    for (const child of element.childNodes) {
      if (child.nodeType === 3) text += child.textContent ?? '';
      if (child.nodeType !== 1) continue;
      const inner = child as PageElement;
      if (isSilent(inner) || !isVisible(inner)) continue;
      text += isOwn(inner) ? ` ${textOf(inner)} ` : textOf(inner);
    }
    return text.replace(/\s+/g, ' ').trim();
  };
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\u00a0]+/gu, ' ')
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const mayBeRead = (label: string): boolean => labels.includes(plain(label));
  const readField = (label: PageElement): void => {
    const words = textOf(label);
    const field = label.querySelector('input') ?? fieldNamed(label.getAttribute('for'));
    if (!field || field.type === 'password' || field.type === 'file' || !mayBeRead(words)) return;
    const isSwitch = field.type === 'checkbox';
    const value = isSwitch ? (field.checked === true ? 'on' : 'off') : (field.value ?? '');
    add(beside, most.beside, { label: words, value });
  };
  const fieldNamed = (id: string | null): PageElement | null =>
    id === null || !/^[\w-]+$/.test(id) || !document.body
      ? null
      : document.body.querySelector(`input[id="${id}"]`);
  const tableMark = 'table, [role="table"], [role="grid"]';
  /** Whether it was a list. One without headings is a matter of layout, and walked through. */
  const readTable = (table: PageElement): boolean => {
    const rows = [...table.querySelectorAll('tr, [role="row"]')]
      .filter((row) => row.closest(tableMark) === table && isVisible(row))
      .map((row) =>
        [
          ...row.querySelectorAll(
            'th, td, [role="columnheader"], [role="rowheader"], [role="cell"], [role="gridcell"]',
          ),
        ].filter((cell) => cell.closest('tr, [role="row"]') === row && isVisible(cell)),
      );
    const isHead = (cell: PageElement): boolean =>
      cell.tagName === 'TH' || roleAttribute(cell) === 'columnheader';
    const [first = []] = rows;
    const hasHead = first.length > 0 && first.every(isHead);
    const columns = hasHead ? first.map(textOf) : [];
    const body = hasHead ? rows.slice(1) : rows;
    if (columns.some((column) => column !== '')) {
      if (body.length > most.rows) isWhole = false;
      add(tables, most.tables, { columns, rows: body.slice(0, most.rows).map((cells) => cells.map(textOf)) });
      return true;
    }
    for (const [label, value, ...others] of body)
      if (label && value && others.length === 0 && mayBeRead(textOf(label)))
        add(beside, most.beside, { label: textOf(label), value: textOf(value) });
    return false;
  };
  const walk = (parent: PageElement, role: Role): void => {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) run += child.textContent ?? '';
      if (child.nodeType !== 1) continue;
      const element = child as PageElement;
      if (isSilent(element) || !isVisible(element)) continue;
      if (!isOwn(element)) {
        walk(element, role);
        continue;
      }
      flush(role);
      const own = roleOf(element, role);
      if (element.tagName === 'INPUT') {
        if (/^(submit|button|reset)$/.test(element.type ?? '')) run = element.value ?? '';
        flush('button');
      } else if (element.tagName === 'IFRAME') {
        // Of another origin: there is nothing to be had, and nothing is loaded from there.
        const inside = element.contentDocument?.body;
        if (inside) walk(inside, 'text');
        flush('text');
      } else if (element.tagName === 'TABLE' || /^(table|grid)$/.test(roleAttribute(element))) {
        if (!readTable(element)) walk(element, 'cell');
        flush('cell');
      } else {
        if (element.tagName === 'LABEL') readField(element);
        walk(element, own);
        flush(own);
      }
    }
  };
  if (document.body) walk(document.body, 'text');
  flush('text');
  return { title: document.title, texts, tables, beside, isWhole };
}
