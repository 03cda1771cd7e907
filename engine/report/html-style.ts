/** System fonts and five status colours that keep a contrast of 4.5 to 1 on both grounds and stay apart in grey. */
export const htmlStyle = `:root {
  --ground: #ffffff; --ink: #1c2024; --dim: #565e66; --line: #d5d9de; --soft: #f4f6f8; --link: #0b5cad;
  --good: #1a6b35; --good-soft: #e5f4ea; --warning: #7a4a00; --warning-soft: #fff1d6;
  --bad: #a61b1b; --bad-soft: #fde8e8; --open: #3d4f87; --open-soft: #e9edfb;
  --word: #7a2f7d; --word-soft: #f7e9f8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16191d; --ink: #e8eaed; --dim: #aab1b9; --line: #363c44; --soft: #1f242a; --link: #86b8f0;
    --good: #7fd49b; --good-soft: #17301f; --warning: #f2c063; --warning-soft: #36290f;
    --bad: #ff9a94; --bad-soft: #3c1a1a; --open: #b1c0f5; --open-soft: #212a47;
    --word: #e3a6e6; --word-soft: #381d3a;
  }
}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
body { margin: 0; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; letter-spacing: -0.01em; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.25rem 0 0.75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.5rem; }
p { margin: 0.5rem 0; max-width: 48rem; }
small { color: var(--dim); font-size: 0.85em; }
a { color: var(--link); }
code { font: 0.85em/1.5 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
ul, ol { margin: 0.5rem 0; padding-left: 1.5rem; max-width: 50rem; }
li { margin: 0.35rem 0; }
.callout { border: 1px solid; border-left-width: 6px; border-radius: 6px; padding: 0.6rem 1rem; margin: 1rem 0 1.5rem; }
.callout p { margin: 0.25rem 0; color: var(--ink); }
.callout p:first-child strong { font-size: 1.1rem; }
.callout.good { border-color: var(--good); background: var(--good-soft); }
.callout.warning { border-color: var(--warning); background: var(--warning-soft); }
.callout.word { border-color: var(--word); background: var(--word-soft); }
.callout.bad { border-color: var(--bad); background: var(--bad-soft); }
.callout.open, .callout.plain { border-color: var(--open); background: var(--open-soft); }
.mark { display: inline-block; border-radius: 4px; padding: 0 0.45em; font-weight: 600; font-size: 0.9em; background: var(--soft); }
.mark.good { color: var(--good); background: var(--good-soft); }
.mark.warning { color: var(--warning); background: var(--warning-soft); }
.mark.bad { color: var(--bad); background: var(--bad-soft); }
.mark.word { color: var(--word); background: var(--word-soft); border-left: 3px solid var(--word); }
.mark.open { color: var(--open); background: var(--open-soft); outline: 1px dashed var(--open); outline-offset: -1px; }
dl { margin: 0; border-top: 1px solid var(--line); }
dl > div { display: grid; grid-template-columns: 13rem 1fr; gap: 1rem; padding: 0.45rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 600; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.table { overflow-x: auto; }
.table:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { font-size: 0.85em; color: var(--dim); font-weight: 600; border-bottom-width: 2px; white-space: nowrap; }
td .mark { white-space: nowrap; }
td:last-child, th:last-child { padding-right: 0; }
@media (max-width: 40rem) {
  main { padding: 1.25rem 1rem 3rem; }
  dl > div { grid-template-columns: 1fr; gap: 0; }
  table { min-width: 34rem; }
}
@page {
  size: A4; margin: 16mm 15mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #444444; }
}
@media print {
  :root {
    --ground: #ffffff; --ink: #000000; --dim: #444444; --line: #bbbbbb; --soft: #ffffff; --link: #000000;
    --good: #14532a; --good-soft: #ffffff; --warning: #6b4000; --warning-soft: #ffffff;
    --bad: #8f1414; --bad-soft: #ffffff; --open: #2f3f73; --open-soft: #ffffff;
    --word: #5d2360; --word-soft: #ffffff;
  }
  html { font-size: 9.5pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 17pt; }
  h2 { font-size: 12.5pt; margin-top: 14pt; }
  h2, h3 { break-after: avoid; }
  section.page { break-before: page; }
  /* What matters has one page. */
  .callout { margin: 6pt 0 8pt; padding: 4pt 8pt; }
  dl > div { grid-template-columns: 15rem 1fr; padding: 2pt 0; }
  li { margin: 2pt 0; }
  p { margin: 2pt 0; }
  tr, dl > div, li, .callout { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
  .mark { border: 0.75pt solid currentColor; padding: 0 0.35em; }
  a { text-decoration: none; }
  a[href]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
}
`;
