import './step-block.css';
import { Alert, Badge, Stack, Text, Title } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { StepState } from '../../shared/run/run-state.ts';
import { type StepId, stepInfo } from '../../shared/run/steps.ts';
import { instructionText } from '../../shared/text/words.ts';
import { InstructionCard } from '../components/run-sheet/instruction-card.tsx';
import { lastLook } from '../components/proofs/last-look.ts';
import { DialogWarning } from '../questions/dialog-warning.tsx';
import { useOfRun, useRunState } from '../store/run-store.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { StepFailure } from './step-failure.tsx';
import { stepStatus } from './step-status.ts';
import { Sign } from '../components/frame/sign.tsx';
import { Faint, WithLabels } from '../components/prose.tsx';

/**
 * One step: how it stands and since when, what it does and how it is undone, what went wrong, and what a person has to do.
 * A step that is done, or that waits for another of its stage, takes one line; the rest of it is folded.
 */
export const StepBlock = memo(function StepBlock({ step }: { step: StepId }) {
  const words = useWords();
  const { common } = useOwnWords();
  const stepState = useOfRun((state) => state.steps[step]);
  const isRunning = useOfRun((state) => state.isRunning) ?? false;
  const isOtherOn = useOfRun(({ current }) => current !== undefined && isSameStage(current, step)) ?? false;
  if (!stepState) return null;
  const isFolded = stepState.kind === 'done' || (stepState.kind === 'pending' && isOtherOn);
  const { title, does, undo } = words.steps[step];
  const effect = words.effects[stepInfo(step).effect];
  const wasInterrupted = !isRunning && (stepState.kind === 'running' || stepState.kind === 'waiting');
  const deed = (
    <Stack gap={4}>
      <Text>{does}</Text>
      <Faint>
        <strong>{common.undoLabel}:</strong> {undo}
      </Faint>
    </Stack>
  );
  return (
    <Stack gap={8} component="section" aria-label={title} data-step={step}>
      <div className="step-block-line">
        <Sign of={stepStatus(stepState, isRunning)} size={20} />
        <Title order={3} size="h5">
          {title}
        </Title>
        <Badge variant="default" title={effect.means}>
          {effect.word}
        </Badge>
        <span className="step-block-when">
          <When step={stepState} isRunning={isRunning} />
        </span>
      </div>
      <div className="step-block-body">
        {stepState.kind === 'done' && stepState.end !== 'proved' && (
          <Text>{words.stepEnds[stepState.end].means}</Text>
        )}
        {isFolded ? (
          <details className="step-block-more">
            <summary>{stepState.kind === 'done' ? common.stepMore : common.stepAhead}</summary>
            {deed}
          </details>
        ) : (
          deed
        )}
      </div>
      {stepState.kind === 'failed' && <StepFailure step={step} error={stepState.error} />}
      {stepState.kind === 'waiting' && isRunning && <StepInstruction step={step} />}
      {wasInterrupted && <Alert color="yellow">{common.interrupted}</Alert>}
    </Stack>
  );
});

/** Another step of the same stage is at work: then this one is not what the page is about. */
function isSameStage(current: StepId, step: StepId): boolean {
  return current !== step && stepInfo(current).stage === stepInfo(step).stage;
}

function When({ step, isRunning }: { step: StepState; isRunning: boolean }): ReactNode {
  const { stepEnds, stepStates, format } = useWords();
  const { common } = useOwnWords();
  switch (step.kind) {
    case 'pending':
      return stepStates.pending;
    case 'running':
    case 'waiting':
      return isRunning
        ? common.stepSince(stepStates[step.kind], format.time(step.sinceAt))
        : common.nothingRuns;
    case 'done':
      return step.ran
        ? common.stepDone(stepEnds[step.end].word, format.time(step.at), format.duration(step.durationMs))
        : `${common.stepWasSo(format.time(step.at))} · ${stepEnds[step.end].word}`;
    case 'failed':
    case 'reverted':
      return `${stepStatus(step, isRunning) === 'stopped' ? common.stopped : stepStates[step.kind]}, ${format.time(step.at)}`;
    default:
      return step satisfies never;
  }
}

/** What a person has to do now, where no question shows the same. */
function StepInstruction({ step }: { step: StepId }) {
  const state = useRunState();
  const words = useWords();
  const stepState = state?.steps[step];
  if (!state?.isRunning || stepState?.kind !== 'waiting') return null;
  if (state.question && 'instruction' in state.question.question) return null;
  return (
    <>
      {stepState.begunAt !== undefined && (
        <Alert color="yellow">
          <WithLabels
            text={words.begunBefore(
              words.format.date(stepState.begunAt),
              instructionText(words, stepState.instruction).see,
            )}
          />
        </Alert>
      )}
      <InstructionCard
        instruction={stepState.instruction}
        headingOrder={4}
        look={lastLook(state, step)}
        note={stepState.operation === 'create-backup' && !state.isKeyProved && <DialogWarning form="ahead" />}
      />
    </>
  );
}
