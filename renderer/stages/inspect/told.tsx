import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Inspection, InspectionReason } from '../../../shared/run/inspection.ts';
import { sources } from '../../../shared/rules/sources.ts';
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
import { VerdictIcon } from './verdict-icon.tsx';

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
  const { contentType, layers, verdict, restorable, madeAt, madeOn, sha256 } = inspection;
  const { kind } = restorable;
  const topics = reasonsByTopic(inspection);
  const layered =
    layers && layers.length > 1 ? layers.map((layer) => words.contentTypes[layer.contentType]) : [];
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
          [inspect.what, layered.length > 0 ? layered.join(' › ') : words.contentTypes[contentType]],
          [
            inspect.whole,
            <Reasons key="whole" headline={inspect.wholeWords[verdict.kind]} reasons={topics.whole} />,
          ],
          [
            words.inspect.madeAt,
            madeAt && `${words.format.date(madeAt.at)} (${words.inspect.sources[madeAt.from]})`,
          ],
          [
            words.inspect.madeOn,
            madeOn && `${plainText(madeOn.version)} (${words.inspect.sources[madeOn.from]})`,
          ],
          [inspect.version, <VersionReasons key="version" reasons={topics.version} />],
          [inspect.key, topics.key.length > 0 ? <Reasons key="key" reasons={topics.key} /> : undefined],
          [
            inspect.reasons,
            topics.limit.length > 0 ? <Reasons key="limit" reasons={topics.limit} /> : undefined,
          ],
          [
            words.report.sha256,
            sha256 === undefined ? (
              <Group key="sha256" gap="sm">
                {words.inspect.notHashed}
                <Button size="compact-sm" variant="default" disabled={!onReadAll} onClick={onReadAll}>
                  {inspect.readAll}
                </Button>
              </Group>
            ) : (
              <Group key="sha256" gap="xs">
                <span className="mono">{sha256}</span>
                <CopyButton value={sha256} label={inspect.copySha256} />
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
      <Contents inspection={inspection} />
    </Stack>
  );
}

function Reasons({ headline, reasons }: { headline?: string; reasons: readonly InspectionReason[] }) {
  const words = useWords();
  return (
    <>
      {headline !== undefined && (
        <Text size="sm" fw={600}>
          {headline}
        </Text>
      )}
      <ul className="reasons">
        {/* Containers in containers give the same reason more than once. */}
        {reasons.map((reason, index) => (
          <li key={`${String(index)} ${reason.code}`}>{reasonText(words, reason)}</li>
        ))}
      </ul>
    </>
  );
}

/** With the page of the vendor that the rule is from. */
function VersionReasons({ reasons }: { reasons: readonly InspectionReason[] }): ReactNode {
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
  const source = sources[versionRule(String(backupVersion), String(targetVersion)).rule.source];
  return (
    <>
      <Reasons reasons={reasons} />
      <SourceLink title={source.title} url={'url' in source ? source.url : undefined} />
    </>
  );
}
