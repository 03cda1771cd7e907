import { Alert, Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Finding, Severity } from '../../../shared/run/finding.ts';
import { findingName } from '../../../shared/run/finding.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { declarationIds } from '../../../shared/run/question.ts';
import { declarationStages } from '../../../shared/rules/preflight/preflight-answers.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DownloadButton } from '../../components/files/download-button.tsx';
import { FindingDetails } from '../../components/proofs/finding-details.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { goTo } from '../../store/place-store.ts';
import { useIsMine, useRun, useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { findingsJson, findingsMarkdown } from './findings-document.ts';
import { askedAbout, checkStatus, findingsBySeverity } from './preflight-result.ts';

/** What the check found, by severity, with who accepted what; how old the check is; and what the admin declared. */
export default function PreflightStage() {
  const state = useRunState();
  const { preflight } = useOwnWords();
  if (!state) return null;
  const status = checkStatus(state);
  const hasFindings = state.findings.preflight !== undefined;
  return (
    <Stack gap="md">
      <Stack gap={6} component="section">
        <Title order={3} size="h5">
          {preflight.resultTitle}
        </Title>
        <Summary state={state} />
        {status.kind === 'cut-short' && status.hasEarlier && (
          <Alert color="yellow" p="xs">
            {preflight.checkCutShort}
          </Alert>
        )}
      </Stack>
      {hasFindings ? <Groups state={state} /> : <WhatIsChecked isRunning={status.kind === 'running'} />}
      <Answers state={state} />
    </Stack>
  );
}

function Summary({ state }: { state: RunState }) {
  const words = useWords();
  const { common, preflight } = useOwnWords();
  const groups = findingsBySeverity(state);
  const status = checkStatus(state);
  const hasFindings = state.findings.preflight !== undefined;
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="xs">
        {hasFindings && (
          <>
            <Count severity="error" count={groups.error.length} colour="red" />
            <Count severity="warning" count={groups.warning.length} colour="yellow" />
            <Count severity="info" count={groups.info.length} colour="gray" />
          </>
        )}
        <Text size="sm" c="dimmed" role="status">
          {status.kind === 'checked' && preflight.checkedAt(words.format.date(status.at))}
          {status.kind === 'running' && !hasFindings && preflight.checking}
          {(status.kind === 'never' || (status.kind === 'cut-short' && !hasFindings)) && preflight.notChecked}
        </Text>
      </Group>
      <Group gap="xs" className="no-print">
        {hasFindings && (
          <>
            <DownloadButton
              label={common.saveMarkdown}
              fileName={`${state.jobId}-preflight.md`}
              type="text/markdown"
              content={() => findingsMarkdown(state, words)}
            />
            <DownloadButton
              label={common.saveJson}
              fileName={`${state.jobId}-preflight.json`}
              type="application/json"
              content={() => findingsJson(state, words)}
            />
          </>
        )}
        <CheckAgain state={state} />
      </Group>
    </Group>
  );
}

function Count({ severity, count, colour }: { severity: Severity; count: number; colour: string }) {
  const { cli } = useWords();
  return (
    <Badge
      color={count === 0 ? 'gray' : colour}
      variant={count === 0 ? 'outline' : 'light'}
      tt="none"
      size="lg"
    >
      {cli.counted(count, severity)}
    </Badge>
  );
}

function CheckAgain({ state }: { state: RunState }) {
  const { preflight } = useOwnWords();
  const client = useClient();
  const isMine = useIsMine();
  const isBusy = useRun((store) => store.isBusy);
  const start = useRun((store) => store.start);
  const jobId = useRun(({ view }) => (view.kind === 'none' ? '' : view.jobId));
  if (state.isRunning || !isMine || isPastHoldPoint(state) || state.lifecycle === 'finalised') return null;
  const check = () => {
    if (!client) return;
    // A check logs in first, and may ask for a password in an earlier stage.
    goTo({ kind: 'job', jobId, stage: undefined });
    void start(client, 'check');
  };
  return (
    <Button
      leftSection={<IconRefresh size={16} aria-hidden />}
      variant="default"
      disabled={!client || isBusy}
      onClick={check}
      title={preflight.checkAgainMeans}
    >
      {state.findings.preflight === undefined ? preflight.checkNow : preflight.checkAgain}
    </Button>
  );
}

