import { expect, test } from 'vitest';
import { firstStepAfterHoldPoint, isBefore, permits, stages, stepCatalogue, stepIds } from './steps.ts';

test('the steps follow the stages of the main path, and every stage has one', () => {
  expect([...new Set(stepCatalogue.map((s) => s.stage))]).toEqual([...stages]);
});

test('nothing before the hold point takes the service away', () => {
  for (const step of stepCatalogue) {
    if (isBefore(step.id, firstStepAfterHoldPoint)) expect(step.effect).not.toBe('outage');
  }
  expect(stepIds.indexOf(firstStepAfterHoldPoint)).toBe(stepIds.indexOf('hold-point') + 1);
});

test('an effect permits itself and everything milder', () => {
  expect(permits('outage', 'reads')).toBe(true);
  expect(permits('changes-new', 'changes-new')).toBe(true);
  expect(permits('reads', 'adds-files')).toBe(false);
});
