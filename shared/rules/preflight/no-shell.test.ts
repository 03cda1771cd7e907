import { expect, test } from 'vitest';
import { findingName } from '../../run/finding.ts';
import type { LoginRights } from '../../run/login-rights.ts';
import type { PreflightInput, PreflightSide } from './preflight-input.ts';
import { preflightFindings } from './preflight-rules.ts';

const side = (address: string, rights?: LoginRights): PreflightSide => ({ address, rights });
const input = (oldRights?: LoginRights): PreflightInput => ({
  nowMs: 0,
  rules: 'endpoint-protector',
  old: side('192.0.2.10', oldRights),
  new: side('192.0.2.20'),
  strategy: 'same',
  finalAddress: '192.0.2.10',
  declared: {},
  asked: [],
  jobFolder: '/jobs/x',
});
const names = (given: PreflightInput) => preflightFindings(given).map(findingName);

test.each(['menu', 'no-ssh'] as const)(
  'with %s all that could not be looked at on that side is one finding with the list of it',
  (rights) => {
    const seen = names(input('sudo'));
    const untested = seen.filter((name) => name.startsWith('preflight.could-not-test@old:'));
    expect(untested.length).toBeGreaterThan(2);
    const folded = preflightFindings(input(rights));
    const told = folded.find(({ id }) => id === 'preflight.no-shell');
    expect(told).toMatchObject({ severity: 'warning', params: { side: 'old', rights } });
    const unseen = String(told?.params['unseen']).split(', ');
    const left = folded.map(findingName);
    for (const name of untested) {
      const isFolded = unseen.includes(name.split(':')[1] ?? '');
      // Each stands in one of both places, and in no other.
      expect([name, isFolded]).toEqual([name, !left.includes(name)]);
    }
    expect(unseen).toContain('disk-free-old');
    // The other side keeps its own, one by one.
    expect(left.filter((name) => name.includes('@new'))).toEqual(
      seen.filter((name) => name.includes('@new')),
    );
  },
);

test('with a shell, or where nobody found out, nothing is folded', () => {
  for (const rights of [undefined, 'root', 'no-sudo'] as const)
    expect(names(input(rights))).not.toContain('preflight.no-shell@old');
});
