import type { StepState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { useBridge } from '../../store/bridge-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { jobFileOf } from './job-folder.ts';
import { Section } from '../../components/prose.tsx';
import { useOfRun } from '../../store/run-store.ts';

/** Where the backup is on each of the three machines, to be found without this window. */
export function WhereItLies() {
  const { transfer } = useOwnWords();
  const jobId = useOfRun((state) => state.jobId) ?? '';
  const backup = useOfRun((state) => state.backup);
  const artifact = useOfRun((state) => state.artifacts.find(({ role }) => role === 'backup'));
  const pushed = useOfRun((state) => state.pushed);
  const hasBegun = useOfRun(({ steps }) => isBegun(steps.pull.kind) || isBegun(steps.push.kind)) ?? false;
  const home = useBridge(({ status }) => ('info' in status ? status.info.home : undefined));
  if (!backup) return null;
  const local = artifact && (home === undefined ? artifact.path : jobFileOf(home, jobId, artifact.path));
  const isHandedOver = backup.handedOverPath !== undefined;
  const notYet = hasBegun ? transfer.temporaryName : transfer.notThereYet;
  return (
    <Section size="h6" title={transfer.whereTitle}>
      <DefinitionList
        entries={[
          [
            transfer.whereOld,
            isHandedOver ? transfer.handedOver : <Path path={backup.path ?? backup.name} />,
          ],
          [transfer.whereLocal, local === undefined ? notYet : <Path path={local} canCopy />],
          [transfer.whereNew, pushed ? <Path path={pushed.path} /> : notYet],
        ]}
      />
    </Section>
  );
}

/** Bytes may lie there under a temporary name from then on, also while the step is paused. */
function isBegun(kind: StepState['kind']): boolean {
  return kind !== 'pending' && kind !== 'reverted';
}

function Path({ path, canCopy = false }: { path: string; canCopy?: boolean }) {
  const text = plainText(path);
  return (
    <>
      <span className="mono">{text}</span> {canCopy && <CopyButton value={text} />}
    </>
  );
}
