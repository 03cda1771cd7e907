/** A field of a form of the console. A key is typed in the open, as the vendor's pages show it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'checkbox' | 'file' | 'password';
  readonly value?: string;
  readonly isOn?: boolean;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${String(char.charCodeAt(0))};`);
}

/** A form that goes back to its own page. Each button is told apart by its words. */
export function form(fields: readonly Field[], buttons: readonly string[]): string {
  const inputs = fields.map(({ name, label, type = 'text', value = '', isOn = false }) => {
    const input = `<input type="${type}" name="${name}" value="${escaped(value)}"${isOn ? ' checked' : ''}>`;
    return `<p><label>${escaped(label)} ${input}</label></p>`;
  });
  const presses = buttons.map(
    (button) => `<button name="press" value="${escaped(button)}">${escaped(button)}</button>`,
  );
  return `<form method="post" enctype="multipart/form-data">${inputs.join('')}${presses.join(' ')}</form>`;
}

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table>${row(headings, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

/** A whole page. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>${body}</html>\n`;
}
