import { expect, test } from 'vitest';
import { typedName } from './typed-name.ts';

test('only the whole name is right, with its capital letters', () => {
  expect(typedName('', 'epp-old')).toBe('empty');
  expect(typedName('  ', 'epp-old')).toBe('empty');
  expect(typedName('epp', 'epp-old')).toBe('begun');
  expect(typedName(' epp-old ', 'epp-old')).toBe('right');
  expect(typedName('EPP-old', 'epp-old')).toBe('differs');
  expect(typedName('epp-old2', 'epp-old')).toBe('differs');
  expect(typedName('epp-new', 'epp-old')).toBe('differs');
});
