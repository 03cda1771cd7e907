import { ActionIcon, type ActionIconProps } from '@mantine/core';
import type { IconX } from '@tabler/icons-react';
import type { ComponentProps } from 'react';

/** A button that is a sign alone; its name is heard, and shown to whoever points at it. */
export function IconButton({
  label,
  icon: Icon,
  ...rest
}: { label: string; icon: typeof IconX } & ActionIconProps & ComponentProps<'button'>) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} {...rest}>
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}
