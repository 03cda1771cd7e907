import { Group } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../../shared/contract/answers.ts';
import type { Comparison } from '../components/host-key/compare-fingerprint.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useOwnWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';

/** What a person typed of a fingerprint held against `sha256`, and the answer that it leads to. */
export function useTrust<C extends string>(
  kind: 'trust-host-key' | 'trust-certificate',
  sha256: string,
  compare: (typed: string, sha256: string) => C | Comparison,
  onAnswer: (answer: Answer) => void,
) {
  const [typed, setTyped] = useState('');
  const answer = (value: boolean): void => onAnswer({ kind, value });
  return {
    typed,
    setTyped,
    compared: compare(typed, sha256),
    answer,
    /** What is not the same is only shown, with what the comparison comes to. */
    answerWith: (known: string): void => {
      setTyped(known);
      if (compare(known, sha256) === 'same') answer(true);
    },
  };
}

export function Fingerprint({ sha256 }: { sha256: string }) {
  const { hostKey } = useOwnWords().connect;
  return (
    <Group gap="sm">
      <span className="fingerprint">{sha256}</span>
      <CopyButton value={sha256} label={hostKey.copyFingerprint} />
    </Group>
  );
}

/** Trusts only what was compared and is the same, or what a person does not compare; nothing here is answered by Enter. */
export function TrustButtons({
  compared,
  onAnswer,
}: {
  compared: string;
  onAnswer: (value: boolean) => void;
}) {
  return (
    <AnswerButtons
      isDisabled={compared !== 'same' && compared !== 'nothing'}
      weight={compared === 'same' ? 'usual' : 'light'}
      onConfirm={() => onAnswer(true)}
      onDecline={() => onAnswer(false)}
    />
  );
}
