import { powerSaveBlocker } from 'electron';

/** Makes the switch that keeps this computer from sleeping while a migration runs. The screen may go dark. */
export function createKeepAwake(): (isWorking: boolean) => void {
  let blocker: number | undefined;
  return (isWorking) => {
    if (isWorking) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (blocker !== undefined) {
      powerSaveBlocker.stop(blocker);
      blocker = undefined;
    }
  };
}
