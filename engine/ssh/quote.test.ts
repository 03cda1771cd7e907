import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteArgv } from './quote.ts';

/** What a real shell makes of a command line: its arguments, told apart by NUL. */
function throughShell(argv: readonly string[]): string[] {
  const line = quoteArgv(['printf', '%s\\0', ...argv]);
  return execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

test.each([
  ["it's"],
  ['$(reboot)'],
  ['`reboot`'],
  ['a b'],
  [''],
  ['-rf'],
  ['line\nbreak'],
  ['!!'],
  ['*'],
  ['~'],
  ['\\'],
  ['"'],
  ['ü 語 😀'],
  ['A=b'],
  ['#'],
])('%j reaches the program as it is', (argument) =>
  expect(throughShell([argument, 'next'])).toEqual([argument, 'next']),
);

test('any arguments do', () => {
  const argument = fc
    .string({ unit: 'binary' })
    .filter((text) => !text.includes('\0') && Buffer.from(text).toString() === text);
  fc.assert(
    fc.property(fc.array(argument, { minLength: 1, maxLength: 6 }), (argv) => {
      expect(throughShell(argv)).toEqual(argv);
    }),
    { numRuns: 200 },
  );
});

test('a NUL byte is refused rather than cut off', () => {
  expect(() => quoteArgv(['a\0b'])).toThrow(/NUL/);
});
