import './finding-details.css';
import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconHelpCircle, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Finding } from '../../../shared/run/finding.ts';
import { findingText } from '../../../shared/text/render.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { DefinitionList } from '../definition-list.tsx';
import { SizeGauge } from '../figures/size-gauge.tsx';
import { Lines } from '../prose.tsx';

/** Its word always stands beside it. */
export const severityColours = { error: 'red', warning: 'yellow', info: 'gray' } as const;
const icons = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle } as const;

/**
 * One finding with its four answers: what was seen, why it matters, what to do, and where that stands. A check that could not be
 * made has a sign of its own, whatever its severity. `children` stand below, such as a box to accept it.
 */
export function FindingDetails({
  finding,
  headingOrder,
  status,
  children,
}: {
  finding: Finding;
  headingOrder: 3 | 4;
  /** Who accepted it and when, where that is to be said. */
  status?: string;
  children?: ReactNode;
}) {
  const words = useWords();
  const { common, preflight } = useOwnWords();
  const titleId = useId();
  const made = findingText(words, finding);
  const isUntested = finding.id === 'preflight.could-not-test';
  const Icon = isUntested ? IconHelpCircle : icons[finding.severity];
  const sizeBytes = finding.id.startsWith('limit.') ? finding.params['sizeBytes'] : undefined;
  return (
    <article
      className={`frame finding finding-${isUntested ? 'untested' : finding.severity}`}
      aria-labelledby={titleId}
      data-finding={made.name}
    >
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap" align="start">
          <Icon size={20} aria-hidden style={{ flexShrink: 0, marginTop: 1 }} />
          <Title order={headingOrder} size="h6" id={titleId} flex={1}>
            {made.title}
          </Title>
          <Group gap={4} justify="flex-end">
            {isUntested && (
              <Badge color="gray" variant="outline" title={preflight.couldNotTestMeans}>
                {words.proofStatuses['could-not-test']}
              </Badge>
            )}
            <Badge color={severityColours[finding.severity]}>{made.severity}</Badge>
          </Group>
        </Group>
        <DefinitionList
          entries={[
            [words.report.seen, made.points.length === 0 ? made.seen : <Points {...made} />],
            [words.cli.why, made.why],
            [words.cli.fix, made.fix],
            [
              words.cli.source,
              made.sources.map(({ title, url }) => (
                <div key={title}>
                  <SourceLink title={title} url={url} />
                </div>
              )),
            ],
            [common.name, <span className="mono">{made.name}</span>],
          ]}
        />
        {typeof sizeBytes === 'number' && <SizeGauge sizeBytes={sizeBytes} />}
        {status !== undefined && <Text fw={600}>{status}</Text>}
        {children}
      </Stack>
    </article>
  );
}

/** What was seen, and where the vendor's pages contradict each other in it. */
function Points({ seen, points }: { seen: string; points: readonly string[] }) {
  return (
    <>
      {seen}
      <Lines lines={points} />
    </>
  );
}

/** A page that a rule cites, to be opened outside this window. */
export function SourceLink({ title, url }: { title: string; url: string | undefined }) {
  if (url === undefined) return <>{title}</>;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer">
      {title}
    </Anchor>
  );
}
