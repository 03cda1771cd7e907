import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import type { Plan } from '../../../shared/contract/plan.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { choicesOf } from '../../../shared/text/sheets/address-words.ts';
import { DownloadButton } from '../../components/files/download-button.tsx';
import { PrintButton } from '../../components/run-sheet/print-sheet.tsx';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { useIsWide } from '../stage-columns.tsx';
import { finalAddressOf } from '../../../shared/run/standing/machine-name.ts';
import { PlanSteps } from './plan-steps.tsx';
import { PlanTimeline } from './plan-timeline.tsx';
import { PlanTimes } from './plan-times.tsx';
import { RunBook } from './run-book.tsx';
import { LedgerSection } from '../../components/ledger/ledger-table.tsx';
import { Lines, Section } from '../../components/prose.tsx';

/** What will happen before anything happens: steps with their undo and time, the address, and what does not move by itself. */
export default function PlanStage({ plan, state, yaml, jobId }: OpenJob) {
  const { plan: own } = useOwnWords();
  const isWide = useIsWide();
  return (
    <Stack gap="lg">
      <Group gap="xs" className="no-print">
        <DownloadButton
          label={own.exportPlan}
          fileName={`${jobId}-plan.yaml`}
          type="application/yaml"
          content={() => yaml}
        />
        <PrintButton label={own.printRunBook}>
          <RunBook plan={plan} state={state} />
        </PrintButton>
      </Group>
      {!isWide && <PlanTimeline />}
      <div>
        <PlanSteps state={state} />
        <PlanTimes
          plannedMinutes={plan.maintenanceWindowMinutes}
          oldVersion={state.old.product?.version ?? plan.old.version}
        />
      </div>
      <Strategy plan={plan} />
      <LedgerSection plan={plan} state={state} />
    </Stack>
  );
}

/** Which address the clients use afterwards, and what that means; the other way is folded. */
function Strategy({ plan }: { plan: Plan }) {
  const { strategies, takeovers, cli, address } = useWords();
  const { plan: own } = useOwnWords();
  const { strategy, takeover, name } = plan.final;
  const chosen = strategies[strategy];
  const other = strategies[strategy === 'same' ? 'different' : 'same'];
  return (
    <Section title={own.addressTitle}>
      <Card withBorder padding="sm">
        <Stack gap={6}>
          <Group gap="xs">
            <Text size="md" fw={600}>
              {chosen.title}
            </Text>
            <Badge color={strategy === 'same' ? 'blue' : 'yellow'}>{own.chosen}</Badge>
          </Group>
          <Text>{chosen.summary}</Text>
          <Text>
            {cli.clientsUse}:{' '}
            <strong className="mono">
              {plainText([finalAddressOf(plan), ...(name === undefined ? [] : [name])].join(', '))}
            </strong>
          </Text>
          <details>
            <summary>{own.whatFollows}</summary>
            <Stack gap={6}>
              {strategy === 'same' && (
                <Text>
                  <strong>{takeovers[takeover].title}.</strong> {takeovers[takeover].summary}
                </Text>
              )}
              {choicesOf(address, plan.final).map(({ title, summary, consequences }) => (
                <div key={title}>
                  <Text>
                    <strong>{title}.</strong> {summary}
                  </Text>
                  <Lines lines={consequences} />
                </div>
              ))}
              <Lines lines={chosen.consequences} />
            </Stack>
          </details>
        </Stack>
      </Card>
      <details>
        <summary>{own.otherWay(other.title)}</summary>
        <Stack gap={6} pl="md">
          <Text>{other.summary}</Text>
          <Lines lines={other.consequences} />
        </Stack>
      </details>
    </Section>
  );
}
