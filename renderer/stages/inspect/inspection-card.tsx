import { ActionIcon, Badge, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import {
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconFile,
  IconHelpCircleFilled,
  IconX,
} from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import type { Inspection, VerdictKind } from '../../../shared/run/inspection.ts';
import { sources } from '../../../shared/rules/sources.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { reasonText } from '../../../shared/text/render.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { ErrorCard } from '../../components/error-card.tsx';
import { SourceLink } from '../../components/finding-details.tsx';
import { SizeGauge } from '../../components/size-gauge.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useInspections, type InspectedFile } from '../../store/inspect-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { verdictWith, versionNote, type VersionNote } from './version-note.ts';

/** One file: what it is, whether it is whole, its size, its version, and whether it can be restored; or why that is not known. */
export function InspectionCard({ file }: { file: InspectedFile }) {
  const { format } = useWords();
  const { inspect } = useOwnWords();
  const client = useClient();
  const { stop, again, remove } = useInspections();
  const titleId = useId();
  const { state } = file;
  const name = plainText(file.name);
  const isBusy = state.kind === 'taking' || state.kind === 'queued' || state.kind === 'reading';
  return (
    <article className="inspection" aria-labelledby={titleId} data-inspection={state.kind}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Group gap="xs" wrap="nowrap" align="start">
          <IconFile size={20} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
          <Title order={2} size="h4" id={titleId}>
            {name === '' ? inspect.failed : name}
          </Title>
          {file.sizeBytes !== undefined && (
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }} mt={3}>
              {format.bytes(file.sizeBytes)}
            </Text>
          )}
        </Group>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={inspect.remove(name)}
          title={inspect.remove(name)}
          onClick={() => remove(file.id)}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <div role="status">
        {isBusy && (
          <Group gap="sm">
            <Loader size="sm" aria-hidden />
            <Text size="sm">{state.kind === 'taking' ? inspect.taking : inspect.reading}</Text>
            {state.kind === 'reading' && (
              <Button size="compact-sm" variant="default" onClick={() => stop(file.id)}>
                {inspect.stop}
              </Button>
            )}
          </Group>
        )}
        {state.kind === 'stopped' && <Text size="sm">{inspect.stopped}</Text>}
      </div>
      {state.kind === 'failed' && <ErrorCard error={state.error} where="connect" />}
      {(state.kind === 'failed' || state.kind === 'stopped') && file.ref && (
        <div>
          <Button variant="default" disabled={!client} onClick={() => client && void again(client, file.id)}>
            {inspect.tryAgain}
          </Button>
        </div>
      )}
      {state.kind === 'told' && <Told inspection={state.inspection} />}
    </article>
  );
}

const colours = { no: 'red', 'cannot-tell': 'gray', 'looks-fine': 'blue' } as const;

function VerdictIcon({ kind }: { kind: VerdictKind }) {
  // Blue and not green: that it can be restored only the import shows.
  const common = {
    size: 26,
    'aria-hidden': true,
    color: `var(--mantine-color-${colours[kind]}-filled)`,
    style: { flexShrink: 0 },
  } as const;
  switch (kind) {
    case 'no':
      return <IconCircleXFilled {...common} />;
    case 'cannot-tell':
      return <IconHelpCircleFilled {...common} />;
    case 'looks-fine':
      return <IconCircleCheckFilled {...common} />;
    default:
      return kind satisfies never;
  }
}

function Told({ inspection }: { inspection: Inspection }) {
  const words = useWords();
  const { inspect } = useOwnWords();
  const { targetVersion, madeOn } = useInspections();
  const note = versionNote(madeOn, targetVersion);
  const kind = verdictWith(inspection.restorable.kind, note);
  const { contentType, innerContentType, verdict, restorable } = inspection;
  const wholeCodes = new Set(verdict.reasons.map(({ code }) => code));
  // What stands against the restore alone: the size. That of a whole file is said in its own line.
  const more = restorable.reasons.filter(({ code }) => !wholeCodes.has(code));
  return (
    <Stack gap="md">
      <Group gap="sm" wrap="nowrap" className={`verdict verdict-${kind}`}>
        <VerdictIcon kind={kind} />
        <div>
          <Text size="sm" c="dimmed">
            {inspect.restorable}
          </Text>
          <Text fw={700} data-verdict={kind}>
            {words.verdicts[kind].word}
          </Text>
          <Text size="sm">
            {words.verdicts[kind].means} {kind === 'looks-fine' && inspect.notAProof}
          </Text>
        </div>
      </Group>
      <DefinitionList
        entries={[
          [
            inspect.what,
            innerContentType === undefined
              ? words.contentTypes[contentType]
              : `${words.contentTypes[contentType]}, ${inspect.holds(words.contentTypes[innerContentType])}`,
          ],
          [
            inspect.whole,
            <Reasons
              key="whole"
              headline={inspect.wholeWords[verdict.kind]}
              lines={verdict.reasons.map((reason) => reasonText(words, reason))}
            />,
          ],
          [inspect.version, <VersionLine key="version" note={note} />],
          ...(more.length > 0
            ? [
                [
                  inspect.reasons,
                  <Reasons key="more" lines={more.map((reason) => reasonText(words, reason))} />,
                ] as const,
              ]
            : []),
          [
            inspect.sha256,
            inspection.sha256 === undefined ? (
              words.inspect.notHashed
            ) : (
              <Group key="sha256" gap="xs">
                <span className="mono">{inspection.sha256}</span>
                <CopyButton value={inspection.sha256} label={inspect.copySha256} />
              </Group>
            ),
          ],
        ]}
      />
      <div>
        <Text size="sm" fw={600} c="dimmed">
          {inspect.size}
        </Text>
        <SizeGauge sizeBytes={inspection.sizeBytes} />
      </div>
    </Stack>
  );
}

function Reasons({ headline, lines }: { headline?: string; lines: readonly string[] }) {
  return (
    <>
      {headline !== undefined && (
        <Text size="sm" fw={600}>
          {headline}
        </Text>
      )}
      <ul className="reasons">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

const versionColours = {
  accepted: 'blue',
  'accepted-less-tested': 'yellow',
  refused: 'red',
  unknown: 'gray',
} as const;

function VersionLine({ note }: { note: VersionNote }): ReactNode {
  const words = useWords();
  const { inspect } = useOwnWords();
  switch (note.kind) {
    case 'nothing':
      return (
        <>
          {inspect.versionUnknown} {inspect.versionNeedsBoth}
        </>
      );
    case 'not-readable':
      return (
        <>
          {reasonText(words, note.reason)} {inspect.versionNeedsBoth}
        </>
      );
    case 'rule': {
      const { verdict, rule, remedy } = note.verdict;
      const source = sources[rule.source];
      return (
        <>
          <Badge color={versionColours[verdict]} variant="light" tt="none" mr={6}>
            {inspect.versionVerdicts[verdict]}
          </Badge>
          {words.versionRules[rule.id]} {remedy !== 'none' && words.remedies[remedy]}{' '}
          <SourceLink title={source.title} url={'url' in source ? source.url : undefined} />
        </>
      );
    }
    default:
      return note satisfies never;
  }
}
