import { Text, Tooltip } from '@mantine/core';
import type { Lifecycle } from '../../../shared/run/run-state.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Faint } from '../prose.tsx';

const path: readonly Lifecycle[] = ['ready', 'rehearsed', 'switched', 'finalised'];

/** Ready, Rehearsed, Switched, Finalised; or Reverted, which stands for itself. */
export function LifecycleStrip({ lifecycle }: { lifecycle: Lifecycle }) {
  const words = useWords();
  const { common } = useOwnWords();
  const shown = lifecycle === 'reverted' ? [...path, lifecycle] : path;
  return (
    <ol className="lifecycle plain-list" aria-label={common.lifecycleLabel}>
      {shown.map((each, index) => {
        const isHere = each === lifecycle;
        return (
          <li key={each} aria-current={isHere ? 'step' : undefined}>
            {index > 0 && (
              <Faint span aria-hidden mr={6}>
                ›
              </Faint>
            )}
            <Tooltip label={words.lifecycleMeans[each]} multiline maw={320}>
              <Text span {...(isHere ? { td: 'underline', fw: 700 } : { c: 'dimmed' })}>
                {words.lifecycle[each]}
              </Text>
            </Tooltip>
          </li>
        );
      })}
    </ol>
  );
}
