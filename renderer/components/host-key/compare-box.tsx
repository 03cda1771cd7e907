import './host-key.css';
import { Group, Text, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { Sign } from '../frame/sign.tsx';
import type { Comparison } from './compare-fingerprint.ts';

/** The box to paste a fingerprint into, and what the comparison comes to, said plainly and at once. */
export function CompareBox({
  label,
  hint,
  typed,
  compared,
  told,
  onTyped,
  children,
}: {
  label: string;
  hint: string;
  typed: string;
  /** Anything else is a fingerprint of another kind. */
  compared: Comparison | 'md5' | 'sha1';
  /** What that means. */
  told: string;
  onTyped: (typed: string) => void;
  /** What helps further. */
  children?: ReactNode;
}) {
  const verdictId = useId();
  const isTold = compared === 'same' || compared === 'different';
  return (
    <div>
      <TextInput
        label={label}
        description={hint}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={verdictId}
        error={compared === 'different'}
        classNames={{ input: 'mono' }}
        onChange={(event) => onTyped(event.currentTarget.value)}
      />
      <Group gap={6} mt={6} wrap="nowrap" role="status" id={verdictId} mih="1.5rem">
        <Sign of={compared === 'same' ? 'good' : compared === 'different' ? 'bad' : 'info'} />
        <Text fw={isTold ? 600 : 400} {...(compared === 'nothing' && { c: 'dimmed' })}>
          {told}
        </Text>
      </Group>
      {children}
    </div>
  );
}
