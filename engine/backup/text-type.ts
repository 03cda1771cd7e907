import type { ContentType } from '../../shared/run/inspection.ts';

/** What kind of text a file begins with; undefined for what is no text. */
export function textType(head: Buffer): ContentType | undefined {
  const text = readAsText(head);
  if (text === undefined) return undefined;
  const start = text.trimStart();
  if (
    /^<(!doctype\s+html|html|head|body|title|script|meta|center|h1)\b/i.test(
      afterComments(start.slice(0, 4096)),
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
  if (isKeyFile(start, head.length)) return 'key-file';
  if (/^[[{]/.test(start) && isJson(start, head.length)) return 'json';
  const lines = start
    .split(/\r?\n/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '');
  if (lines.length > 0 && share(lines, looksLogged) >= 0.6) return 'log';
  return isTable(lines) ? 'csv' : 'text';
}

/** What follows the comments at the beginning of a page. One by one: a pattern for any number of them can be made to try for ever. */
function afterComments(text: string): string {
  let rest = text;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end === -1) return rest;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

/** The title of a web page, for the sentence about it; on one line, at most 80 characters. */
export function pageTitle(head: Buffer): string {
  const found = /<title[^<>]*>([^<]*)/i.exec(readAsText(head) ?? '')?.[1] ?? '';
  return shortLine(found);
}

/** The message in an error that a server sent as JSON; undefined where it is no such thing. */
export function errorMessage(head: Buffer): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readAsText(head) ?? '');
  } catch {
    // No JSON, or longer than any error.
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const fields = parsed as Record<string, unknown>; // an object of JSON
  const names = ['error_description', 'message', 'error', 'detail', 'title', 'errors'];
  const found = names.find((name) => name in fields);
  if (found === undefined) return undefined;
  const value = fields[found];
  return typeof value === 'string' ? shortLine(value) : '';
}

/** Whether a table is an export of logs: its first line names what such logs tell. */
export function isAuditLog(head: Buffer): boolean {
  const [first = ''] = (readAsText(head) ?? '').trimStart().split(/\r?\n/, 1);
  const columns = first
    .toLowerCase()
    .split(/[,;\t]/)
    .map((column) => column.replace(/["'_]/g, ' ').trim());
  const known = columns.filter((column) =>
    /^(event( name| type| time| id)?|log (id|type|name)|client (user|computer)|user( ?name)?|computer( name)?|machine|ip address|device( name| type)?|file ?(name|path|hash|size)|destination|policy( name)?|content policy|date ?\/? ?time.*|department|serial ?(number)?|vid|pid)$/.test(
      column,
    ),
  );
  return known.length >= 4;
}

/** A single line that is no sentence and is as varied as a key, a private key, or our own kit. */
function isKeyFile(start: string, headBytes: number): boolean {
  if (
    /^(-----BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1|PuTTY-User-Key-File|HANDOVER EMERGENCY KIT)/.test(start)
  )
    return true;
  if (/^# created: .*\n# public key: age1/.test(start)) return true;
  const line = start.trimEnd();
  if (headBytes > 300 || line.length < 8 || /[\s,;<>{}]/.test(line)) return false;
  const isGrouped = /^[A-Za-z0-9]{3,8}(-[A-Za-z0-9]{3,8}){2,}$/.test(line);
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(line)).length;
  return isGrouped || (line.length >= 12 && kinds === 3 && /^[\x21-\x7e]+$/.test(line));
}

function shortLine(text: string): string {
  return text
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
