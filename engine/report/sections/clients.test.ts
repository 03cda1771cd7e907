import { expect, test } from 'vitest';
import { en } from '../../../shared/text/en.ts';
import type { Report } from '../report-data.ts';
import { clients } from './clients.ts';

const kind = (agentVersion: string) => ({ os: '', agentVersion });

function report(strategy: 'same' | 'different', rules: Report['rules'] = 'endpoint-protector'): Report {
  return {
    rules,
    final: { strategy, address: '192.0.2.20' },
    clients: {
      baseline: {
        count: 3,
        names: ['old-1', 'linux-1', 'new-1'],
        kinds: [kind('6.2.4.2000'), kind('2.4.5.1002'), kind('2608.1.1.0')],
        source: 'csv',
        at: '2026-11-25T02:00:00.000Z',
      },
      seen: {
        seen: 3,
        baseline: 3,
        missing: [],
        added: { count: 1, names: ['fresh-1'] },
        otherVersion: { count: 1, clients: [{ name: 'old-1', before: '6.2.4.2000', after: '6.2.5.3000' }] },
      },
    },
  } as unknown as Report;
}

const shown = (of: Report) => JSON.stringify(clients(of, en));

test('what the clients need is told by name, and who is new or has another version', () => {
  const text = shown(report('same'));
  const { clients: heads } = en;
  for (const head of [heads.bridge, heads.linux, heads.hours, heads.added, heads.otherVersion])
    expect(text).toContain(head);
  expect(text).toContain(`old-1: ${heads.beforeAfter('6.2.4.2000', '6.2.5.3000')}`);
  expect(text).toContain('fresh-1');
  // With the same address nobody has to be moved.
  expect(text).not.toContain(heads.pilot);
});

test('with another address it says who can be moved in waves, and who cannot and why', () => {
  const { clients: heads } = en;
  const text = shown(report('different'));
  expect(text).toContain(`${heads.pilot} (1)`);
  expect(text).toContain(`linux-1: ${heads.stayReasons['before-2511']}`);
  expect(shown(report('different', 'none'))).not.toContain(heads.pilot);
});

test('what was seen while clients moved is told: by whose word, who is behind, and where nobody could compare', () => {
  const { clients: heads } = en;
  const at = '2026-11-25T02:00:00.000Z';
  const moves: Omit<NonNullable<Report['clients']['moves']>, 'result'> = {
    wave: 'rest',
    sinceAt: at,
    moving: 12,
    duplicates: ['pc-12'],
    curve: [{ at, moving: 10, onNew: 10, onOld: 0, isByWord: true }],
  };
  const told = (result: NonNullable<Report['clients']['moves']>['result']) => {
    const base = report('different');
    return shown({ ...base, clients: { ...base.clients, moves: { ...moves, result } } });
  };
  const compared = told({
    kind: 'compared',
    there: 11,
    behind: ['pc-11'],
    withOld: { count: 1, names: ['pc-11'] },
  });
  for (const text of [
    '10 / 10',
    heads.zoneByWord,
    `${heads.stragglers} (1)`,
    `${heads.withOld} (1)`,
    'pc-11',
  ])
    expect(compared).toContain(text);
  const uncompared = told({ kind: 'uncompared', doubt: 'old-list', seen: 11 });
  expect(uncompared).toContain(heads.uncompared('11', '12'));
  expect(uncompared).not.toContain(heads.stragglers);
});
