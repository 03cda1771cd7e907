import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunState } from '../../shared/run/run-state.ts';
import { stepInfo, type Stage, type StepId } from '../../shared/run/steps.ts';
import { ChangedHostKey } from '../components/changed-host-key.tsx';
import { ErrorCard } from '../components/error-card.tsx';
import { InstructionCard } from '../components/instruction-card.tsx';
import { lastLook } from '../components/last-look.ts';
import { ProofList } from '../components/proof-list.tsx';
import { stepsOf } from '../current-stage.ts';
import { KeyDialogAhead } from '../questions/dialog-warning.tsx';
import { RunQuestion } from '../questions/run-question.tsx';
import { useOwnWords, useWords } from '../store/words-store.ts';

/** What every stage shows: its steps with what happens and how it is undone, the open question, errors, and the proofs. */
export function StageFrame({
  stage,
  state,
  children,
}: {
  stage: Stage;
  state: RunState;
  children: ReactNode;
}) {
  const words = useWords();
  const steps = stepsOf(stage);
  const current = steps.find((step) => step === state.current);
  const proofs = state.proofs.filter((proof) => steps.includes(proof.step));
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {words.stages[stage]}
      </Title>
      {current && state.isRunning && state.question && <RunQuestion open={state.question} />}
      {steps.map((step) => (
        <StepBlock key={step} step={step} state={state} isAlone={steps.length === 1} />
      ))}
      {children}
      <ProofList proofs={proofs} />
    </Stack>
  );
}

function StepBlock({ step, state, isAlone }: { step: StepId; state: RunState; isAlone: boolean }) {
  const words = useWords();
  const { common } = useOwnWords();
  const { does, undo, title } = words.steps[step];
  const effect = words.effects[stepInfo(step).effect];
  const stepState = state.steps[step];
  const wasInterrupted = !state.isRunning && (stepState.kind === 'running' || stepState.kind === 'waiting');
  return (
    <Stack gap={6} component="section" aria-label={title}>
      <Group gap="xs">
        <Title order={3} size="h5">
          {title}
        </Title>
        <Badge variant="default" tt="none" title={effect.means}>
          {effect.word}
        </Badge>
        {!isAlone && (
          <Text size="sm" c="dimmed">
            {words.stepStates[stepState.kind]}
          </Text>
        )}
      </Group>
      <Text size="sm">{does}</Text>
      <Text size="sm" c="dimmed">
        <Text span fw={600}>
          {common.undoLabel}:
        </Text>{' '}
        {undo}
      </Text>
      {stepState.kind === 'failed' &&
        (stepState.error.code === 'trust.host-key-changed' ? (
          <ChangedHostKey error={stepState.error} where={step} mode={state.mode} />
        ) : (
          <ErrorCard error={stepState.error} where={step} />
        ))}
      {/* A question about the same thing shows the card itself. */}
      {stepState.kind === 'waiting' && state.isRunning && !asksByInstruction(state) && (
        <InstructionCard
          instruction={stepState.instruction}
          headingOrder={4}
          look={lastLook(state, step)}
          note={stepState.operation === 'create-backup' && <KeyDialogAhead />}
        />
      )}
      {wasInterrupted && <Alert color="yellow">{common.interrupted}</Alert>}
    </Stack>
  );
}

function asksByInstruction(state: RunState): boolean {
  return state.question !== undefined && 'instruction' in state.question.question;
}
