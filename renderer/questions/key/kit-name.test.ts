import { expect, test } from 'vitest';
import { kitName } from './kit-name.ts';

test('a usual name stays readable', () => {
  expect(kitName('handover-5.9.4.2-202611250325')).toBe('handover-5.9.4.2-202611250325-emergency-kit.txt');
});

test('whatever the backup is called, the name is a plain one and not too long', () => {
  for (const name of ['../../etc/passwd', 'a:b*c?', '...', '', 'x'.repeat(500), 'tab\there'])
    expect(kitName(name)).toMatch(/^[^.\s/\\:*?"<>|][^/\\:*?"<>|\t]{0,110}-emergency-kit\.txt$/u);
});
