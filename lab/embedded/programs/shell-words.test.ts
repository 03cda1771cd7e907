import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWords } from './shell-words.ts';

const words = (line: string) => {
  const parsed = shellWords(line);
  return parsed.kind === 'words' ? parsed.words : parsed;
};

test.each([
  ['a b', ['a', 'b']],
  ['  a\t b  ', ['a', 'b']],
  ["'a b' c", ['a b', 'c']],
  [`'it'\\''s'`, ["it's"]],
  ['"a \\" \\$ \\x b"', ['a " $ \\x b']],
  ["''", ['']],
  ['""a', ['a']],
  ['a\\ b', ['a b']],
  ['a\\\nb', ['ab']],
  ['a#b c~d', ['a#b', 'c~d']],
  ["'a\nb'", ['a\nb']],
  ['', []],
])('%j is split as a shell does', (line, expected) => {
  expect(words(line)).toEqual(expected);
});

test.each([
  ['a; b', ';'],
  ['a > b', '>'],
  ['echo $HOME', '$'],
  ['echo "$HOME"', '$'],
  ['ls *', '*'],
  ['# a', '#'],
  ['~/a', '~'],
  ["'a", 'a quote without its end'],
  ['"a', 'a quote without its end'],
  ['a\\', 'a backslash at the end'],
])('%j is not taken for text', (line, what) => {
  expect(words(line)).toEqual({ kind: 'unsupported', what });
});

const shell = '/bin/sh';
test.skipIf(!fs.existsSync(shell))(
  'means the same as to /bin/sh, where there is one, however it is quoted',
  () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('ab \t\n\'"\\$`*?#~;&|<>(){}[]!=-%é')),
      maxLength: 8,
    });
    const piece = text.chain((content) =>
      fc.constantFrom(
        `'${content.replaceAll("'", `'\\''`)}'`,
        `"${content.replace(/[\\"$`]/g, '\\$&')}"`,
        // Backslash and line break is a joined line, which quotes nothing.
        content.replaceAll('\n', '').replace(/[^]/gu, '\\$&'),
      ),
    );
    const line = fc
      .array(fc.array(piece, { minLength: 1, maxLength: 3 }), { maxLength: 4 })
      .map((args) => args.map((parts) => parts.join('')).join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 25, maxLength: 25 }), (lines) => {
        // Many lines a shell: starting one is what takes the time.
        const script = lines.map((each) => `set -- ${each}\nprintf '%s\\0' "$#" "$@"`).join('\n');
        const printed = execFileSync(shell, ['-c', script], { encoding: 'utf8' });
        const ours = lines.flatMap((each) => {
          const found = words(each) as string[];
          return [String(found.length), ...found];
        });
        expect(ours.map((each) => `${each}\0`).join('')).toBe(printed);
      }),
      { numRuns: 40 },
    );
  },
);
