import './hash-text.css';
import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { CopyButton } from '../copy-button.tsx';
import { Faint } from '../prose.tsx';

const hash = /\b[0-9a-f]{64}\b/g;
/** Enough to tell two hashes apart at a glance; the whole of it is one press away. */
const shownDigits = 8;

/** A sentence that may hold SHA-256 hashes: each is shown by its first digits, and whole, to be copied, on demand. */
export function HashText({ text }: { text: string }) {
  const hashes = text.match(hash) ?? [];
  if (hashes.length === 0) return <Faint>{text}</Faint>;
  return (
    <Text component="div" c="dimmed">
      {text.split(hash).map((part, at) => (
        <Fragment key={at}>
          {part}
          {hashes[at] !== undefined && <Hash value={hashes[at]} />}
        </Fragment>
      ))}
    </Text>
  );
}

/** One hash, cut; pressed, it is there whole with a button that copies it. */
export function Hash({ value }: { value: string }) {
  return (
    <details className="hash">
      <summary className="mono">{value.slice(0, shownDigits)}…</summary>
      <span className="mono">{value}</span> <CopyButton value={value} />
    </details>
  );
}
