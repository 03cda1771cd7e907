import { Button, type ButtonProps } from '@mantine/core';
import type { BridgeClient } from '../../../shared/contract/contract.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useRun } from '../../store/run-store.ts';

/** A button that asks something of the open job; it cannot be pressed while nobody would answer, or another call is on its way. */
export function RunButton({
  onPress,
  disabled = false,
  ...rest
}: ButtonProps & { title?: string; onPress: (client: BridgeClient) => unknown }) {
  const client = useClient();
  const isBusy = useRun((store) => store.isBusy);
  return (
    <Button
      disabled={disabled || !client || isBusy}
      onClick={() => client && void onPress(client)}
      {...rest}
    />
  );
}
