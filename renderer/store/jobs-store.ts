import { create } from 'zustand';
import type { BridgeClient, JobListEntry } from '../../shared/contract/contract.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import { resultOf } from '../bridge/result.ts';

/** The list of jobs as it was looked at last. */
export type JobsView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorRecord }
  /** `at`: when it was looked at, for ages. */
  | { readonly kind: 'listed'; readonly entries: readonly JobListEntry[]; readonly at: number };

interface JobsStore {
  readonly view: JobsView;
  /** Looks again. What was listed stays until the new list is there; a lost connection changes nothing. */
  load(client: BridgeClient): Promise<void>;
}

/** The jobs on this computer. The engine reads their folders each time. */
export const useJobs = create<JobsStore>((set, get) => ({
  view: { kind: 'loading' },
  load: async (client) => {
    const result = await resultOf(client.jobs.list({}));
    if (result.ok) set({ view: { kind: 'listed', entries: result.value, at: Date.now() } });
    else if (result.error.code !== 'bridge.disconnected' || get().view.kind !== 'listed')
      set({ view: { kind: 'failed', error: result.error } });
  },
}));
