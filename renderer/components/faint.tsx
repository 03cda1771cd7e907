import { Text, type TextProps } from '@mantine/core';
import type { ComponentProps } from 'react';

/** What is said beside the matter itself: small, and fainter than the rest. */
export function Faint(props: TextProps & Omit<ComponentProps<'p'>, keyof TextProps | 'ref'>) {
  return <Text size="sm" c="dimmed" {...props} />;
}
