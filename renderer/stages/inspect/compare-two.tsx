import { Button, Stack, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { Comparison } from '../../../shared/run/comparison.ts';
import { comparisonText } from '../../../shared/text/comparison-text.ts';
import { CallError } from '../../components/proofs/error-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useInspections } from '../../store/inspect-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { useCall } from '../../components/use-call.ts';
import { Faint, Lines, Paragraphs } from '../../components/prose.tsx';

/** Holds two files against each other: same server, which is newer, what differs in them. */
export function CompareTwo({ first, second }: { first: string; second: string }) {
  const words = useWords();
  const { inspect } = useOwnWords();
  const client = useClient();
  const key = useInspections((store) => store.key);
  const call = useCall();
  const [compared, setCompared] = useState<Comparison | undefined>();
  const titleId = useId();
  const compare = async () =>
    setCompared(
      await call.ask((asked) => asked.files.compare({ first, second, ...(key !== '' && { key }) })),
    );
  const text = compared && !call.isBusy ? comparisonText(words, compared) : undefined;
  return (
    <section
      className="frame inspection"
      aria-labelledby={titleId}
      data-comparison={call.isBusy ? 'comparing' : text ? 'compared' : 'nothing'}
    >
      <Title order={2} size="h4" id={titleId}>
        {inspect.compareTitle}
      </Title>
      <div role="status">
        {text && (
          <Stack gap={4}>
            <Paragraphs lines={text.sentences} />
            {text.paths.length > 0 && (
              <div className="mono">
                <Lines lines={text.paths} isLarge />
              </div>
            )}
            {text.more.map((line) => (
              <Faint key={line}>{line}</Faint>
            ))}
          </Stack>
        )}
      </div>
      <CallError call={call} />
      <div>
        <Button loading={call.isBusy} disabled={!client} onClick={() => void compare()}>
          {inspect.compare}
        </Button>
      </div>
    </section>
  );
}
