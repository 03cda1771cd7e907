import './cut-over.css';
import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { RoleBadge, Sign, type Tone } from '../../components/frame/sign.tsx';
import { WaitLines } from '../../components/long-wait.tsx';
import { useOfRun } from '../../store/run-store.ts';

/** What is known of one of the two machines: what its sign means, what was seen, and what is normal meanwhile. */
export function MachineColumn({
  side,
  step,
  name,
  means,
  children,
}: {
  side: ApplianceSide;
  /** The step that is about this machine. */
  step: StepId;
  name: string;
  means: string;
  children: ReactNode;
}) {
  const { longWaits } = useWords();
  const { cutover } = useOwnWords();
  const isGoingOn = useOfRun(
    ({ isRunning, steps }) => isRunning && (steps[step].kind === 'running' || steps[step].kind === 'waiting'),
  );
  const wait = longWaits[step];
  return (
    <div className="machine-box" data-side={side}>
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap">
          <RoleBadge side={side} />
          <Title order={3} size="h5">
            {name}
          </Title>
        </Group>
        <Text>{means}</Text>
        {children}
        {isGoingOn === true && wait && (
          <details>
            <summary>{cutover.longWait}</summary>
            <WaitLines words={wait} isNarrow />
          </details>
        )}
      </Stack>
    </div>
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
