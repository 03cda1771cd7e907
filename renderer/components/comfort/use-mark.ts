import { useEffect } from 'react';
import { useOfRun } from '../../store/run-store.ts';
import { wantedOf } from './call-of.ts';

/** While the followed job waits for a person, the icon of the tab and of the task bar bears a mark. */
export function useMark(): void {
  const isWaiting = useOfRun((state) => wantedOf(state) !== undefined) ?? false;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    icon?.setAttribute('href', isWaiting ? './icon-waiting.svg' : './icon.svg');
    window.handoverDesktop?.waiting(isWaiting);
  }, [isWaiting]);
}
