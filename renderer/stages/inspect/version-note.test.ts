import { expect, test } from 'vitest';
import { verdictWith, versionNote } from './version-note.ts';

test('one version alone says nothing about the file', () => {
  expect(versionNote('', ' ')).toEqual({ kind: 'nothing' });
  expect(versionNote('5.9.4.2', '')).toEqual({ kind: 'nothing' });
  expect(versionNote('', '2604')).toMatchObject({
    kind: 'not-readable',
    reason: { code: 'version.not-readable', params: { targetVersion: '2604' } },
  });
});

test('both are held against the matrix, and the graver verdict stays', () => {
  const refused = versionNote('5.9.4.1', '2604');
  expect(refused).toMatchObject({ kind: 'rule', verdict: { verdict: 'refused' } });
  expect(verdictWith('looks-fine', refused)).toBe('no');
  expect(verdictWith('cannot-tell', refused)).toBe('no');
  const accepted = versionNote('5.9.4.2', '2604');
  expect(verdictWith('looks-fine', accepted)).toBe('looks-fine');
  expect(verdictWith('no', accepted)).toBe('no');
});

test('a pair that the matrix does not name leaves it open, half a version changes nothing', () => {
  expect(verdictWith('looks-fine', versionNote('2604', '2701'))).toBe('cannot-tell');
  expect(verdictWith('looks-fine', versionNote('26', '2604'))).toBe('looks-fine');
});
