import { expect, test } from 'vitest';
import { proofSchema } from './proof.ts';
import { portSightSchema } from './sighting.ts';

const parsed = (seen: unknown) =>
  proofSchema.parse({ id: 'cutover.old-silent', status: 'passed', params: { from: 'laptop', seen } }).params[
    'seen'
  ];

test('what was seen is data, and a text where an earlier version wrote one', () => {
  const seen = {
    ssh: { kind: 'open', sha256: 'SHA256:x' },
    console: { kind: 'could-not-test', reason: 'EIO' },
  };
  expect(parsed(seen)).toEqual(seen);
  expect(parsed('SSH silent, console silent')).toBe('SSH silent, console silent');
});

test.each([
  ['a kind of a later version', { kind: 'asleep' }],
  ['a key that is not told', { kind: 'open' }],
  ['nothing', undefined],
  ['a text', 'silent'],
  ['a list', ['silent']],
])('%s was not tested, and is least of all a silence', (_name, ssh) => {
  expect(portSightSchema.safeParse(ssh).success).toBe(false);
  expect(parsed({ ssh, console: { kind: 'silent' } })).toEqual({
    ssh: { kind: 'could-not-test', reason: '' },
    console: { kind: 'silent' },
  });
  expect(parsed({ later: true })).toMatchObject({ ssh: { kind: 'could-not-test' } });
});
