import './host-key/host-key.css';
import { Button, CopyButton as MantineCopy } from '@mantine/core';
import { useOwnWords } from '../store/words-store.ts';

/** Copies a text that is no secret. */
export function CopyButton({
  value,
  label,
  name,
}: {
  value: string;
  label?: string;
  /** What is copied, for who hears the button and does not see what stands beside it. */
  name?: string;
}) {
  const { common } = useOwnWords();
  return (
    <MantineCopy value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm"
          onClick={copy}
          aria-label={name === undefined || copied ? undefined : `${label ?? common.copy}: ${name}`}
        >
          {copied ? common.copied : (label ?? common.copy)}
        </Button>
      )}
    </MantineCopy>
  );
}

/** A command that a person types on another machine, with a button that copies it. */
export function CommandLine({ command, copyLabel }: { command: string; copyLabel?: string }) {
  return (
    <span className="command-line">
      <code>{command}</code>
      <CopyButton value={command} {...(copyLabel !== undefined && { label: copyLabel })} />
    </span>
  );
}
