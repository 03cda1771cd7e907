import fs from 'node:fs/promises';
import type { Client } from '../../../shared/run/facts.ts';
import { MigrationError } from '../../errors.ts';
import { clientRows, type ClientRows } from './client-rows.ts';
import { serverText } from './server-text.ts';

/** As many as are asked of the API; the vendor's largest size is 20,000. */
const mostRows = 100_000;
/** Three hundred bytes for each of them. */
const mostBytes = 32 * 1024 * 1024;
const mostBytesOfRow = 64 * 1024;

/** Reads a list of computers from the disk: see `parseClientsCsv`. Throws what the file system says, too. */
export async function readClientsCsv(path: string): Promise<ClientRows> {
  const { size } = await fs.stat(path);
  if (size > mostBytes) throw noList('the file is too large');
  return clientRows(await parseClientsCsv(await fs.readFile(path)));
}

/**
 * Reads the list of computers that an admin exported from the web console. Takes what spreadsheets make of such files:
 * UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab; quotes, blank lines, lines before the heading. A name may stand
 * there twice. Throws `appliance.output-unexpected` where no column holds computer names, a quote is
 * left open, or it is too much for a list of computers.
 */
export async function parseClientsCsv(bytes: Uint8Array): Promise<Client[]> {
  const text = decode(bytes);
  const rows = await parseRows(text, delimiterOf(text));
  const headingIndex = rows.findIndex((row) => columnOf(row, columns.name) !== undefined);
  const heading = rows[headingIndex];
  if (!heading) throw noList('no column with computer names');
  const at = {
    name: columnOf(heading, columns.name),
    os: columnOf(heading, columns.os),
    agentVersion: columnOf(heading, columns.agentVersion),
    lastSeenAt: columnOf(heading, columns.lastSeenAt),
  };
  const clients: Client[] = [];
  for (const row of rows.slice(headingIndex + 1)) {
    const cell = (index: number | undefined): string | undefined =>
      index === undefined ? undefined : serverText(row[index] ?? '', 255) || undefined;
    const name = cell(at.name);
    if (name === undefined) continue;
    const [os, agentVersion, lastSeenAt] = [cell(at.os), cell(at.agentVersion), cell(at.lastSeenAt)];
    clients.push({
      name,
      ...(os !== undefined && { os }),
      ...(agentVersion !== undefined && { agentVersion }),
      ...(lastSeenAt !== undefined && { lastSeenAt }),
    });
  }
  return clients;
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
  const hint = /^sep=([^"])\r?\n/.exec(text)?.[1];
  if (hint !== undefined) return hint;
  const sample = text.slice(0, 4096).replace(/"[^"]*"/g, '');
  const counts = [';', '\t', ','].map((candidate) => [candidate, sample.split(candidate).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best), counts[2] ?? [',', 0])[0];
}

/** RFC 4180 with any delimiter and any end of line; a quote inside an unquoted cell is a character like any other. */
async function parseRows(text: string, delimiter: string): Promise<string[][]> {
  // Few runs have such a list, and the command should start soon.
  const { parse, CsvError } = await import('csv-parse/sync');
  try {
    const rows = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: mostBytesOfRow,
      to: mostRows + 1,
    });
    if (rows.length > mostRows) throw noList('too many lines');
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw noList(`line ${String(error['lines'])}: ${error.code}`);
  }
}

/** Nothing of the file is quoted: whoever picked the wrong one may have picked one with secrets. */
function noList(problem: string): MigrationError {
  return new MigrationError(
    'appliance.output-unexpected',
    { operation: 'clients', problem, output: '' },
    { side: 'local' },
  );
}
