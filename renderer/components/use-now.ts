import { useEffect, useState } from 'react';

/** This window's clock, read once a second while `isTicking`: for what runs on between two events. */
export function useNow(isTicking: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!isTicking) return;
    const look = () => setNowMs(Date.now());
    // What was read when the page was made may be old by now.
    const first = setTimeout(look, 0);
    const timer = setInterval(look, 1_000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [isTicking]);
  return nowMs;
}
