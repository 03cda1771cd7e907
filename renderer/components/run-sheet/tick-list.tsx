import './tick-list.css';
import { Checkbox, Text } from '@mantine/core';

/** Something to do, with what there is to know about it. */
export interface TickItem {
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
    <ul className={isWide ? 'tick-list tick-list-wide' : 'tick-list'}>
      {items.map(({ id, title, body, menu }) => (
        <li key={id}>
          <Checkbox
            color="gray"
            checked={ticked.has(id)}
            onChange={() => onToggle(id)}
            label={
              <Text span size="sm" fw={body === undefined ? 400 : 600}>
                {title}
              </Text>
            }
            {...((body !== undefined || menu !== undefined) && {
              description: (
                <>
                  {body !== undefined && (
                    <Text span size="sm" display="block">
                      {body}
                    </Text>
                  )}
                  {menu !== undefined && <span className="tick-list-menu">{menu}</span>}
                </>
              ),
            })}
          />
        </li>
      ))}
    </ul>
  );
}
