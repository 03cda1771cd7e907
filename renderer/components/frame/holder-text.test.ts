import { expect, test } from 'vitest';
import { holderText } from './holder-text.ts';

test('the time of a holder is told as a person reads it', () => {
  expect(holderText('dev on vm (process 7) since 2026-11-25T04:26:14.657Z', (iso) => `<${iso}>`)).toBe(
    'dev on vm (process 7) since <2026-11-25T04:26:14.657Z>',
  );
  expect(holderText('this program', () => 'x')).toBe('this program');
});
