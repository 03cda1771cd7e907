import './cut-over.css';
import { Group, Stack, Text, Title } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { tickItems, TickList } from '../../components/run-sheet/tick-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import { stuckForMs } from './cut-over-verdict.ts';
import { Faint } from '../../components/prose.tsx';
import type { JobProps } from '../../store/run-store.ts';

/** What to look at, in order, when the final address has not answered for a while. It comes by itself, and goes when it answers. */
export function TakeoverStuck({ plan, state }: JobProps) {
  const words = useWords();
  const { common, cutover } = useOwnWords();
  const elapsedMs = stuckForMs(state);
  if (elapsedMs === undefined) return null;
  const sheet = words.takeoverStuck(machineNamesOf(plan, state));
  const goesOn = state.isRunning
    ? cutover.stuckGoesOn(words.format.duration(plan.limits.cutoverMinutes * 60_000))
    : cutover.stuckOver;
  return (
    <section className="frame stuck-panel" aria-labelledby="takeover-stuck" data-stuck>
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap" role="status">
          <IconClockExclamation
            size={22}
            aria-hidden
            color="var(--mantine-color-orange-filled)"
            style={{ flexShrink: 0 }}
          />
          <Title order={3} size="h5" id="takeover-stuck">
            {sheet.title}
          </Title>
        </Group>
        <Text>
          <strong>{cutover.stuckFor(words.format.duration(elapsedMs))}</strong> {goesOn}
        </Text>
        <Text>{sheet.intro}</Text>
        <TickList
          items={tickItems(sheet.steps.map((step, index) => `${String(index + 1)}. ${step}`))}
          list="takeover-stuck"
        />
        <Faint>{common.ticks}</Faint>
      </Stack>
    </section>
  );
}
