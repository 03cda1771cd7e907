import { expect, test } from 'vitest';
import { namesOneAddress } from './same-machine.ts';

test('one address under both names is noticed however it is written', () => {
  expect(namesOneAddress({ address: '192.0.2.10' }, { address: ' 192.0.2.10 ' })).toBe(true);
  expect(namesOneAddress({ address: 'EPP.example.org' }, { address: 'epp.example.org.' })).toBe(true);
  expect(namesOneAddress({ address: '192.0.2.10' }, { address: '192.0.2.11' })).toBe(false);
  expect(namesOneAddress({ address: '' }, { address: '' })).toBe(false);
});
