import { expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import { proof, type Proof } from '../../shared/run/proof.ts';
import { emptyRun } from '../../shared/run/reduce-run.ts';
import { describeHoldPoint } from './hold-point.ts';

const at = '2026-11-25T02:00:00.000Z';
const plan = planSchema.parse({
  handover: 1,
  name: 'Night shift',
  old: { address: '10.1.20.30', profile: 'demo-appliance' },
  new: { address: '10.1.20.31', profile: 'demo-appliance' },
  final: { strategy: 'same' },
});

test('says what is proved and what not, how old the backup is, the clients, and which machine goes', () => {
  const made = (each: Proof) => ({ ...each, step: 'restore' as const, at, seq: 1 });
  const text = describeHoldPoint(
    plan,
    {
      ...emptyRun,
      jobId: 'night-1a2b3c',
      old: { facts: { hostName: 'demo-old' } as never },
      backup: { name: 'b', sizeBytes: 1, madeByUs: true },
      baseline: { count: 3, names: ['a', 'b', 'c'], source: 'list', at },
      steps: {
        ...emptyRun.steps,
        'back-up': { kind: 'done', ran: true, durationMs: 1, at, end: 'proved' },
      },
      proofs: [
        made(proof('key.custody', 'passed', {})),
        made(proof('restore.evidence', 'could-not-test', { seen: '' })),
      ],
    },
    Date.parse(at) + 600_000,
    100,
  ).join('\n');
  expect(text).toContain('handover by-hand night-1a2b3c --back');
  expect(text).toContain('Passed: 1, Could not test: 1');
  expect(text).toMatch(/What is not proved:\n {2}○ /);
  expect(text).toContain('What could not be tested is not counted as passed.');
  expect(text).toContain('Age of the backup: made 10 min ago');
  expect(text).toContain('Clients before the switch: 3, by name');
  expect(text.endsWith('This switches off demo-old (10.1.20.30).')).toBe(true);
});

test('says nothing that is not known', () => {
  const text = describeHoldPoint(plan, emptyRun, Date.parse(at), 100).join('\n');
  expect(text).toContain('Nothing was proved yet.');
  expect(text).toContain('Age of the backup: no backup yet');
  expect(text).toContain('Clients before the switch: not counted');
  expect(text).toContain('This switches off 10.1.20.30.');
});
