import { expect, test } from 'vitest';
import { finding } from '../../../shared/run/finding.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState, StepState } from '../../../shared/run/run-state.ts';
import { askedAbout, checkStatus, findingsBySeverity } from './preflight-result.ts';

const at = '2026-11-25T02:00:00.000Z';
const withStep = (preflight: StepState, more: Partial<RunState> = {}): RunState => ({
  ...emptyRun,
  ...more,
  steps: { ...emptyRun.steps, preflight },
});
const warning = finding('preflight.patch-too-recent', 'warning', {});
const error = finding('preflight.snapshot-unconfirmed', 'error', {});
const findings = { preflight: [warning, error] };

test('groups by severity and keeps the order within', () => {
  const groups = findingsBySeverity({ ...emptyRun, findings });
  expect(groups).toEqual({ error: [error], warning: [warning], info: [] });
});

test('blocked counts as checked, any other failure does not', () => {
  expect(checkStatus(emptyRun)).toEqual({ kind: 'never' });
  expect(
    checkStatus(withStep({ kind: 'failed', at, error: { code: 'run.blocked', params: { findings: 'x' } } })),
  ).toEqual({ kind: 'checked', at });
  expect(
    checkStatus(withStep({ kind: 'failed', at, error: { code: 'run.cancelled', params: {} } }, { findings })),
  ).toEqual({ kind: 'cut-short', hasEarlier: true });
});

test('a step that nobody works on any more is no running check', () => {
  const running: StepState = { kind: 'running', sinceAt: at };
  expect(checkStatus(withStep(running, { isRunning: true }))).toEqual({ kind: 'running' });
  expect(checkStatus(withStep(running))).toEqual({ kind: 'cut-short', hasEarlier: false });
});

test('knows what the open question asks about, and only of this step', () => {
  const ask = (step: 'preflight' | 'verify'): RunState => ({
    ...emptyRun,
    isRunning: true,
    question: { id: 'q', question: { kind: 'accept-findings', step, findings: [warning] } },
  });
  expect([...askedAbout(ask('preflight'))]).toEqual(['preflight.patch-too-recent']);
  expect(askedAbout(ask('verify')).size).toBe(0);
  expect(askedAbout({ ...ask('preflight'), isRunning: false }).size).toBe(0);
});
