import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kitLines, readKitLines } from './kit-lines.ts';

const printable = fc.string({
  unit: fc.constantFrom(...Array.from({ length: 95 }, (_, at) => String.fromCharCode(at + 32)), 'ä', '€'),
  minLength: 1,
  maxLength: 120,
});

test('any key comes back from its lines, whatever stands around them', () => {
  fc.assert(
    fc.property(printable, (key) => {
      const text = ['Kept by Ada, 12 Nov', '', ...kitLines(key), '3 copies exist'].join('\r\n');
      expect(readKitLines(text)).toEqual({ key });
    }),
  );
});

test('one wrong character is found in every place, and its line is named', () => {
  const key = 'Xk7Qm4wZt9vRr2pLn8-aB3cD5eF6gH1jK0';
  const lines = kitLines(key);
  let tried = 0;
  for (const [index, line] of lines.slice(0, -1).entries()) {
    for (let at = 7; at < line.lastIndexOf('|') - 1; at++) {
      if (line[at] === ' ') continue;
      for (const other of '01OIlBxZ9') {
        if (line[at] === other) continue;
        const changed = lines.with(index, line.slice(0, at) + other + line.slice(at + 1));
        expect(readKitLines(changed.join('\n'))).toEqual({
          fault: { kind: 'wrong-line', line: index + 1, number: index + 1 },
        });
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(250);
});

test('two characters that changed places, a missing line and a missing end are found', () => {
  const lines = kitLines('Xk7Qm4wZt9vRr2pLn8-aB3cD5eF6gH1jK0');
  const swapped = lines.with(0, lines[0]!.replace('Xk7Q', 'kX7Q'));
  expect(readKitLines(swapped.join('\n'))).toMatchObject({ fault: { kind: 'wrong-line', number: 1 } });
  expect(readKitLines(lines.toSpliced(1, 1).join('\n'))).toMatchObject({
    fault: { kind: 'missing-line', number: 2 },
  });
  expect(readKitLines(lines.toSpliced(2, 1).join('\n'))).toMatchObject({ fault: { kind: 'wrong-total' } });
  expect(readKitLines(lines.slice(0, -1).join('\n'))).toEqual({ fault: { kind: 'no-total' } });
  expect(readKitLines('nothing')).toEqual({ fault: { kind: 'no-lines' } });
});

test.each([
  ['bars as capital I', (line: string) => line.replaceAll('|', 'I')],
  ['no bars', (line: string) => line.replaceAll('|', ' ')],
  ['no spaces between the groups', (line: string) => line.replace(/(?<=\S) (?=\S+ )/g, '')],
  [
    'capital check characters',
    (line: string) =>
      line.replace(/(\| )(\w\w)$/, (_, bar: string, check: string) => bar + check.toUpperCase()),
  ],
  ['tabs and more spaces', (line: string) => `\t ${line.replaceAll(' ', '  ')}   `],
])('a text that was typed or photographed is read with %s', (_how, change) => {
  const key = 'Xk7Qm4wZt9vRr2pLn8-aB3c';
  const lines = kitLines(key).map(change);
  expect(readKitLines(lines.join('\n'))).toEqual({ key });
});
