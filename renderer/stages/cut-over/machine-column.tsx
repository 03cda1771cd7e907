import './cut-over.css';
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { WaitLines } from '../../components/wait-lines.tsx';
import { useOfRun } from '../../store/use-of-run.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { StepInstruction } from '../step-block.tsx';
import { ToneMark, type Tone } from './tone-mark.tsx';

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
    <section className="machine-column" data-side={side} aria-label={`${common[`${side}Role`]} ${name}`}>
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap">
          <Badge
            color={side === 'old' ? 'gray' : 'blue'}
            variant="filled"
            radius={side === 'old' ? 0 : 'xl'}
            style={{ flexShrink: 0 }}
          >
            {common[`${side}Role`]}
          </Badge>
          <Title order={3} size="h5">
            {name}
          </Title>
        </Group>
        <div className="machine-verdict" role="status">
          <ToneMark tone={tone} size={24} />
          <div>
            <Text fw={700}>{verdict.word}</Text>
            <Text size="sm">{verdict.means}</Text>
          </div>
        </div>
        {children}
        <StepInstruction step={step} />
        {isGoingOn === true && wait && (
          <details className="machine-more">
            <summary>{cutover.longWait}</summary>
            <div style={{ paddingTop: '0.6rem' }}>
              <WaitLines words={wait} isNarrow />
            </div>
          </details>
        )}
      </Stack>
    </section>
  );
}
