import { Card, Stack, Title } from '@mantine/core';
import { useId } from 'react';
import type { Question } from '../../shared/run/question.ts';
import { questionText } from '../../shared/text/render.ts';
import { Faint, Paragraphs } from '../components/prose.tsx';
import { useOwnWords, useWords } from '../store/words-store.ts';

/** What is asked in another window, in words alone: nothing here can be answered, and no secret is fetched for it. */
export function QuestionToRead({ question }: { question: Question }) {
  const { comfort } = useOwnWords();
  const text = questionText(useWords(), question);
  const titleId = useId();
  return (
    <Card withBorder component="section" aria-labelledby={titleId} mb="md">
      <Stack gap="sm">
        <Title order={2} size="h4" id={titleId}>
          {text.title}
        </Title>
        <Paragraphs lines={text.body} />
        <Faint>{comfort.questionElsewhere}</Faint>
      </Stack>
    </Card>
  );
}
