import { Button } from '@mantine/core';
import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { useComfort } from '../../store/comfort-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { askToCall, call, canCall } from './call.ts';

/** Switches notifications on and off. The first press asks the browser, and calls once, so that it is seen how that looks. */
export function CallButton() {
  const { comfort, common } = useOwnWords();
  const { isCalling, choose, showSheet } = useComfort();
  const isOn = isCalling && canCall();
  const Icon = isOn ? IconBellRinging : IconBell;
  const press = async () => {
    const isAllowed = !isOn && (await askToCall());
    choose('isCalling', isAllowed);
    if (isAllowed) call('try', common.appName);
    else if (!isOn) showSheet('refused');
  };
  return (
    <Button
      size="compact-sm"
      variant={isOn ? 'light' : 'default'}
      aria-pressed={isOn}
      title={isOn ? comfort.callsOnHint : comfort.callMeHint}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => void press()}
    >
      {comfort.callMe}
    </Button>
  );
}
