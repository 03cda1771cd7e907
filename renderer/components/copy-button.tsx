import { Button, CopyButton as MantineCopy } from '@mantine/core';
import { useOwnWords } from '../store/words-store.ts';

/** Copies a text that is no secret. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const { common } = useOwnWords();
  return (
    <MantineCopy value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy}>
          {copied ? common.copied : (label ?? common.copy)}
        </Button>
      )}
    </MantineCopy>
  );
}
