import { Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { versionText } from '../../../shared/text/product-text.ts';
import { CommandLine } from '../../components/copy-button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { SizeGauge } from '../../components/figures/size-gauge.tsx';
import { ClipboardNote } from '../../questions/key/clipboard-note.tsx';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { backupWait, keyStatus } from './backup-wait.ts';
import { Sign } from '../../components/frame/sign.tsx';
import { WaitCard } from '../../components/long-wait.tsx';
import { Section } from '../../components/prose.tsx';

/** The backup while it is made, what became of it, and how far its key is. */
export default function BackUpStage({ state }: OpenJob) {
  const { longWaits, format } = useWords();
  const { key } = useOwnWords();
  const wait = backupWait(state);
  const words = longWaits['back-up'];
  return (
    <Stack gap="md">
      {wait && (
        <WaitCard
          title={words?.title ?? plainText(wait.what)}
          of={plainText(wait.what)}
          wait={wait}
          figure={[key.sizeSoFar, wait.sizeBytes === undefined ? '–' : format.bytes(wait.sizeBytes)]}
          own={key}
          words={words}
        />
      )}
      <Backup state={state} />
      <Key state={state} />
    </Stack>
  );
}

function Backup({ state }: { state: RunState }) {
  const words = useWords();
  const { report, format } = words;
  const { key } = useOwnWords();
  const { backup } = state;
  if (!backup) return <Section size="h6" title={key.backupTitle} means={key.noBackupYet} />;
  const isSizeFinal = state.steps['back-up'].kind === 'done' && backup.sizeBytes > 0;
  const foundIn = state.proofs.find(({ id }) => id === 'back-up.found')?.params['folder'];
  const isHandedOver = backup.handedOverPath !== undefined;
  return (
    <Section size="h6" title={key.backupTitle}>
      <DefinitionList
        entries={[
          [report.file, plainText(backup.name)],
          [report.size, isSizeFinal ? format.bytesExact(backup.sizeBytes) : key.sizeNotFinal],
          [
            report.version,
            backup.version === undefined
              ? (versionText(words, state.old.product) ?? report.unknown)
              : plainText(backup.version),
          ],
          [key.origin, isHandedOver ? key.handedOver : backup.madeByUs ? key.madeByThisJob : key.wasThere],
          [
            key.nextPlan,
            typeof foundIn === 'string' && foundIn !== '' && (
              <CommandLine command={`backup: { folder: ${JSON.stringify(foundIn)} }`} />
            ),
          ],
        ]}
      />
      {isSizeFinal && <SizeGauge sizeBytes={backup.sizeBytes} />}
    </Section>
  );
}

/** Green only when it is proved that the key can be read back. */
function Key({ state }: { state: RunState }) {
  const { key } = useOwnWords();
  const status = keyStatus(state);
  const told = {
    proved: `${key.keyProved} ${key.dialogNow}`,
    taken: key.keyTaken,
    'not-taken': key.keyNotTaken,
  };
  return (
    <Section size="h6" title={key.keyTitle} data-key-status={status}>
      <Group gap="xs" wrap="nowrap">
        {status === 'taken' ? (
          <IconKey size={18} aria-hidden style={{ flexShrink: 0 }} />
        ) : (
          <Sign of={status === 'proved' ? 'good' : 'plain'} />
        )}
        <Text>{told[status]}</Text>
      </Group>
      {/* The questions of the key show it themselves. */}
      {!state.question && <ClipboardNote />}
    </Section>
  );
}
