import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseClientsCsv, readClientsCsv } from './clients-csv.ts';
import { folderForEach } from '../../testing/temporary-folder.ts';

const one = [{ name: 'PC-Zürich', os: 'Windows 11', agentVersion: '6.2', lastSeenAt: '2026-03-01 10:00' }];
const lines = (d: string) =>
  [
    `Computer Name${d}OS${d}Client Version${d}Last Seen`,
    `PC-Zürich${d}Windows 11${d}6.2${d}2026-03-01 10:00`,
    '',
  ].join('\r\n');
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(lines(','))],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${lines(',')}`)],
  ['semicolons', Buffer.from(lines(';'))],
  ['tabs', Buffer.from(lines('\t'))],
  ['Excel with its hint', Buffer.from(`sep=;\r\n${lines(';')}`)],
  ['Windows-1252', latin1(lines(';'))],
  ['UTF-16 little-endian with a mark', Buffer.from(`\ufeff${lines('\t')}`, 'utf16le')],
  ['UTF-16 little-endian without', Buffer.from(lines(','), 'utf16le')],
  ['UTF-16 big-endian with a mark', utf16be(`\ufeff${lines(',')}`)],
  ['UTF-16 big-endian without', utf16be(lines(','))],
  ['a title before the heading', Buffer.from(`List of computers\n\n${lines(',')}`)],
  ['old Macintosh line ends', Buffer.from(lines(',').replaceAll('\r\n', '\r'))],
])('%s', async (_name, bytes) => {
  expect(await parseClientsCsv(bytes)).toEqual(one);
});

test('quotes hold delimiters, line breaks and quotes; blank lines do not count', async () => {
  const text = '"Name","Operating System"\n"PC ""1"", floor 2","Win\n11"\n\n,\npc-2,\nPC-2,macOS\n';
  expect(await parseClientsCsv(Buffer.from(text))).toEqual([
    { name: 'PC "1", floor 2', os: 'Win\n11' },
    { name: 'pc-2' },
    { name: 'PC-2', os: 'macOS' },
  ]);
});

test('short rows, unknown columns and hidden characters', async () => {
  const text = 'ID,Computer,Other\n1,PC-1\u202e,x\n2\n3,PC-3\n';
  const clients = await parseClientsCsv(Buffer.from(text));
  expect(clients.map((client) => client.name)).toEqual(['PC-1', 'PC-3']);
});

test('a quote inside a cell, spaces around quotes, and a row that is too long do no harm', async () => {
  const text = 'Computer,OS\nPC-5" , "Windows 11" \n"PC-6",Linux,x,y\n';
  expect(await parseClientsCsv(Buffer.from(text))).toEqual([
    { name: 'PC-5"', os: 'Windows 11' },
    { name: 'PC-6', os: 'Linux' },
  ]);
});

test('every way to end a line, also mixed', async () => {
  const clients = await parseClientsCsv(Buffer.from('Name\nPC-1\r\nPC-2\rPC-3\r\n\r\nPC-4'));
  expect(clients.map((client) => client.name)).toEqual(['PC-1', 'PC-2', 'PC-3', 'PC-4']);
});

const refused = (problem: string) => ({
  code: 'appliance.output-unexpected',
  side: 'local',
  params: { operation: 'clients', problem, output: '' },
});

test.each([
  ['nothing', '', 'no column with computer names'],
  ['another table', 'a,b\n1,2\n', 'no column with computer names'],
  ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'no column with computer names'],
  // Nothing of a wrong file is quoted.
  ['a file of secrets', 'OLD_PASSWORD=hunter2\n', 'no column with computer names'],
  ['a hint that is a quote', 'sep="\n', 'no column with computer names'],
  ['a quote left open', 'Name\n"PC-1\nPC-2\n', 'line 3: CSV_QUOTE_NOT_CLOSED'],
  ['text behind a quote', 'Name,OS\n"PC-1"hunter2,x\n', 'line 2: CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE'],
  ['an endless line', `Name\n${'x'.repeat(100_000)}`, 'line 2: CSV_MAX_RECORD_SIZE'],
  ['an endless quote', `Name\n"${'x\n'.repeat(50_000)}`, 'line 32770: CSV_MAX_RECORD_SIZE'],
  ['lines without an end', `Name\n${'a\n'.repeat(100_000)}`, 'too many lines'],
])('%s holds no computer names', async (_name, text, problem) => {
  await expect(parseClientsCsv(latin1(text))).rejects.toMatchObject(refused(problem));
});

describe('a file', () => {
  const folder = folderForEach();
  test('that is too large is not even read', async () => {
    const file = path.join(folder, 'large.csv');
    fs.writeFileSync(file, 'Name\nPC-1\n');
    expect(await readClientsCsv(file)).toMatchObject({ clients: [{ name: 'PC-1' }], rows: 1 });
    fs.truncateSync(file, 33 * 1024 * 1024);
    await expect(readClientsCsv(file)).rejects.toMatchObject(refused('the file is too large'));
    await expect(readClientsCsv(path.join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('a list of names and nothing else', async () => {
  expect((await parseClientsCsv(Buffer.from('Computer Name\nPC-1\nPC-2\n'))).length).toBe(2);
});
