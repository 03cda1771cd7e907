import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Finding, findingName, severities, type Severity } from '../../../shared/run/finding.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { declarationIds } from '../../../shared/run/declaration.ts';
import { declarationRule } from '../../../shared/rules/preflight/declaration-rules.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { FindingDetails, severityColours } from '../../components/proofs/finding-details.tsx';
import { DownloadButton } from '../../components/files/download-button.tsx';
import { goTo } from '../../store/place-store.ts';
import { type OpenJob, useMayChange, useJobId, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { findingsJson, findingsMarkdown } from './findings-document.ts';
import { askedAbout, checkStatus, findingsBySeverity } from './preflight-result.ts';
import { DataTable } from '../../components/data-table.tsx';
import { RunButton } from '../../components/frame/run-button.tsx';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint, Lines, Section } from '../../components/prose.tsx';

/** What the check found, by severity, with who accepted what; how old the check is; and what the admin declared. */
export default function PreflightStage({ state }: OpenJob) {
  const { preflight } = useOwnWords();
  const status = checkStatus(state);
  const hasFindings = state.findings.preflight !== undefined;
  return (
    <Stack gap="md">
      <Section title={preflight.resultTitle}>
        <Summary state={state} />
        {status.kind === 'cut-short' && status.hasEarlier && (
          <Alert color="yellow" p="xs">
            {preflight.checkCutShort}
          </Alert>
        )}
      </Section>
      {hasFindings ? <Groups state={state} /> : <WhatIsChecked isRunning={status.kind === 'running'} />}
      <Answers state={state} />
      <Packages state={state} />
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
        {hasFindings &&
          severities.map((severity) => {
            const { length } = groups[severity];
            const look =
              length === 0 ? { variant: 'outline', color: 'gray' } : { color: severityColours[severity] };
            return (
              <Badge key={severity} size="lg" {...look}>
                {words.cli.counted(length, severity)}
              </Badge>
            );
          })}
        <Faint role="status">
          {status.kind === 'checked' && preflight.checkedAt(words.format.date(status.at))}
          {status.kind === 'running' && !hasFindings && preflight.checking}
          {(status.kind === 'never' || (status.kind === 'cut-short' && !hasFindings)) && preflight.notChecked}
        </Faint>
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

function CheckAgain({ state }: { state: RunState }) {
  const { preflight } = useOwnWords();
  const mayChange = useMayChange();
  const start = useRun((store) => store.start);
  const jobId = useJobId();
  if (state.isRunning || !mayChange || isPastHoldPoint(state) || state.lifecycle === 'finalised') return null;
  return (
    <RunButton
      leftSection={<IconRefresh size={16} aria-hidden />}
      title={preflight.checkAgainMeans}
      onPress={(client) => {
        // A check logs in first, and may ask for a password in an earlier stage.
        goTo({ kind: 'job', jobId, stage: undefined });
        return start(client, 'check');
      }}
    >
      {state.findings.preflight === undefined ? preflight.checkNow : preflight.checkAgain}
    </RunButton>
  );
}

function Groups({ state }: { state: RunState }) {
  const { preflight } = useOwnWords();
  const { error, warning, info } = findingsBySeverity(state);
  const asked = askedAbout(state);
  const isClear = error.length + warning.length === 0 && state.steps.preflight.kind === 'done';
  const details = (findings: readonly Finding[]) =>
    findings.map((finding) => (
      <FindingDetails key={findingName(finding)} finding={finding} headingOrder={4} />
    ));
  const group = (severity: Severity, children: ReactNode) => (
    <Section
      size="h6"
      title={preflight.groups[severity]}
      means={preflight.groupMeans[severity]}
      data-severity={severity}
    >
      {children}
    </Section>
  );
  return (
    <>
      {isClear && (
        <Group gap="xs" wrap="nowrap">
          <Sign of="good" />
          <Text>{preflight.noFindings}</Text>
        </Group>
      )}
      {error.length > 0 && group('error', details(error))}
      {warning.length > 0 &&
        group(
          'warning',
          <>
            {asked.size > 0 && <Faint>{preflight.decideAbove}</Faint>}
            {warning
              .filter((finding) => !asked.has(findingName(finding)))
              .map((finding) => (
                <Warning key={findingName(finding)} finding={finding} state={state} />
              ))}
          </>,
        )}
      {info.length > 0 && (
        <details data-severity="info">
          <summary>
            <Title order={3} size="h6" display="inline">
              {preflight.groups.info} ({String(info.length)})
            </Title>
          </summary>
          <Stack gap="sm">
            <Faint>{preflight.groupMeans.info}</Faint>
            {details(info)}
          </Stack>
        </details>
      )}
    </>
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
      .flatMap(([, { title }]) => (typeof title === 'string' ? title : [])),
  );
  return (
    <Section size="h6" title={preflight.whatIsChecked}>
      <div style={{ columns: '16rem' }}>
        <Lines lines={[...titles]} />
      </div>
    </Section>
  );
}

function Answers({ state }: { state: RunState }) {
  const words = useWords();
  const { preflight } = useOwnWords();
  const ids = declarationIds.filter((id) => declarationRule(id).stage === 'preflight' && state.declared[id]);
  if (ids.length === 0) return null;
  const names = { yes: words.cli.yes, no: words.cli.no, unknown: words.cli.doNotKnow };
  return (
    <Section size="h6" title={preflight.answersTitle}>
      <DataTable
        aria-label={preflight.answersTitle}
        columns={[
          { head: preflight.question, isName: true },
          { head: words.report.answer, fw: 600 },
          words.report.note,
        ]}
        rows={ids.map((id) => {
          const declared = state.declared[id];
          const answer = declared && names[declared.value];
          return {
            key: id,
            cells: [words.declarations[id].question, answer, plainText(declared?.note ?? '')],
          };
        })}
      />
    </Section>
  );
}

function Packages({ state: { packages } }: { state: RunState }) {
  const { report, format } = useWords();
  const { preflight } = useOwnWords();
  if (packages.length === 0) return null;
  return (
    <Section size="h6" title={preflight.packages}>
      <DataTable
        aria-label={preflight.packages}
        columns={[{ head: report.file, isName: true }, report.size, report.sha256]}
        rows={packages.map(({ name, sizeBytes, sha256 }) => ({
          key: name,
          cells: [plainText(name), format.bytes(sizeBytes), sha256],
        }))}
      />
    </Section>
  );
}
