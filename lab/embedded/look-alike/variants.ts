/**
 * How the pages of the console are made and worded; of that the vendor publishes nothing. `bare`: headings are missing. `mixed`: a page
 * shows the texts of several states at once.
 */
export type PageForm =
  'plain' | 'other-markup' | 'other-columns' | 'german' | 'bare' | 'frame' | 'script' | 'mixed';

/** The body of a page in another form, with the same to read. */
export function inForm(form: PageForm, body: string): string {
  switch (form) {
    case 'plain':
      return body;
    case 'other-markup':
      return body
        .replace(/<(table|tr|t[hd])>/g, (_, tag: string) => `<div role="${rolesOf[tag] ?? ''}">`)
        .replace(/<\/(table|tr|t[hd])>/g, '</div>')
        .replace(/<h[123]>/g, '<div class="x1"><span>')
        .replace(/<\/h[123]>/g, '</span></div>')
        .replace(/name="press"/g, 'data-a="" name="press"');
    case 'other-columns':
      return body.replace(/<tr>((?:<(t[hd])>.*?<\/\2>)*)<\/tr>/g, (_, cells: string) => {
        const all = cells.match(/<(t[hd])>.*?<\/\1>/g) ?? [];
        return `<tr>${all.length > 2 ? all.reverse().join('') : cells}</tr>`;
      });
    case 'german':
      return Object.entries(german).reduce((text, [english, other]) => text.replaceAll(english, other), body);
    case 'bare':
      return body.replace(/<h2>.*?<\/h2>/g, '');
    case 'frame':
      return `<iframe width="900" height="700" srcdoc="${body.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"></iframe>`;
    case 'script':
      return `<main></main><script>document.querySelector('main').innerHTML = ${JSON.stringify(body).replace(/</g, String.raw`\u003c`)}</script>`;
    case 'mixed':
      return `${body}<p>Your back import file has been queued</p><p>Ready to download</p>`;
    default:
      return form satisfies never;
  }
}

const rolesOf: Readonly<Record<string, string>> = {
  table: 'table',
  tr: 'row',
  th: 'columnheader',
  td: 'cell',
};

/** Made up: the vendor publishes its texts in English. */
const german = {
  'System Maintenance': 'Systemwartung',
  'System Backup Information': 'Angaben zur Systemsicherung',
  'List of System Backups': 'Liste der Systemsicherungen',
  'System Backup v2': 'Systemsicherung v2',
  'Ready to download': 'Bereit zum Herunterladen',
  'Your back import file has been queued': 'Ihre Importdatei wurde eingereiht',
  Generating: 'Wird erzeugt',
  Status: 'Zustand',
};
