import { renderSVG } from 'uqr';
import { factLines, headings, instructions, type KitContent } from './kit-text.ts';
import { escapeMarkup as escape } from '../html.ts';
import { kitLines } from '../../../shared/rules/key/kit-lines.ts';

const longestCode = 500;

/** One page of A4 or Letter, black on white, without scripts and without anything from elsewhere. */
export function kitHtml(content: KitContent): string {
  const { key, words } = content;
  const { kit } = words;
  const head = headings(content);
  const text = key.reveal();
  // A square code holds no more than about this, legibly.
  const code = text.length <= longestCode ? renderSVG(text, { ecc: 'M', border: 2 }) : '';
  const facts = factLines(content)
    .map(([label, value]) => `<div><dt>${escape(label)}</dt><dd>${escape(value)}</dd></div>`)
    .join('');
  const steps = instructions(content)
    .map(
      ([title, lines]) =>
        `<h2>${escape(title)}</h2><ul>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${escape(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${escape(head.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escape(head.title)}</h1>
<p>${escape(head.intro)}</p>
<h2>${escape(kit.opens)}</h2>
<dl>${facts}</dl>
<h2>${escape(head.key)}</h2>
<div class="key">
<pre>
${kitLines(text).map(escape).join('\n')}
</pre>
<figure>${code}</figure>
</div>
<p>${escape(kit.reading)} ${text.includes(' ') ? escape(kit.space) : ''} ${escape(kit.code)}</p>
<p><strong>${escape(kit.oldKeys)}</strong></p>
${steps}
</body>
</html>
`;
}

/** The text of such a page, for reading the key back: without markup. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(style|svg)\b[^]*?<\/\1>/gi, '')
    .replace(/<\/(div|p|li|dt|dd|h\d|pre)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

const style = `
@page { size: auto; margin: 14mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; color: #000; background: #fff; font: 10.5pt/1.4 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 16pt; margin: 0 0 .5rem; }
h2 { font-size: 11.5pt; margin: .9rem 0 .3rem; }
p { margin: .35rem 0; }
dl { margin: 0; border-top: 1px solid #888; }
dl > div { display: grid; grid-template-columns: 7rem 1fr; border-bottom: 1px solid #bbb; padding: .15rem 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; font-size: 9.5pt; }
.key { display: flex; gap: 1.2rem; align-items: center; justify-content: space-between; border: 2px solid #000; padding: .6rem .9rem; break-inside: avoid; }
pre { margin: 0; font: 13pt/1.6 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; }
figure { margin: 0; width: 34mm; flex: none; }
figure svg { display: block; width: 100%; height: auto; }
ul { margin: .2rem 0; padding-left: 1.2rem; }
`;
