import { plainText } from '../../../shared/text/plain-text.ts';
import { isDesktop } from '../../bridge/connection.ts';
import { useComfort } from '../../store/comfort-store.ts';
import { useWordsStore } from '../../store/words-store.ts';
import type { CallKind } from './call-of.ts';

/** Whether a notification of this window would be shown. The desktop shell shows its own. */
export function canCall(): boolean {
  return isDesktop() || ('Notification' in window && Notification.permission === 'granted');
}

/** Asks the person by the browser's own question, where it was not answered before. Only after a press: none is asked at load. */
export async function askToCall(): Promise<boolean> {
  if (!isDesktop() && 'Notification' in window && Notification.permission === 'default')
    await Notification.requestPermission();
  return canCall();
}

let shown: Notification | undefined;

/**
 * Calls the person by a notification, with a sound where one is wanted. It names the job alone: it may lie on a locked screen,
 * where no address, no name of a machine and no secret belongs.
 */
export function call(kind: CallKind | 'try', jobName: string): void {
  const { isCalling, hasSound } = useComfort.getState();
  if (!isCalling || !canCall()) return;
  if (hasSound) ring();
  if (isDesktop()) {
    window.handoverDesktop?.call(kind, jobName);
    return;
  }
  shown?.close();
  const { comfort } = useWordsStore.getState().own;
  const notification = new Notification(plainText(jobName), {
    body: comfort.calls[kind],
    icon: './icon.svg',
  });
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
  shown = notification;
}

/** Two short tones, made here: no file is loaded. */
function ring(): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.value = 0.15;
  volume.connect(audio.destination);
  for (const [hertz, startS] of [
    [660, 0],
    [880, 0.18],
  ] as const) {
    const tone = audio.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(volume);
    tone.start(audio.currentTime + startS);
    tone.stop(audio.currentTime + startS + 0.15);
    if (startS > 0) tone.onended = () => void audio.close();
  }
}
