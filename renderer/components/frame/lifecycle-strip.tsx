import { Text, Tooltip } from '@mantine/core';
import type { Lifecycle } from '../../../shared/run/run-state.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

const path: readonly Lifecycle[] = ['ready', 'rehearsed', 'switched', 'finalised'];

/** Ready, Rehearsed, Switched, Finalised; or Reverted, which stands for itself. */
export function LifecycleStrip({ lifecycle }: { lifecycle: Lifecycle }) {
  const words = useWords();
  const { common } = useOwnWords();
  const shown = lifecycle === 'reverted' ? [...path, lifecycle] : path;
  return (
    <ol
      className="lifecycle"
      aria-label={common.lifecycleLabel}
      style={{ listStyle: 'none', margin: 0, padding: 0 }}
    >
      {shown.map((each, index) => (
        <li key={each} aria-current={each === lifecycle ? 'step' : undefined}>
          {index > 0 && (
            <Text span c="dimmed" size="sm" aria-hidden mr={6}>
              ›
            </Text>
          )}
          <Tooltip label={words.lifecycleMeans[each]} multiline maw={320}>
            <Text
              span
              size="sm"
              fw={each === lifecycle ? 700 : 400}
              {...(each === lifecycle ? { td: 'underline' } : { c: 'dimmed' })}
            >
              {words.lifecycle[each]}
            </Text>
          </Tooltip>
        </li>
      ))}
    </ol>
  );
}
