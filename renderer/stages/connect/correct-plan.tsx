import { Button } from '@mantine/core';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { goTo } from '../../store/place-store.ts';
import { usePlan } from '../../store/run-store.ts';
import { useConnectionTests } from '../../store/connection-test-store.ts';
import { useTyped } from '../../store/typed-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { typedOfPlan } from '../new/typed-of-plan.ts';

/** Errors behind which a plan may stand that names the wrong machine. */
const mayBeWrongPlan: readonly ErrorRecord['code'][] = [
  'reach.refused',
  'reach.timeout',
  'reach.unknown-name',
  'reach.unreachable',
  'reach.not-ssh',
  'trust.same-machine',
];

/** A job keeps its plan: the corrected one is a new job, whose form begins with what this one says. */
export function CorrectPlan({ error }: { error: ErrorRecord }) {
  const plan = usePlan();
  const { correct } = useOwnWords().connect.page;
  if (!mayBeWrongPlan.includes(error.code)) return null;
  const typed = plan && typedOfPlan(plan);
  if (!typed) return null;
  return (
    <Button
      mb="md"
      onClick={() => {
        useTyped.getState().replace(typed);
        useConnectionTests.getState().clear();
        goTo({ kind: 'new' });
      }}
    >
      {correct}
    </Button>
  );
}
