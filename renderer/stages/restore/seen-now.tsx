import type { RunState } from '../../../shared/run/run-state.ts';
import { sightLines } from '../../../shared/text/import-sight-text.ts';
import { Lines, Section } from '../../components/prose.tsx';
import { useWords } from '../../store/words-store.ts';

/** What the last look at the new appliance showed, while a person imports at its console. */
export function SeenNow({ state }: { state: RunState }) {
  const { importSight } = useWords();
  const { importWatch, waiting, steps } = state;
  if (!importWatch || steps.restore.kind === 'done') return null;
  const now = waiting?.step === 'restore' ? waiting.sight : undefined;
  return (
    <Section size="h6" title={importSight.title}>
      <Lines lines={sightLines(importSight, state, now ?? importWatch.last)} />
    </Section>
  );
}
