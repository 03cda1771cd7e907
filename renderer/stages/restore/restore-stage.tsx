import { Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RunState, Waiting } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { versionText } from '../../../shared/text/product-text.ts';
import { proofText } from '../../../shared/text/render.ts';
import type { Words } from '../../../shared/text/words.ts';
import { LedgerSection } from '../../components/ledger/ledger-table.tsx';
import { SeenNow } from './seen-now.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { isImportUnwatched, restoreWait } from './restore-wait.ts';
import { WaitCard, WaitLines } from '../../components/long-wait.tsx';
import { Faint, Note, Section } from '../../components/prose.tsx';

/** What is imported into the new appliance, the long wait for it, and what does not come along. */
export default function RestoreStage({ plan, state }: OpenJob) {
  const told = useWords();
  const { longWaits } = told;
  const { restore } = useOwnWords();
  const wait = restoreWait(state);
  const { kind } = state.steps.restore;
  const words = longWaits.restore;
  return (
    <Stack gap="lg">
      {wait && (
        <WaitCard
          title={words?.title ?? restore.inProgress}
          wait={wait}
          figure={[restore.said, saidText(wait, told) ?? restore.nothingSaid]}
          own={restore}
          words={words}
        />
      )}
      <SeenNow state={state} />
      {isImportUnwatched(state) && (
        <Note icon={IconInfoCircle} p="md">
          {restore.begunBefore}
        </Note>
      )}
      <Imported state={state} />
      {!wait && kind !== 'done' && kind !== 'reverted' && words && (
        <details>
          <summary>{restore.whatToExpect}</summary>
          <WaitLines words={words} />
        </details>
      )}
      <LedgerSection plan={plan} state={state} />
    </Stack>
  );
}

function saidText({ standing, detail = '' }: Waiting, { importStandings }: Words): string | undefined {
  if (standing === undefined) return undefined;
  return detail === '' ? importStandings[standing] : `${importStandings[standing]}: ${plainText(detail)}`;
}

/** Where the new appliance's copy lies, or why there is none; undefined where it is not there yet. */
function copyOnNew({ pushed, proofs }: RunState, words: Words): ReactNode {
  const gone = proofs.findLast(({ id }) => id === 'push.left-out' || id === 'push.removed');
  if (gone) return proofText(words, gone).seen;
  return pushed && <span className="mono">{plainText(pushed.path)}</span>;
}

/** Which file with which key goes where, and what the old appliance held when it was made. */
function Imported({ state }: { state: RunState }) {
  const words = useWords();
  const { report, format } = words;
  const { restore } = useOwnWords();
  const { backup, pushed } = state;
  if (!backup) return <Faint>{restore.notReached}</Faint>;
  const counts = Object.entries(state.old.inventory ?? {});
  return (
    <Section size="h6" title={restore.imported}>
      <DefinitionList
        entries={[
          [report.file, plainText(backup.name)],
          [restore.from, copyOnNew(state, words) ?? restore.notPushedYet],
          [report.size, pushed && format.bytesExact(pushed.sizeBytes)],
          [
            restore.madeBy,
            backup.version === undefined
              ? (versionText(words, state.old.product) ?? report.unknown)
              : plainText(backup.version),
          ],
          [restore.into, versionText(words, state.new.product) ?? report.unknown],
          [
            restore.contains,
            counts.length === 0
              ? restore.notCounted
              : counts.map(([kind, count]) => `${plainText(kind)} ${format.number(count)}`).join(' · '),
          ],
          [report.keyCustody, state.isKeyProved ? restore.keyProved : restore.keyNotProved],
        ]}
      />
    </Section>
  );
}
