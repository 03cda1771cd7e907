import { z } from 'zod';
import { pagesByApi, refused, type ApiOptions } from './api-clients.ts';
import { serverText } from './server-text.ts';

const actionSchema = z.object({
  id: z.number().int(),
  section: z.string().nullish(),
  operation: z.string().nullish(),
});

/** More than a person reads before she decides. */
const mostListed = 1_000;
const longestName = 120;

export interface AdminActions {
  /** 0: there is none. */
  readonly newestId: number;
  /** Those after `sinceId`, newest first, as the server words them; at most a thousand. */
  readonly done: readonly string[];
}

/**
 * What administrators did in the web console, by the vendor's REST API (`/api/logs/admin-actions`, EPP REST API Specification,
 * "Logs"): by the numbers of the actions and not by their times, whose zone nobody published. Without `sinceId` none is listed. Throws
 * `appliance.api-refused`, also where the server does not sort them as asked or has lost them, for then a change would be missed.
 */
export async function listAdminActions(options: ApiOptions, sinceId?: number): Promise<AdminActions> {
  const done: string[] = [];
  let newestId = 0;
  let before = Infinity;
  const path = '/api/logs/admin-actions?sort_by=id&sort_order=DESC';
  for await (const rows of pagesByApi(options, path, actionSchema)) {
    for (const { id, section, operation } of rows) {
      if (id >= before) throw refused(options, 0, 'the actions are not sorted by their numbers');
      before = id;
      newestId = Math.max(newestId, id);
      const named = [section, operation].filter((part) => part !== undefined && part !== null && part !== '');
      if (sinceId !== undefined && id > sinceId) done.push(serverText(named.join(': '), longestName));
    }
    if (sinceId === undefined || before <= sinceId || done.length >= mostListed) break;
  }
  if (sinceId !== undefined && newestId < sinceId)
    throw refused(options, 0, 'the actions of before are not there any more');
  return { newestId, done: done.slice(0, mostListed) };
}
