import { Alert, Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { stepEnds } from '../../../shared/run/steps.ts';
import { stepIds, stepInfo } from '../../../shared/run/steps.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { proofText } from '../../../shared/text/render.ts';
import { Figure } from '../../components/figures/figure.tsx';
import { ProofBadge } from '../../components/proofs/proof-badge.tsx';
import { StatusIcon } from '../../components/frame/status-icon.tsx';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { endKind, jobSummary, type JobSummary } from './job-summary.ts';

/** How it went, in numbers, and what was not plainly passed. Green only for a job that is finalised, and all of it observed. */
export function SummaryCard({ jobId, state }: { jobId: string; state: RunState }) {
  const words = useWords();
  const { finalise, preserve } = useOwnWords();
  const kind = endKind(state);
  const summary = jobSummary(state);
  const { outages, clients } = summary;
  const { format } = words;
  const stopped = stepIds.find((id) => state.steps[id].kind === 'failed');
  const isFinal = kind === 'finalised';
  return (
    <Card withBorder padding="md" component="section" aria-label={finalise.summary}>
      <Stack gap="md">
        <Group gap="sm" wrap="nowrap" align="start">
          {isFinal ? (
            <StatusIcon status={jobEnd(state.steps)} size={24} />
          ) : (
            <IconInfoCircle size={24} aria-hidden style={{ flexShrink: 0 }} />
          )}
          <div>
            <Title order={3} size="h5">
              {finalise.ends[kind]}
            </Title>
            <Text size="sm">
              {kind === 'stopped' && state.outcome
                ? words.outcomes[state.outcome].means
                : words.lifecycleMeans[state.lifecycle]}
            </Text>
            {kind === 'stopped' && stopped !== undefined && (
              <Text size="sm">
                {finalise.stoppedIn}{' '}
                <Anchor href={hashOf({ kind: 'job', jobId, stage: stepInfo(stopped).stage })}>
                  {words.steps[stopped].title}
                </Anchor>
              </Text>
            )}
          </div>
        </Group>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
          <Figure
            label={words.report.outage}
            value={
              outages.length === 0
                ? finalise.noOutage
                : outages
                    .map((outage) =>
                      outage.kind === 'ended'
                        ? format.duration(outage.lengthMs)
                        : outage.kind === 'running'
                          ? finalise.outageSince(format.time(outage.beganAt))
                          : finalise.outageUnseen,
                    )
                    .join('; ')
            }
          />
          <Figure
            label={finalise.clients}
            value={
              clients
                ? finalise.seenOf(format.number(clients.seen), format.number(clients.baseline))
                : finalise.notCounted
            }
          />
          <Figure
            label={finalise.files}
            value={preserve.keptTotal(summary.fileCount, format.bytes(summary.fileBytes))}
          />
          <Figure label={finalise.accepted} value={format.number(summary.acceptedNames.length)} />
        </SimpleGrid>
        <StepEnds ends={summary.stepsByEnd} />
        {summary.acceptedNames.length > 0 && (
          <details>
            <Text component="summary" size="sm">
              {finalise.acceptedList}
            </Text>
            <ul>
              {Object.entries(state.accepted).map(([name, { by, at }]) => (
                <li key={name}>
                  <span className="mono">{plainText(name)}</span>{' '}
                  <Text span size="sm" c="dimmed">
                    {words.report.accepted(plainText(by), format.date(at))}
                  </Text>
                </li>
              ))}
            </ul>
          </details>
        )}
        {summary.openProofs.length > 0 && (
          <Stack gap={6}>
            <Title order={4} size="h6">
              {finalise.openTitle}
            </Title>
            {summary.openProofs.map((proof) => (
              <Group
                key={`${proof.id} ${proof.at} ${String(proof.side)}`}
                gap="xs"
                wrap="nowrap"
                align="start"
              >
                <ProofBadge status={proof.status} fallback="" />
                <Text size="sm">
                  {proofText(words, proof).title}. {proofText(words, proof).seen}
                </Text>
              </Group>
            ))}
          </Stack>
        )}
        {state.lifecycle === 'switched' && !isFinal && (
          <Alert color="yellow" p="xs" icon={<IconInfoCircle size={18} aria-hidden />}>
            {finalise.notFinalYet}
          </Alert>
        )}
      </Stack>
    </Card>
  );
}

/** What stands behind the steps that are done; named are those that were not observed. */
function StepEnds({ ends }: { ends: JobSummary['stepsByEnd'] }) {
  const { cli, steps, stepEnds: words } = useWords();
  const shown = stepEnds.filter((end) => ends[end].length > 0);
  if (shown.length === 0) return null;
  return (
    <ul className="summary-ends">
      {shown.map((end) => (
        <li key={end}>
          <StatusIcon status={end} />
          <Text size="sm">
            <Text span fw={600} title={words[end].means}>
              {words[end].word}:
            </Text>{' '}
            {end === 'proved'
              ? cli.steps(ends[end].length)
              : ends[end].map((id) => steps[id].title).join(', ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}
