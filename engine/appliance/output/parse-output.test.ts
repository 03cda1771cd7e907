import { expect, test } from 'vitest';
import { parseOutput } from './parse-output.ts';
import { serverText } from './server-text.ts';

const words = {};

test.each([
  [
    'json by paths',
    { as: 'json', fields: { a: 'x.y', b: 'l.1', c: 'no.way', d: 'nothing' }, words },
    '{"x":{"y":1},"l":[5,6],"nothing":null}',
    false,
    [{ a: 1, b: 6 }],
  ],
  [
    'json list inside',
    { as: 'json', items: 'data.items', fields: { n: 'name' }, words },
    '{"data":{"items":[{"name":"a"},{"name":"b"}]}}',
    true,
    [{ n: 'a' }, { n: 'b' }],
  ],
  [
    'json by own properties only',
    { as: 'json', fields: { a: 'constructor.name', b: '__proto__' }, words },
    '{}',
    false,
    [{}],
  ],
  [
    'words',
    { as: 'json', fields: { state: 's' }, words: { state: { 'Ready to download': 'ready' } } },
    '{"s":"Ready to download"}',
    false,
    [{ state: 'ready' }],
  ],
  [
    'lines',
    { as: 'lines', pattern: '^(?<name>\\S+) (?<size>\\d+)?$', ignore: '^NAME', words },
    'NAME SIZE\na 1\r\n\nb \n',
    true,
    [{ name: 'a', size: '1' }, { name: 'b' }],
  ],
  [
    'key and value',
    { as: 'key-value', separator: '=', fields: { v: 'VERSION' }, words },
    '# VERSION=0\nVERSION="1 2"\nX\n',
    false,
    [{ v: '1 2' }],
  ],
  ['text', { as: 'text', pattern: '^v(?<version>\\d+)$', words }, 'hello\nv12\n', false, [{ version: '12' }]],
  ['none', { as: 'none' }, 'whatever', false, [{}]],
] as const)('%s', (_name, format, stdout, isList, records) => {
  expect(parseOutput(format, stdout, isList)).toEqual({ kind: 'records', records });
});

test.each([
  ['not JSON', { as: 'json', fields: {}, words }, 'key=secret', false],
  ['no list', { as: 'json', fields: {}, words }, '{}', true],
  ['an entry that is none', { as: 'json', fields: {}, words }, '[1]', true],
  ['a foreign line', { as: 'lines', pattern: '^a$', words }, 'a\nsecret\n', true],
  ['two lines for one record', { as: 'lines', pattern: '^(?<n>.)$', words }, 'a\nb\n', false],
  ['a text that does not fit', { as: 'text', pattern: '^a$', words }, 'secret', false],
] as const)('%s is a problem that quotes nothing', (_name, format, stdout, isList) => {
  const parsed = parseOutput(format, stdout, isList);
  expect(parsed.kind).toBe('problem');
  expect(JSON.stringify(parsed)).not.toContain('secret');
});

test.each([
  ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
  ['a window title', 'a\u001b]0;evil\u0007b', 'ab'],
  ['controls', 'a\u0000\u0008\u009bb\u007f', 'ab'],
  ['direction and invisible characters', 'a\u202eb\u2066c\u200bd\ufeff\u2028e', 'abcde'],
  ['line ends', ' a\r\nb\rc\td ', 'a\nb\nc\td'],
  ['length', 'abcdef', 'abcdef', 6],
  ['too long', 'abcdefg', 'abcde…', 6],
  ['letters of all scripts', 'Zürich 東京 🔒', 'Zürich 東京 🔒'],
])('server text: %s', (_name, text, expected, maxLength = 400) => {
  expect(serverText(text, maxLength)).toBe(expected);
});
