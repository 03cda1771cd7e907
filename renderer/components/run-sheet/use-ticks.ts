import { useLocalStorage } from '@mantine/hooks';

const none: readonly string[] = [];

/**
 * A person's own ticks on a list, kept by this browser under the job and the list. They are a memory aid and no proof: nothing
 * of them goes to the engine. Where the browser keeps nothing they last as long as the page.
 */
export function useTicks(jobId: string, list: string) {
  const [ticked, setTicked] = useLocalStorage<readonly string[]>({
    key: `handover-ticks ${jobId} ${list}`,
    defaultValue: none,
    getInitialValueInEffect: false,
    deserialize: namesIn,
  });
  return {
    ticked: new Set(ticked),
    onToggle: (item: string): void =>
      setTicked(ticked.includes(item) ? ticked.filter((each) => each !== item) : [...ticked, item]),
  };
}

/** Nothing where something else is kept. */
function namesIn(text = ''): readonly string[] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter((item) => typeof item === 'string') : none;
  } catch {
    return none;
  }
}
