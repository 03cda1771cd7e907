import type { RemoteItem } from '../../../shared/run/facts.ts';

const kinds = ['system-backup', 'audit-log-backup'] as const;

/** Items by their kind, in the order of the kinds; a kind without items is left out. */
export function itemsByKind(
  items: readonly RemoteItem[],
): readonly { readonly kind: RemoteItem['kind']; readonly items: readonly RemoteItem[] }[] {
  return kinds
    .map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) }))
    .filter((group) => group.items.length > 0);
}

/** How large some items are together, and of how many that is not known. */
export function totalOf(items: readonly RemoteItem[]): {
  readonly sizeBytes: number;
  readonly unknown: number;
} {
  return {
    sizeBytes: items.reduce((sum, item) => sum + (item.sizeBytes ?? 0), 0),
    unknown: items.filter((item) => item.sizeBytes === undefined).length,
  };
}

/** The chosen names after the box of a whole kind was ticked, or cleared. */
export function withKind(
  chosen: readonly string[],
  group: readonly RemoteItem[],
  isChosen: boolean,
): readonly string[] {
  const names = group.map((item) => item.name);
  const others = chosen.filter((name) => !names.includes(name));
  return isChosen ? [...others, ...names] : others;
}
