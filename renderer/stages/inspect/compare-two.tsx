import { Button, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { Comparison } from '../../../shared/run/comparison.ts';
import { comparisonText } from '../../../shared/text/comparison-text.ts';
import { resultOf } from '../../bridge/result.ts';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useInspections } from '../../store/inspect-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

type Compared =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'comparing' }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'failed'; readonly error: ErrorRecord };

/** Holds two files against each other: same server, which is newer, what differs in them. */
export function CompareTwo({ first, second }: { first: string; second: string }) {
  const words = useWords();
  const { inspect } = useOwnWords();
  const client = useClient();
  const key = useInspections((store) => store.key);
  const [compared, setCompared] = useState<Compared>({ kind: 'nothing' });
  const titleId = useId();
  const compare = async () => {
    if (!client) return;
    setCompared({ kind: 'comparing' });
    const result = await resultOf(client.files.compare({ first, second, ...(key !== '' && { key }) }));
    setCompared(
      result.ok ? { kind: 'compared', comparison: result.value } : { kind: 'failed', error: result.error },
    );
  };
  const text = compared.kind === 'compared' ? comparisonText(words, compared.comparison) : undefined;
  return (
    <section className="inspection" aria-labelledby={titleId} data-comparison={compared.kind}>
      <Title order={2} size="h4" id={titleId}>
        {inspect.compareTitle}
      </Title>
      <div role="status">
        {text && (
          <Stack gap={4}>
            {text.sentences.map((line) => (
              <Text key={line}>{line}</Text>
            ))}
            {text.paths.length > 0 && (
              <ul className="reasons mono">
                {text.paths.map((line, index) => (
                  <li key={`${String(index)} ${line}`}>{line}</li>
                ))}
              </ul>
            )}
            {text.more.map((line) => (
              <Text key={line} size="sm" c="dimmed">
                {line}
              </Text>
            ))}
          </Stack>
        )}
      </div>
      {compared.kind === 'failed' && <ErrorCard error={compared.error} where="connect" />}
      <div>
        <Button
          variant="default"
          loading={compared.kind === 'comparing'}
          disabled={!client}
          onClick={() => void compare()}
        >
          {inspect.compare}
        </Button>
      </div>
    </section>
  );
}
