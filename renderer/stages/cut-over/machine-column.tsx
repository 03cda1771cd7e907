import './cut-over.css';
import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { StepInstruction } from '../step-block.tsx';
import { RoleBadge, Sign, type Tone } from '../../components/frame/sign.tsx';
import { WaitLines } from '../../components/long-wait.tsx';
import { useOfRun } from '../../store/run-store.ts';

/** One of the two machines: how it stands by what was observed, what was seen, and below it what a person does there. */
export function MachineColumn({
  side,
  step,
  name,
  tone,
  verdict,
  children,
}: {
  side: ApplianceSide;
  /** The step that is about this machine. */
  step: StepId;
  name: string;
  tone: Tone;
  verdict: { readonly word: string; readonly means: string };
  children: ReactNode;
}) {
  const { longWaits } = useWords();
  const { common, cutover } = useOwnWords();
  const isGoingOn = useOfRun(
    ({ isRunning, steps }) => isRunning && (steps[step].kind === 'running' || steps[step].kind === 'waiting'),
  );
  const wait = longWaits[step];
  return (
    <section className="machine-box" data-side={side} aria-label={`${common[`${side}Role`]} ${name}`}>
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap">
          <RoleBadge side={side} />
          <Title order={3} size="h5">
            {name}
          </Title>
        </Group>
        <Group gap="sm" wrap="nowrap" align="start" role="status">
          <Sign of={tone} size={24} />
          <div>
            <Text size="md" fw={700}>
              {verdict.word}
            </Text>
            <Text>{verdict.means}</Text>
          </div>
        </Group>
        {children}
        <StepInstruction step={step} />
        {isGoingOn === true && wait && (
          <details>
            <summary>{cutover.longWait}</summary>
            <WaitLines words={wait} isNarrow />
          </details>
        )}
      </Stack>
    </section>
  );
}

/** What was seen of one thing, with its sign; `plain` needs none where `isQuiet`. */
export function Seen({
  tone,
  isQuiet = true,
  title,
  children,
}: {
  tone: Tone;
  isQuiet?: boolean;
  title?: string | undefined;
  children: ReactNode;
}) {
  return (
    <span className="machine-sight" title={title}>
      {!(isQuiet && tone === 'plain') && <Sign of={tone} size={16} />}
      <span>{children}</span>
    </span>
  );
}
