import { Stack } from '@mantine/core';
import { type Stage, stepsOf } from '../../../shared/run/steps.ts';
import { useOfRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { Section } from '../prose.tsx';
import { ProofTable } from './proof-list.tsx';
import { SameFile } from './same-file.tsx';

/** The stages that are about the backup as a file. */
const stagesOfTheFile: ReadonlySet<Stage> = new Set(['pull', 'verify', 'push', 'restore']);

/** What stands behind a stage: whether the backup is the same file everywhere, and what was observed in its steps. */
export function Evidence({ stage }: { stage: Stage }) {
  const { common } = useOwnWords();
  const all = useOfRun((state) => state.proofs);
  const steps = stepsOf(stage);
  const proofs = all?.filter((proof) => steps.includes(proof.step)) ?? [];
  return (
    <Stack gap="md">
      {stagesOfTheFile.has(stage) && <SameFile />}
      {proofs.length > 0 && (
        <Section title={common.proofs}>
          <ProofTable proofs={proofs} label={common.proofs} />
        </Section>
      )}
    </Stack>
  );
}
