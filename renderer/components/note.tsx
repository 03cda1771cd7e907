import { Alert, type AlertProps } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

/** A remark that must not be passed over; its colour and its sign say how grave it is. */
export function Note({
  icon: Icon = IconAlertTriangle,
  ...rest
}: Omit<AlertProps, 'icon'> & { icon?: typeof IconAlertTriangle }) {
  return <Alert color="yellow" p="xs" icon={<Icon size={18} aria-hidden />} {...rest} />;
}
