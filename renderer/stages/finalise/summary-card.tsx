import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { stepEnds, stepIds, stepInfo } from '../../../shared/run/steps.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { Figure } from '../../components/figures/figure.tsx';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { endKind, jobSummary, type JobSummary } from './job-summary.ts';
import { ProofLine } from '../../components/proofs/proof-list.tsx';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint, Lines, Note, Section } from '../../components/prose.tsx';

/** How it went, in numbers, and what was not plainly passed. Green only for a job that is finalised, and all of it observed. */
export function SummaryCard({ state }: { state: RunState }) {
  const words = useWords();
  const { finalise, preserve } = useOwnWords();
  const kind = endKind(state);
  const summary = jobSummary(state);
  const { clients } = summary;
  const { format } = words;
  const stopped = stepIds.find((id) => state.steps[id].kind === 'failed');
  const outages = summary.outages.map((outage) =>
    outage.kind === 'ended'
      ? format.duration(outage.lengthMs)
      : outage.kind === 'running'
        ? finalise.outageSince(format.time(outage.beganAt))
        : finalise.outageUnseen,
  );
  return (
    <Card withBorder padding="md" component="section" aria-label={finalise.summary}>
      <Stack gap="md">
        <Group gap="sm" wrap="nowrap" align="start">
          {kind === 'finalised' ? (
            <Sign of={jobEnd(state.steps)} size={24} />
          ) : (
            <IconInfoCircle size={24} aria-hidden style={{ flexShrink: 0 }} />
          )}
          <div>
            <Title order={3} size="h5">
              {finalise.ends[kind]}
            </Title>
            <Text>
              {kind === 'stopped' && state.outcome
                ? words.outcomes[state.outcome].means
                : words.lifecycleMeans[state.lifecycle]}
            </Text>
            {kind === 'stopped' && stopped !== undefined && (
              <Text>
                {finalise.stoppedIn}{' '}
                <Anchor
                  size="md"
                  href={hashOf({ kind: 'job', jobId: state.jobId, stage: stepInfo(stopped).stage })}
                >
                  {words.steps[stopped].title}
                </Anchor>
              </Text>
            )}
          </div>
        </Group>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
          <Figure
            label={words.report.outage}
            value={outages.length === 0 ? finalise.noOutage : outages.join('; ')}
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
            <summary>{finalise.acceptedList}</summary>
            <Lines
              lines={Object.entries(state.accepted).map(([name, { by, at }]) => (
                <>
                  <span className="mono">{plainText(name)}</span>{' '}
                  <Faint span>{words.report.accepted(plainText(by), format.date(at))}</Faint>
                </>
              ))}
            />
          </details>
        )}
        {summary.openProofs.length > 0 && (
          <Section order={4} size="h6" title={finalise.openTitle}>
            {summary.openProofs.map((proof) => (
              <ProofLine key={`${proof.id} ${proof.at} ${String(proof.side)}`} proof={proof} isTitled />
            ))}
          </Section>
        )}
        {state.lifecycle === 'switched' && <Note icon={IconInfoCircle}>{finalise.notFinalYet}</Note>}
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
    <ul className="plain-list">
      {shown.map((end) => (
        <Group key={end} component="li" gap="xs" wrap="nowrap" align="start">
          <Sign of={end} />
          <Text>
            <strong title={words[end].means}>{words[end].word}:</strong>{' '}
            {end === 'proved'
              ? cli.steps(ends[end].length)
              : ends[end].map((id) => steps[id].title).join(', ')}
          </Text>
        </Group>
      ))}
    </ul>
  );
}
