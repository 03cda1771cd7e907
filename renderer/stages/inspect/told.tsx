import { Button, Group, Stack, Text } from '@mantine/core';
import type { Inspection, InspectionQuestion, InspectionReason } from '../../../shared/run/inspection.ts';
import { contradictions } from '../../../shared/rules/contradictions.ts';
import { type Source, type SourceId, sources } from '../../../shared/rules/sources.ts';
import { versionRule } from '../../../shared/rules/versions.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { reasonText } from '../../../shared/text/render.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { SourceLink } from '../../components/proofs/finding-details.tsx';
import { SizeGauge } from '../../components/figures/size-gauge.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Contents } from './contents.tsx';
import { reasonsByTopic } from './reasons-by-topic.ts';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint, Lines } from '../../components/prose.tsx';

/** What a look into a file told, the verdict first. */
export function Told({
  inspection,
  onReadAll,
}: {
  inspection: Inspection;
  /** Has all of it read where only its ends were; absent while nothing can be read. */
  onReadAll: (() => void) | undefined;
}) {
  const words = useWords();
  const { inspect } = useOwnWords();
  const { contentType, layers, answers, restorable, madeAt, madeOn, sha256 } = inspection;
  const { kind } = restorable;
  const topics = reasonsByTopic(inspection);
  const types = layers && layers.length > 1 ? layers.map((layer) => layer.contentType) : [contentType];
  const { sources: saidBy } = words.inspect;
  const answer = (question: InspectionQuestion, reasons: readonly InspectionReason[]) =>
    [
      words.inspect.questions[question],
      <>
        <Group gap={6} wrap="nowrap" data-answer={question} data-kind={answers[question]}>
          <Sign of={answers[question]} />
          <strong>{words.inspect.answers[question][answers[question]]}</strong>
        </Group>
        <Reasons reasons={reasons} />
      </>,
    ] as const;
  return (
    <Stack gap="md">
      <Group gap="sm" wrap="nowrap" className="verdict" data-kind={kind}>
        <Sign of={kind} size={26} />
        <div>
          <Faint>{inspect.restorable}</Faint>
          <Text size="md" fw={700} data-verdict={kind}>
            {words.verdicts[kind].word}
          </Text>
          <Text>
            {words.verdicts[kind].means} {kind === 'looks-fine' && inspect.notAProof}
          </Text>
        </div>
      </Group>
      <DefinitionList
        entries={[
          [inspect.what, types.map((type) => words.contentTypes[type]).join(' › ')],
          answer('whole', topics.whole),
          answer('fits', topics.limit),
          [inspect.version, <VersionReasons reasons={topics.version} />],
          answer('backup', topics.backup),
          [words.inspect.madeAt, madeAt && `${words.format.date(madeAt.at)} (${saidBy[madeAt.from]})`],
          [words.inspect.madeOn, madeOn && `${plainText(madeOn.version)} (${saidBy[madeOn.from]})`],
          [inspect.key, topics.key.length > 0 && <Reasons reasons={topics.key} />],
          [
            words.report.sha256,
            sha256 === undefined ? (
              <Group gap="sm">
                {words.inspect.notHashed}
                <Button size="compact-sm" disabled={!onReadAll} onClick={onReadAll}>
                  {inspect.readAll}
                </Button>
              </Group>
            ) : (
              <Group gap="xs">
                <span className="mono">{sha256}</span>
                <CopyButton value={sha256} label={inspect.copySha256} />
              </Group>
            ),
          ],
        ]}
      />
      <div>
        <Faint fw={600}>{inspect.size}</Faint>
        <SizeGauge sizeBytes={inspection.sizeBytes} />
      </div>
      <Contents inspection={inspection} />
    </Stack>
  );
}

/** Containers in containers give the same reason more than once. */
function Reasons({ reasons }: { reasons: readonly InspectionReason[] }) {
  const words = useWords();
  return <Lines lines={reasons.map((reason) => reasonText(words, reason))} />;
}

/** With the page of the vendor that the rule is from. */
function VersionReasons({ reasons }: { reasons: readonly InspectionReason[] }) {
  const { inspect } = useOwnWords();
  const ruled = reasons.find(({ params }) => 'rule' in params);
  const isTargetKnown = reasons.some(({ code }) => code === 'version.not-readable');
  if (!ruled)
    return (
      <>
        {reasons.length > 0 && <Reasons reasons={reasons} />}{' '}
        {isTargetKnown ? inspect.versionNeedsMadeOn : inspect.versionNeedsTarget}
      </>
    );
  const { backupVersion, targetVersion } = ruled.params;
  const { rule, contradiction } = versionRule(String(backupVersion), String(targetVersion));
  const pages = new Set<SourceId>([rule.source, ...(contradiction ? contradictions[contradiction] : [])]);
  return (
    <>
      <Reasons reasons={reasons} />
      {[...pages].map((id) => {
        const { title, url }: Source = sources[id];
        return (
          <div key={id}>
            <SourceLink title={title} url={url} />
          </div>
        );
      })}
    </>
  );
}
