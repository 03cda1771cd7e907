import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { filePlaces } from './file-places.ts';

const at = '2026-11-25T02:00:00.000Z';
const artifact = { role: 'backup', name: 'b', path: 'files/b', sizeBytes: 3, sha256: 'aa' } as const;
const run = (more: Partial<RunState>): RunState => ({ ...emptyRun, ...more });

test('nothing is known before anything was copied', () => {
  expect(filePlaces(emptyRun)).toEqual([{ where: 'old' }, { where: 'local' }, { where: 'new' }]);
});

test('a hash that was read while copying is no comparison yet', () => {
  expect(filePlaces(run({ artifacts: [artifact] }))[1]).toEqual({
    where: 'local',
    path: 'files/b',
    sha256: 'aa',
  });
});

test('only a proof says that a place was checked, and one that could not be read stays without a hash', () => {
  const params = { name: 'b', sha256: '', how: 'browser' };
  const [old, local] = filePlaces(
    run({
      artifacts: [artifact],
      proofs: [
        { id: 'verify.hash-on-old', side: 'old', status: 'could-not-test', params, step: 'verify', at },
        {
          id: 'verify.hash-local',
          side: 'local',
          status: 'failed',
          params: { name: 'b', sha256: 'bb' },
          step: 'verify',
          at,
        },
      ],
    }),
  );
  expect(old).toEqual({ where: 'old', status: 'could-not-test' });
  expect(local).toEqual({ where: 'local', path: 'files/b', sha256: 'bb', status: 'failed' });
});
