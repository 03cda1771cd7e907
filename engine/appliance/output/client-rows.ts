import { clientKey } from '../../../shared/rules/clients/client-list.ts';
import type { Client } from '../../../shared/run/facts.ts';

/** A list of computers in which every name stands once. */
export interface ClientRows {
  readonly clients: readonly Client[];
  /** As many as the list had. */
  readonly rows: number;
  /** Names that stood there more than once: which of them is meant elsewhere nobody can tell. */
  readonly duplicates: readonly string[];
}

/** Takes each name once, whatever its capitals: the row that tells the later time, else the later row. Pure. */
export function clientRows(rows: readonly Client[]): ClientRows {
  const clients = new Map<string, Client>();
  const duplicates = new Map<string, string>();
  for (const client of rows) {
    const key = clientKey(client.name);
    const before = clients.get(key);
    if (before) duplicates.set(key, client.name);
    if (!before || (client.lastSeenAt ?? '') >= (before.lastSeenAt ?? '')) clients.set(key, client);
  }
  return { clients: [...clients.values()], rows: rows.length, duplicates: [...duplicates.values()] };
}
