import { expect, test } from 'vitest';
import {
  firstStageAfterHoldPoint,
  firstStepAfterHoldPoint,
  isBefore,
  permits,
  phases,
  stages,
  stagesOf,
  stepCatalogue,
  stepIds,
  stepInfo,
} from './steps.ts';

test('the steps follow the stages of the main path, and every stage has one', () => {
  expect([...new Set(stepCatalogue.map((s) => s.stage))]).toEqual([...stages]);
});

test('the phases hold all stages in their order, and the line is drawn where the outage begins', () => {
  expect(phases.flatMap(stagesOf)).toEqual([...stages]);
  expect(stepInfo(firstStepAfterHoldPoint).stage).toBe(firstStageAfterHoldPoint);
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
