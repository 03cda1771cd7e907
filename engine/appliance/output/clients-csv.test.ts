import { expect, test } from 'vitest';
import { parseClientsCsv } from './clients-csv.ts';

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
])('%s', (_name, bytes) => {
  expect(parseClientsCsv(bytes)).toEqual(one);
});

test('quotes hold delimiters, line breaks and quotes; blank lines and repeated names do not count', () => {
  const text = '"Name","Operating System"\n"PC ""1"", floor 2","Win\n11"\n\n,\npc-2,\nPC-2,macOS\n';
  expect(parseClientsCsv(Buffer.from(text))).toEqual([
    { name: 'PC "1", floor 2', os: 'Win\n11' },
    { name: 'PC-2', os: 'macOS' },
  ]);
});

test('short rows, unknown columns and hidden characters', () => {
  const text = 'ID,Computer,Other\n1,PC-1\u202e,x\n2\n3,PC-3\n';
  expect(parseClientsCsv(Buffer.from(text)).map((client) => client.name)).toEqual(['PC-1', 'PC-3']);
});

test.each([
  ['nothing', ''],
  ['another table', 'a,b\n1,2\n'],
  ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR'],
])('%s holds no computer names', (_name, text) => {
  expect(() => parseClientsCsv(latin1(text))).toThrow(
    expect.objectContaining({ code: 'appliance.output-unexpected', side: 'local' }) as Error,
  );
});

test('nothing of a wrong file is quoted', () => {
  const output = (): unknown => parseClientsCsv(Buffer.from('OLD_PASSWORD=hunter2\n'));
  expect(output).toThrow(
    expect.objectContaining({ params: expect.objectContaining({ output: '' }) as object }) as Error,
  );
});

test('a list of names and nothing else', () => {
  expect(parseClientsCsv(Buffer.from('Computer Name\nPC-1\nPC-2\n')).length).toBe(2);
});
