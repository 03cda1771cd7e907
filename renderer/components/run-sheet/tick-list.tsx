import './tick-list.css';
import { Checkbox, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Faint } from '../prose.tsx';
import { useJobId } from '../../store/run-store.ts';

/** Something to do, with what there is to know about it. */
interface TickItem {
  /** Stays the same in every language. */
  readonly id: string;
  readonly title: string;
  readonly body?: string;
  /** The way through the vendor's menus. */
  readonly menu?: string;
}

/** A list to tick off. A tick is a person's own note: it looks like one, and never like a result. */
export function TickList({
  list,
  items,
  isWide = false,
}: {
  /** Under which name of this job the ticks are kept. */
  list: string;
  items: readonly TickItem[];
  /** In two columns where there is room. */
  isWide?: boolean;
}) {
  const { ticked, onToggle } = useTicks(list);
  return (
    <ul className={isWide ? 'plain-list tick-list tick-list-wide' : 'plain-list tick-list'}>
      {items.map(({ id, title, body, menu }) => (
        <li key={id}>
          <Checkbox
            color="gray"
            checked={ticked.includes(id)}
            onChange={() => onToggle(id)}
            label={body === undefined ? title : <strong>{title}</strong>}
            {...((body !== undefined || menu !== undefined) && {
              description: (
                <>
                  {body !== undefined && (
                    <Text span display="block">
                      {body}
                    </Text>
                  )}
                  {menu !== undefined && <Faint span>{menu}</Faint>}
                </>
              ),
            })}
          />
        </li>
      ))}
    </ul>
  );
}

/** The steps of a list, which have no names of their own: each goes by its place. */
export function tickItems(steps: readonly string[]): readonly TickItem[] {
  return steps.map((title, index) => ({ id: String(index), title }));
}

const none: readonly string[] = [];

/**
 * A person's own ticks on a list, kept by this browser under the job and the list. They are a memory aid and no proof: nothing
 * of them goes to the engine. Where the browser keeps nothing they last as long as the page.
 */
function useTicks(list: string) {
  const jobId = useJobId();
  const [ticked, setTicked] = useLocalStorage<readonly string[]>({
    key: `handover-ticks ${jobId} ${list}`,
    defaultValue: none,
    getInitialValueInEffect: false,
    deserialize: namesIn,
  });
  return {
    ticked,
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
