import { Group, Stack, Text } from '@mantine/core';
import { isDirectPlan } from '../../../shared/rules/preflight/direct-plan.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { backupAgeText } from '../../../shared/text/backup-age-text.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { leftByHand } from '../../../shared/run/standing/left-by-hand.ts';
import { rollbackSheet } from '../../../shared/text/sheets/by-hand-text.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { Faint, Labelled, Section } from '../../components/prose.tsx';
import { SheetOnPaper } from '../../components/run-sheet/paper.tsx';
import { PrintButton } from '../../components/run-sheet/print-sheet.tsx';
import { tickItems, TickList } from '../../components/run-sheet/tick-list.tsx';
import { useNow } from '../../components/use-now.ts';
import type { JobProps } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { finalAddressOf } from '../../../shared/run/standing/machine-name.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import { ProvedSoFar } from './proved-so-far.tsx';

/** After the old appliance is off, in their order. */
const laterSteps: readonly StepId[] = ['take-address', 'validate', 'readmit-clients'];

/** What a person reads before the old appliance is switched off, in this order: what follows, what to have done, what is not proved. */
export function HoldBrief({ plan, state }: JobProps) {
  const words = useWords();
  const { hold } = useOwnWords();
  const { format, holdBrief, steps, takeovers } = words;
  const isPast = isPastHoldPoint(state);
  const nowMs = useNow(!isPast);
  const isReached = state.steps['hold-point'].kind !== 'pending' || isPast;
  const { name } = plan.final;
  const clients = state.baseline
    ? holdBrief.counted(format.number(state.baseline.count))
    : isReached && holdBrief.notCounted;
  return (
    <Stack gap="md">
      <Section title={isPast ? hold.followed : holdBrief.whatFollows}>
        <Text>{steps['power-off'].does}</Text>
        {isDirectPlan(plan) && (
          <Text>
            {takeovers.direct.title}. {takeovers.direct.summary}
          </Text>
        )}
        <Labelled label={holdBrief.next}>{laterSteps.map((step) => steps[step].title).join(' → ')}</Labelled>
      </Section>
      {!isPast && <BeforeNext plan={plan} state={state} />}
      <ProvedSoFar proofs={state.proofs} />
      <DefinitionList
        entries={[
          [holdBrief.backupAge, backupAgeText(words, state, nowMs)],
          [holdBrief.clients, clients],
          [
            hold.final,
            <strong className="mono">
              {plainText([finalAddressOf(plan), ...(name === undefined ? [] : [name])].join(' · '))}
            </strong>,
          ],
        ]}
      />
    </Stack>
  );
}

/** The run sheet of the hold point, to be ticked off by whoever does it, with the one that it wants on paper. */
function BeforeNext({ plan, state }: JobProps) {
  const words = useWords();
  const { common, hold } = useOwnWords();
  return (
    <Section title={words.holdBrief.beforeNext}>
      <TickList items={tickItems(words.holdPoint(machineNamesOf(plan, state)).steps)} list="hold-point" />
      <Group gap="sm">
        <PrintButton label={hold.printWayBack} size="xs">
          <SheetOnPaper sheet={rollbackSheet(words, leftByHand(state, plan), 'after-hold-point')} />
        </PrintButton>
        <Faint>{common.ticks}</Faint>
      </Group>
    </Section>
  );
}
