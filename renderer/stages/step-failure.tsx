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
import { useOfRun, useRunState } from '../store/run-store.ts';

/** Why a step ended: calm where a person stopped it, its own page where two machines are mixed up, else the four answers. */
export function StepFailure({ step, error }: { step: StepId; error: ErrorRecord }) {
  const mode = useOfRun((state) => state.mode) ?? 'run';
  const state = useRunState();
  if (error.code === 'trust.host-key-changed')
    return <ChangedHostKey error={error} where={step} mode={mode} />;
  const { isConflict, isHalt, outcome } = errorMeaning(error.code);
  if (isConflict) return <AddressConflict error={error} where={step} />;
  if (isHalt) return <Halt step={step} error={error} />;
  return (
    <>
      <ErrorCard error={error} where={step} state={state} />
      {step === 'connect' && <CorrectPlan error={error} />}
      {outcome === 'blocked' && step !== 'preflight' && <Blocking step={step} />}
    </>
  );
}

/** What stands in the way of a step; the preflight shows its findings by itself. */
function Blocking({ step }: { step: StepId }) {
  const findings = useOfRun((state) => state.findings[step]);
  return findings
    ?.filter(({ severity }) => severity !== 'info')
    .map((finding) => <FindingDetails key={findingName(finding)} finding={finding} headingOrder={4} />);
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
