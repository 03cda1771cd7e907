import { Stack, type StackProps, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Faint } from './faint.tsx';

/** A part of a page: its heading, what is to be known of it, and what stands below. */
export function Section({
  title,
  means,
  order = 3,
  size = 'h5',
  children,
  ...rest
}: {
  title: ReactNode;
  /** Small below the heading. */
  means?: ReactNode;
  order?: 3 | 4;
  /** How large the heading is, whatever its order is. */
  size?: 'h5' | 'h6';
} & Omit<StackProps, 'title'>) {
  return (
    <Stack gap="xs" component="section" {...rest}>
      <div>
        <Title order={order} size={size}>
          {title}
        </Title>
        {means !== undefined && <Faint>{means}</Faint>}
      </div>
      {children}
    </Stack>
  );
}