function Groups({ state }: { state: RunState }) {
  const { preflight } = useOwnWords();
  const { error, warning, info } = findingsBySeverity(state);
  const asked = askedAbout(state);
  const isOpen = (finding: Finding) => asked.has(findingName(finding));
  const settled = warning.filter((finding) => !isOpen(finding));
  const isClear = error.length + warning.length === 0 && state.steps.preflight.kind === 'done';
  return (
    <>
      {isClear && (
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheckFilled size={18} aria-hidden color="var(--mantine-color-green-filled)" />
          <Text size="sm">{preflight.noFindings}</Text>
        </Group>
      )}
      {error.length > 0 && (
        <Section severity="error">
          {error.map((finding) => (
            <FindingDetails key={findingName(finding)} finding={finding} headingOrder={4} />
          ))}
        </Section>
      )}
      {warning.length > 0 && (
        <Section severity="warning">
          {asked.size > 0 && (
            <Text size="sm" c="dimmed">
              {preflight.decideAbove}
            </Text>
          )}
          {settled.map((finding) => (
            <Warning key={findingName(finding)} finding={finding} state={state} />
          ))}
        </Section>
      )}
      {info.length > 0 && (
        <details data-severity="info">
          <summary>
            <Title order={3} size="h6" display="inline">
              {preflight.groups.info} ({String(info.length)})
            </Title>
          </summary>
          <Stack gap="sm" mt="xs">
            <Text size="sm" c="dimmed">
              {preflight.groupMeans.info}
            </Text>
            {info.map((finding) => (
              <FindingDetails key={findingName(finding)} finding={finding} headingOrder={4} />
            ))}
          </Stack>
        </details>
      )}
    </>
  );
}

function Section({ severity, children }: { severity: 'error' | 'warning'; children: ReactNode }) {
  const { preflight } = useOwnWords();
  return (
    <Stack gap="xs" component="section" data-severity={severity}>
      <Title order={3} size="h6">
        {preflight.groups[severity]}
      </Title>
      <Text size="sm" c="dimmed">
        {preflight.groupMeans[severity]}
      </Text>
      {children}
    </Stack>
  );
}

function Warning({ finding, state }: { finding: Finding; state: RunState }) {
  const { report, format } = useWords();
  const { preflight } = useOwnWords();
  const accepted = state.accepted[findingName(finding)];
  const status =
    accepted === undefined
      ? report.notAccepted
      : accepted.by === 'plan'
        ? preflight.acceptedByPlan(format.date(accepted.at))
        : report.accepted(plainText(accepted.by), format.date(accepted.at));
  return <FindingDetails finding={finding} headingOrder={4} status={status} />;
}

/** Before the first check: what will be looked at, by the names that findings have. */
function WhatIsChecked({ isRunning }: { isRunning: boolean }) {
  const { findings } = useWords();
  const { preflight } = useOwnWords();
  if (isRunning) return null;
  const titles = new Set(
    Object.entries(findings)
      .filter(([id]) => id.startsWith('preflight.') && id !== 'preflight.could-not-test')
      .map(([, { title }]) => title),
  );
  return (
    <Stack gap={4} component="section">
      <Title order={3} size="h6">
        {preflight.whatIsChecked}
      </Title>
      <ul
        style={{ columns: '16rem', margin: 0, paddingLeft: '1.2rem', fontSize: '0.875rem', lineHeight: 1.6 }}
      >
        {[...titles].map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </Stack>
  );
}

function Answers({ state }: { state: RunState }) {
  const words = useWords();
  const { preflight } = useOwnWords();
  const ids = declarationIds.filter((id) => declarationStages[id] === 'preflight' && state.declared[id]);
  if (ids.length === 0) return null;
  const names = { yes: words.cli.yes, no: words.cli.no, unknown: words.cli.doNotKnow };
  return (
    <Stack gap={4} component="section">
      <Title order={3} size="h6" id="declared">
        {preflight.answersTitle}
      </Title>
      <Table verticalSpacing={4} fz="sm" aria-labelledby="declared">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{preflight.question}</Table.Th>
            <Table.Th scope="col">{words.report.answer}</Table.Th>
            <Table.Th scope="col">{words.report.note}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ids.map((id) => {
            const declared = state.declared[id];
            return (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={400}>
                  {words.declarations[id].question}
                </Table.Th>
                <Table.Td fw={600}>{declared && names[declared.value]}</Table.Td>
                <Table.Td>{plainText(declared?.note ?? '')}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
