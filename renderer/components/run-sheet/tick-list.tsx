import './tick-list.css';
import { Checkbox, Text } from '@mantine/core';
import { Faint } from '../prose.tsx';

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
  items,
  ticked,
  onToggle,
  isWide = false,
}: {
  items: readonly TickItem[];
  ticked: ReadonlySet<string>;
  onToggle: (id: string) => void;
  /** In two columns where there is room. */
  isWide?: boolean;
}) {
  return (
    <ul className={isWide ? 'plain-list tick-list tick-list-wide' : 'plain-list tick-list'}>
      {items.map(({ id, title, body, menu }) => (
        <li key={id}>
          <Checkbox
            color="gray"
            checked={ticked.has(id)}
            onChange={() => onToggle(id)}
            label={body === undefined ? title : <strong>{title}</strong>}
            {...((body !== undefined || menu !== undefined) && {
              description: (
                <>
                  {body !== undefined && (
                    <Text span size="sm" display="block">
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
