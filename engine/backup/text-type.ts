import type { ContentType } from '../../shared/run/inspection.ts';

/** What kind of text a file begins with; undefined for what is no text. */
export function textType(head: Buffer): ContentType | undefined {
  const text = readAsText(head);
  if (text === undefined) return undefined;
  const start = text.trimStart();
  if (
    /^(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body|title|script|meta|center|h1)\b/i.test(
      start.slice(0, 4096),
    )
  )
    return 'html';
  if (/^<\?xml\b/i.test(start)) return /<html\b/i.test(start.slice(0, 1024)) ? 'html' : 'xml';
  if (
    /^(--\s+(mysql|mariadb|postgresql|pg_dump)|\/\*!\d{5}\s|--\s+dump\b|create\s+table|insert\s+into)/i.test(
      start,
    )
  )
    return 'sql-dump';
  if (/^[[{]/.test(start) && isJson(start, head.length)) return 'json';
  const lines = start
    .split(/\r?\n/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '');
  if (lines.length > 0 && share(lines, looksLogged) >= 0.6) return 'log';
  return isTable(lines) ? 'csv' : 'text';
}

/** The title of a web page, for the sentence about it; on one line, at most 80 characters. */
export function pageTitle(head: Buffer): string {
  const found = /<title[^>]*>([^<]*)/i.exec(readAsText(head) ?? '')?.[1] ?? '';
  return found
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
}

function readAsText(head: Buffer): string | undefined {
  const isWide = head[0] === 0xff && head[1] === 0xfe;
  if (isWide) return printable(new TextDecoder('utf-16le').decode(head));
  try {
    // `stream` forgives a character that is cut at the end of the sample.
    return printable(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }));
  } catch {
    // Not UTF-8: old logs and error pages are Latin-1, where a few odd bytes stand among much plain text.
    const odd = head.filter((byte) => byte >= 0x80).length;
    return odd / head.length < 0.1 ? printable(head.toString('latin1')) : undefined;
  }
}

/** `text` when it has no control characters but those of text. */
function printable(text: string): string | undefined {
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text;
}

function isJson(start: string, headBytes: number): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch {
    // A document longer than the sample does not parse; its beginning has to do.
    return headBytes >= 64 * 1024 && /^[[{]\s*["[{]/.test(start);
  }
}

function share(lines: readonly string[], matches: (line: string) => boolean): number {
  return lines.filter(matches).length / lines.length;
}

/** A line that begins with a time, as syslog, ISO 8601, web servers and MySQL write it. */
function looksLogged(line: string): boolean {
  return /^(<\d+>)?[[(]?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d\d\/[A-Z][a-z]{2}\/\d{4}:)/.test(
    line,
  );
}

function isTable(lines: readonly string[]): boolean {
  if (lines.length < 2) return false;
  return [',', ';', '\t'].some((mark) => {
    const counts = lines.slice(0, -1).map((line) => line.split(mark).length - 1);
    return (counts[0] ?? 0) > 0 && counts.every((count) => count === counts[0]);
  });
}
