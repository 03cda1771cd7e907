import type { RunState } from '../../../shared/run/run-state.ts';
import { deImportSight } from '../../../shared/text/de/import/import-sight.ts';
import { enImportSight } from '../../../shared/text/en/import/import-sight.ts';
import { sightLines } from '../../../shared/text/import-sight-text.ts';
import { Lines, Section } from '../../components/prose.tsx';
import { useWordsStore } from '../../store/words-store.ts';

/** With this page and not with the first screen: nothing else of the window shows it. */
const words = { en: enImportSight, de: deImportSight } as const;

/** What the last look at the new appliance showed, while a person imports at its console. */
export function SeenNow({ state }: { state: RunState }) {
  const language = useWordsStore((store) => store.language);
  const { importWatch, waiting, steps } = state;
  if (!importWatch || steps.restore.kind === 'done') return null;
  const now = waiting?.step === 'restore' ? waiting.sight : undefined;
  const { title } = words[language];
  return (
    <Section size="h6" title={title}>
      <Lines lines={sightLines(words[language], state, now ?? importWatch.last)} />
    </Section>
  );
}
