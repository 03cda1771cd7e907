import { useState } from 'react';

/**
 * A person's own ticks on a list, kept by this browser under the job and the list. They are a memory aid and no proof: nothing
 * of them goes to the engine. Where the browser keeps nothing they last as long as the page.
 */
export function useTicks(
  jobId: string,
  list: string,
): readonly [ReadonlySet<string>, (item: string) => void] {
  const storageKey = `handover-ticks ${jobId} ${list}`;
  const [ticked, setTicked] = useState(() => read(storageKey));
  const toggle = (item: string): void => {
    const next = new Set(ticked);
    if (!next.delete(item)) next.add(item);
    setTicked(next);
    write(storageKey, next);
  };
  return [ticked, toggle];
}

function read(storageKey: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((item) => typeof item === 'string') : []);
  } catch {
    // Nothing is kept, or something else is.
    return new Set();
  }
}

function write(storageKey: string, ticked: ReadonlySet<string>): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify([...ticked]));
  } catch {
    // Full, or not allowed: then the ticks last as long as the page.
  }
}
