import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { lastSeen } from '../../../shared/run/standing/last-seen.ts';
import { openPoints } from '../../../shared/run/standing/open-points.ts';
import { jobEnd } from '../../../shared/run/step-end.ts';
import { stepEnds, stepIds, stepInfo } from '../../../shared/run/steps.ts';
import { lifecycleText } from '../../../shared/text/last-seen-text.ts';
import { openPointText } from '../../../shared/text/open-point-text.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { Figure } from '../../components/figures/figure.tsx';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint, Lines, Note } from '../../components/prose.tsx';
import { useMoment } from '../../components/use-moment.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { endKind, jobSummary, type JobSummary } from './job-summary.ts';

/** Whether it is done, what is open, how long the clients were without a server, and how many are back. Green only where all was observed. */
export function SummaryCard({ state }: { state: RunState }) {
  const words = useWords();
  const { finalise } = useOwnWords();
  const { cli, format, report } = words;
  const moment = useMoment();
  const kind = endKind(state);
  const summary = jobSummary(state);
  const { clients } = summary;
  const open = openPoints(state);
  const stopped = stepIds.find((id) => state.steps[id].kind === 'failed');
  const end = jobEnd(state.steps);
  const outages = summary.outages.map((outage) =>
    outage.kind === 'ended'
      ? format.duration(outage.lengthMs)
      : outage.kind === 'running'
        ? finalise.outageSince(format.time(outage.beganAt))
        : finalise.outageUnseen,
  );
  return (
    <Card withBorder padding="md" component="section" aria-label={finalise.summary}>
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" align="start">
          {kind === 'finalised' ? (
            // All of it was seen, and still something is open: that is not green.
            <Sign of={end === 'proved' && open.length > 0 ? 'warning' : end} size={32} />
          ) : (
            <IconInfoCircle size={32} aria-hidden style={{ flexShrink: 0 }} />
          )}
          <div>
            <Title order={3} size="h3">
              {kind === 'finalised' && open.length > 0
                ? cli.doneWith(cli.openPoints(open.length))
                : finalise.ends[kind]}
            </Title>
            <Text>
              {kind === 'stopped' && state.outcome
                ? words.outcomes[state.outcome].means
                : lifecycleText(words, { ...state, lastSeen: lastSeen(state) }, moment)}
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
        <SimpleGrid cols={2} spacing="md">
          <Figure
            label={report.outage}
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
        </SimpleGrid>
        {open.length > 0 && (
          <details data-open-points>
            <summary>{cli.openPoints(open.length)}</summary>
            <Lines
              lines={open.map((point) => {
                const { title, status, seen } = openPointText(words, point);
                return (
                  <>
                    <strong>{title}</strong> ({status}) {seen}
                  </>
                );
              })}
            />
          </details>
        )}
        <details>
          <summary>{finalise.inNumbers}</summary>
          <Numbers state={state} summary={summary} />
        </details>
        {state.lifecycle === 'switched' && <Note icon={IconInfoCircle}>{finalise.notFinalYet}</Note>}
      </Stack>
    </Card>
  );
}

/** The files, what stands behind the steps that are done (named are those that were not observed), and what was accepted by whom. */
function Numbers({ state, summary }: { state: RunState; summary: JobSummary }) {
  const { cli, format, report, steps, stepEnds: endWords } = useWords();
  const { finalise, preserve } = useOwnWords();
  const { stepsByEnd: ends } = summary;
  return (
    <Stack gap="xs">
      <Text>
        {finalise.files}: {preserve.keptTotal(summary.fileCount, format.bytes(summary.fileBytes))}
      </Text>
      <ul className="plain-list">
        {stepEnds
          .filter((end) => ends[end].length > 0)
          .map((end) => (
            <Group key={end} component="li" gap="xs" wrap="nowrap" align="start">
              <Sign of={end} />
              <Text>
                <strong title={endWords[end].means}>{endWords[end].word}:</strong>{' '}
                {end === 'proved'
                  ? cli.steps(ends[end].length)
                  : ends[end].map((id) => steps[id].title).join(', ')}
              </Text>
            </Group>
          ))}
      </ul>
      {summary.acceptedNames.length > 0 && (
        <>
          <Text>{finalise.acceptedList}:</Text>
          <Lines
            lines={Object.entries(state.accepted).map(([name, { by, at }]) => (
              <>
                <span className="mono">{plainText(name)}</span>{' '}
                <Faint span>{report.accepted(plainText(by), format.date(at))}</Faint>
              </>
            ))}
          />
        </>
      )}
    </Stack>
  );
}
