import { expect, test } from 'vitest';
import type { EventBody } from './event.ts';
import { finding } from './finding.ts';
import { proof, type Proof } from './proof.ts';
import { emptyRun, replayRun } from './reduce-run.ts';
import { jobEnd, stepEnd, worst } from './step-end.ts';
import { stepIds, type StepId } from './steps.ts';

const at = '2026-11-25T02:00:00.000Z';

function endWith(step: StepId, ...proofs: Proof[]) {
  return stepEnd(step, { ...emptyRun, proofs: proofs.map((made) => ({ ...made, step, at, seq: 1 })) });
}

test('a step of which nothing is recorded is never proved', () => {
  for (const step of stepIds) expect(stepEnd(step, emptyRun), step).not.toBe('proved');
});

test('a decision stays one, whatever was seen beside it', () => {
  expect(
    endWith('hold-point', proof('validate.disk', 'passed', { freeBytes: 1, totalBytes: 2, mount: '/' })),
  ).toBe('by-word');
});

test('the weakest of what a step rests on counts', () => {
  const listed = proof('preserve.backups-listed', 'passed', { count: 2 }, 'old');
  expect(endWith('preserve', listed)).toBe('proved');
  expect(
    endWith('preserve', listed, proof('preserve.audit-logs-listed', 'by-word', { count: 0 }, 'old')),
  ).toBe('by-word');
  const local = proof('verify.hash-local', 'passed', { name: 'a', sha256: 'b' }, 'local');
  expect(endWith('verify', local)).toBe('untested');
  const onOld = { name: 'a', sha256: 'b', how: 'sha256sum' };
  expect(endWith('verify', local, proof('verify.hash-on-old', 'could-not-test', onOld, 'old'))).toBe(
    'untested',
  );
  expect(endWith('verify', local, proof('verify.hash-on-old', 'passed', onOld, 'old'))).toBe('proved');
});

test('what failed and is still open is never green, also where the step does not rest on it', () => {
  const hostKey = proof('validate.host-key', 'passed', { address: 'a', sha256: 'b' }, 'new');
  const off = proof('validate.old-stays-off', 'passed', { address: 'a', seen: '' }, 'old');
  expect(endWith('validate', hostKey, off)).toBe('proved');
  const hangs = proof('validate.audit-job', 'failed', { state: 'running' }, 'new');
  expect(endWith('validate', hostKey, off, hangs)).toBe('untested');
});

test('the old appliance is off: one place that saw it is enough, and a word is a word', () => {
  const silent = (from: string, status: 'passed' | 'passed-with-warning' | 'could-not-test') =>
    proof('cutover.old-silent', status, { from, address: 'a', seen: '' }, 'old');
  const word = proof('cutover.old-off-by-word', 'by-word', { by: 'ada' }, 'old');
  const no = proof('cutover.old-off-by-word', 'failed', { by: 'ada' }, 'old');
  expect(endWith('power-off', silent('laptop', 'could-not-test'), silent('new', 'passed'))).toBe('proved');
  expect(endWith('power-off', silent('laptop', 'could-not-test'))).toBe('untested');
  expect(endWith('power-off', silent('laptop', 'passed-with-warning'), word)).toBe('by-word');
  expect(endWith('power-off', silent('laptop', 'could-not-test'), word)).toBe('by-word');
  // Somebody said no, and switched it off then.
  expect(endWith('power-off', no, silent('laptop', 'passed'))).toBe('proved');
});

test('the preflight is as good as its weakest check', () => {
  const checked = { ...emptyRun, findings: { preflight: [] } };
  expect(stepEnd('preflight', checked)).toBe('proved');
  const said = { ...checked, declared: { 'snapshot-completed': { value: 'yes', note: '' } } } as const;
  expect(stepEnd('preflight', said)).toBe('by-word');
  const params = { check: 'clock-skew', side: 'old', reason: 'not-read' } as const;
  const open = finding('preflight.could-not-test', 'warning', params);
  expect(stepEnd('preflight', { ...said, findings: { preflight: [open] } })).toBe('untested');
  const told = finding('preflight.could-not-test', 'info', params);
  expect(stepEnd('preflight', { ...checked, findings: { preflight: [told] } })).toBe('proved');
});

test('a job is as good as its weakest step, less the decisions', () => {
  const done = (end: 'proved' | 'by-word') => ({ kind: 'done', ran: true, durationMs: 1, at, end }) as const;
  const steps = { ...emptyRun.steps, plan: done('by-word'), key: done('proved') };
  expect(jobEnd(steps)).toBe('proved');
  expect(jobEnd({ ...steps, restore: done('by-word') })).toBe('by-word');
  expect([jobEnd(emptyRun.steps), worst([])]).toEqual(['untested', 'untested']);
});

test('a journal of 0.1, which does not say it, is judged by its proofs; a word that it calls passed is none', () => {
  const done = (step: StepId): EventBody => ({ type: 'step.done', step, ran: true, durationMs: 1 });
  const proved = (step: StepId, made: Proof): EventBody => ({ type: 'proved', step, proof: made });
  const bodies: EventBody[] = [
    done('plan'),
    done('preserve'),
    proved('push', proof('push.hash-on-new', 'passed', { name: 'a', sha256: 'b', how: 'c' }, 'new')),
    done('push'),
    proved('restore', proof('restore.evidence', 'could-not-test', { seen: '' }, 'new')),
    done('restore'),
    proved(
      'power-off',
      proof('cutover.old-silent', 'passed-with-warning', { from: 'laptop', address: 'a', seen: '' }),
    ),
    proved('power-off', proof('cutover.old-off-by-word', 'passed-with-warning', { by: 'ada' }, 'old')),
    done('power-off'),
    proved(
      'readmit-clients',
      proof('validate.client-communication', 'passed-with-warning', { state: 'by word' }),
    ),
    proved('readmit-clients', proof('validate.clients', 'passed', { seen: 2, baseline: 2, missing: '' })),
    done('readmit-clients'),
  ];
  const { steps } = replayRun(bodies.map((body, index) => ({ ...body, seq: index + 1, at })));
  const ends = Object.fromEntries(
    stepIds.flatMap((id) => {
      const step = steps[id];
      return step.kind === 'done' ? [[id, step.end]] : [];
    }),
  );
  expect(ends).toEqual({
    plan: 'by-word',
    preserve: 'untested',
    push: 'proved',
    restore: 'untested',
    'power-off': 'by-word',
    'readmit-clients': 'by-word',
  });
});
