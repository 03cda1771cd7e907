import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { findingName } from '../../shared/run/finding.ts';
import { findingText } from '../../shared/text/render.ts';
import { FindingDetails } from '../components/proofs/finding-details.tsx';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-props.ts';

/** Findings that need a named acknowledgement, each by itself and with all that is known about it in view. */
export function AcceptFindings({ question, onAnswer }: QuestionProps<'accept-findings'>) {
  const words = useWords();
  const { preflight } = useOwnWords();
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const left = question.findings.length - accepted.length;
  return (
    <Stack gap="sm">
      {question.findings.map((finding) => {
        const name = findingName(finding);
        return (
          <FindingDetails key={name} finding={finding} headingOrder={3}>
            {finding.severity === 'error' ? (
              <Text fw={600}>{preflight.cannotAccept}</Text>
            ) : (
              <Checkbox
                checked={accepted.includes(name)}
                label={preflight.accept(findingText(words, finding).title)}
                onChange={(event) =>
                  setAccepted(
                    event.currentTarget.checked
                      ? [...accepted, name]
                      : accepted.filter((each) => each !== name),
                  )
                }
              />
            )}
          </FindingDetails>
        );
      })}
      <Text role="status">
        {preflight.acceptedOf(accepted.length, question.findings.length)}
        {accepted.length > 0 && left > 0 && ` ${preflight.restStops(left)}`}
      </Text>
      <AnswerButtons
        isDisabled={accepted.length === 0}
        onConfirm={() => onAnswer({ kind: 'accept-findings', value: [...accepted] })}
        onDecline={() => onAnswer({ kind: 'accept-findings', value: [] })}
      />
    </Stack>
  );
}
