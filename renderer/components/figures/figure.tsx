import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Faint } from '../prose.tsx';

/** A number with its name above it; digits keep their places while it changes. */
export function Figure({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div style={{ display: 'flex', flexDirection: 'column', justifyContent: 'flex-end' }}>
      <Faint>{label}</Faint>
      <Text size="md" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
    </div>
  );
}
