import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A name, and what is said under it, in one paragraph. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Text size="sm">
      <strong>{label}:</strong> {children}
    </Text>
  );
}
