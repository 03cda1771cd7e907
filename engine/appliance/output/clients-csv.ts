import type { Client } from '../../../shared/run/facts.ts';
import { MigrationError } from '../../errors.ts';
import { serverText } from './server-text.ts';

/**
 * Reads the list of computers that an admin exported from the web console. Takes what spreadsheets make of such files:
 * UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab; quotes, blank lines, lines before the heading. Names that
 * stand there twice are kept once. Throws `appliance.output-unexpected` where no column holds computer names.
 */
export function parseClientsCsv(bytes: Uint8Array): Client[] {
  const text = decode(bytes);
  const rows = parseRows(text, delimiterOf(text));
  const headingIndex = rows.findIndex((row) => columnOf(row, columns.name) !== undefined);
  const heading = rows[headingIndex];
  if (!heading) {
    // Nothing of the file is quoted: whoever picked the wrong one may have picked one with secrets.
    throw new MigrationError(
      'appliance.output-unexpected',
      { operation: 'clients', problem: 'no column with computer names', output: '' },
      { side: 'local' },
    );
  }
  const at = {
    name: columnOf(heading, columns.name),
    os: columnOf(heading, columns.os),
    agentVersion: columnOf(heading, columns.agentVersion),
    lastSeenAt: columnOf(heading, columns.lastSeenAt),
  };
  const clients = new Map<string, Client>();
  for (const row of rows.slice(headingIndex + 1)) {
    const cell = (index: number | undefined): string | undefined =>
      index === undefined ? undefined : serverText(row[index] ?? '', 255) || undefined;
    const name = cell(at.name);
    if (name === undefined) continue;
    const [os, agentVersion, lastSeenAt] = [cell(at.os), cell(at.agentVersion), cell(at.lastSeenAt)];
    clients.set(name.toLowerCase(), {
      name,
      ...(os !== undefined && { os }),
      ...(agentVersion !== undefined && { agentVersion }),
      ...(lastSeenAt !== undefined && { lastSeenAt }),
    });
  }
  return [...clients.values()];
}

/** Headings by which a column is known, in the order of trust; compared without case, spaces and punctuation. */
const columns = {
  name: ['computername', 'machinename', 'hostname', 'clientname', 'computer', 'name'],
  os: ['operatingsystem', 'ostype', 'os', 'platform'],
  agentVersion: ['clientversion', 'agentversion', 'eppclientversion', 'version'],
  lastSeenAt: ['lastseen', 'lastseenat', 'lasttimeonline', 'lastonline', 'lastcontact', 'lastcheckin'],
} as const;

function columnOf(row: readonly string[], names: readonly string[]): number | undefined {
  // A heading is a row of several cells, or of one that says nothing else.
  const plain = row.map((cell) => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  for (const name of names) {
    const index = plain.indexOf(name);
    if (index !== -1) return index;
  }
  return undefined;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Without a mark: Latin text in UTF-16 has a zero in every other byte, and no other text file has any.
  const head = bytes.subarray(0, 64);
  if (head.some((byte, index) => byte === 0 && index % 2 === 1))
    return new TextDecoder('utf-16le').decode(bytes);
  if (head.includes(0)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Western spreadsheets write otherwise. Every byte is a character there.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function delimiterOf(text: string): string {
  // Excel's own hint, understood by nothing else.
  const hint = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (hint !== undefined) return hint;
  const sample = text.slice(0, 4096).replace(/"[^"]*"/g, '');
  const counts = [';', '\t', ','].map((candidate) => [candidate, sample.split(candidate).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best), counts[2] ?? [',', 0])[0];
}

/** RFC 4180 with any delimiter; a quote inside an unquoted cell is a character like any other. */
function parseRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = (): void => {
    row.push(cell.trim());
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index++;
      } else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (character === delimiter) {
      row.push(cell.trim());
      cell = '';
    } else if (character === '\n' || (character === '\r' && text.charAt(index + 1) !== '\n')) endRow();
    else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}
