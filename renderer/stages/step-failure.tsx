import { lazy, Suspense } from 'react';
import { IconPlayerPauseFilled } from '@tabler/icons-react';
import { errorMeaning } from '../../shared/run/error-codes.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import { findingName } from '../../shared/run/finding.ts';
import type { StepId } from '../../shared/run/steps.ts';
import { errorText } from '../../shared/text/render.ts';
import { ChangedHostKey } from '../components/host-key/changed-host-key.tsx';
import { ErrorCard } from '../components/proofs/error-card.tsx';
import { FindingDetails } from '../components/proofs/finding-details.tsx';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { CorrectPlan } from './connect/correct-plan.tsx';
import { AddressConflict } from './cut-over/address-conflict.tsx';
import { Labelled, Note } from '../components/prose.tsx';
import { useOfRun, usePlan, useRunState } from '../store/run-store.ts';

const ByHandCard = lazy(() => import('../components/run-sheet/by-hand-card.tsx'));

interface FailureProps {
  readonly step: StepId;
  readonly error: ErrorRecord;
}

/** Why a step ended, and what is left to do for a person who goes on without Handover. */
export function StepFailure(props: FailureProps) {
  const state = useRunState();
  const plan = usePlan();
  return (
    <>
      <Why {...props} />
      {state?.isRunning === false && plan && (
        <Suspense>
          <ByHandCard plan={plan} state={state} />
        </Suspense>
      )}
    </>
  );
}

/** Calm where a person stopped it, its own page where two machines are mixed up, else the four answers. */
function Why({ step, error }: FailureProps) {
  const mode = useOfRun((state) => state.mode) ?? 'run';
  const state = useRunState();
  if (error.code === 'trust.host-key-changed')
    return <ChangedHostKey error={error} where={step} mode={mode} />;
  const { isConflict, isHalt, outcome } = errorMeaning(error.code);
  if (isConflict) return <AddressConflict error={error} where={step} />;
  if (isHalt) return <Halt step={step} error={error} />;
  // The preflight shows its findings by itself.
  if (outcome === 'blocked' && step !== 'preflight') return <Blocked step={step} error={error} />;
  return (
    <>
      <ErrorCard error={error} where={step} state={state} />
      {step === 'connect' && <CorrectPlan error={error} />}
    </>
  );
}

/** What blocks a step, each with what to do: the error itself would only name them again. */
function Blocked({ step, error }: { step: StepId; error: ErrorRecord }) {
  const words = useWords();
  const state = useRunState();
  const findings = state?.findings[step]?.filter(({ severity }) => severity !== 'info') ?? [];
  if (findings.length === 0) return <ErrorCard error={error} where={step} state={state} />;
  const { meanwhile, next } = errorText(words, error, step, state);
  return (
    <div role="alert">
      {findings.map((finding) => (
        <FindingDetails key={findingName(finding)} finding={finding} headingOrder={4} />
      ))}
      <Labelled label={words.cli.meanwhile}>{meanwhile}</Labelled>
      <Labelled label={words.cli.next}>{next}</Labelled>
    </div>
  );
}

function Halt({ step, error }: { step: StepId; error: ErrorRecord }) {
  const words = useWords();
  const { common } = useOwnWords();
  const state = useRunState();
  const { what, meanwhile, next } = errorText(words, error, step, state);
  return (
    <Note color="gray" role="status" icon={IconPlayerPauseFilled} p="md" title={what}>
      <Labelled label={words.cli.meanwhile}>{meanwhile}</Labelled>
      <Labelled label={words.cli.next}>{error.code === 'run.cancelled' ? common.goOnAnyTime : next}</Labelled>
    </Note>
  );
}
