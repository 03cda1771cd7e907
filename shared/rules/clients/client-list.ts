import type { Client, ClientKind } from '../../run/facts.ts';
import type { SourceId } from '../sources.ts';

/** The computers of an appliance, as far as they were told. */
export interface ListedClients {
  readonly names: readonly string[];
  /** In the order of `names`; shorter where nobody told any. */
  readonly kinds: readonly ClientKind[];
  /** As many as the list had; `duplicates` stand there more than once. */
  readonly rows: number;
  readonly duplicates: readonly string[];
  /** A person exported it from the console. */
  readonly isExport: boolean;
}

/** Lists of the web console show no more than this by default (Netwrix docs: How to Increase the 200 Entries Display Limitation). */
export const shownRows = 200;
export const shownRowsSource: SourceId = 'display-limit';
/** So much of the plan's number may be missing before it is asked about: computers come and go every day. */
const tolerance = 0.05;

/**
 * Whether a list of computers is whole, as far as its length tells. `cut`: as long as a list of the console shows by default;
 * `differs`: another number than the plan names; `alike`: nearly that number; `not-told`: the plan names none.
 */
export type ListLength = 'cut' | 'differs' | 'alike' | 'not-told';

/** Judges the length of a list. Only one that a person exported can be cut. Pure. */
export function listLength(rows: number, endpoints: number | undefined, isExport: boolean): ListLength {
  if (isExport && rows === shownRows && endpoints !== rows) return 'cut';
  if (endpoints === undefined) return 'not-told';
  return Math.abs(rows - endpoints) > endpoints * tolerance ? 'differs' : 'alike';
}

/** What shows only where the list of the old appliance is held against that of the new one. */
export interface ClientChanges {
  /** In the new list and not in the old one. */
  readonly added: readonly string[];
  readonly otherVersion: readonly {
    readonly name: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** Who is new, and who came with another agent version; names count without regard to capitals. Pure. */
export function clientChanges(
  names: readonly string[],
  kinds: readonly ClientKind[],
  clients: readonly Client[],
): ClientChanges {
  const before = new Map(names.map((name, index) => [clientKey(name), kinds[index]?.agentVersion ?? '']));
  return {
    added: clients.filter(({ name }) => !before.has(clientKey(name))).map(({ name }) => name),
    otherVersion: clients.flatMap(({ name, agentVersion: after = '' }) => {
      const was = before.get(clientKey(name)) ?? '';
      return was !== '' && after !== '' && was !== after ? [{ name, before: was, after }] : [];
    }),
  };
}

/** By which a computer is the same in two lists. */
export function clientKey(name: string): string {
  return name.toLowerCase();
}

/** What a sentence holds; the rest is counted, and stands in the report. */
const mostNames = 20;

/** Names for a sentence, cut after some. */
export function someNames(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} …` : shown;
}
