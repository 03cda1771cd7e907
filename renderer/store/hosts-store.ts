import { create } from 'zustand';
import type { BridgeClient, FileRef } from '../../shared/contract/contract.ts';
import { resultOf } from '../bridge/result.ts';

interface HostsStore {
  /** `Host` names of the SSH settings of this computer. */
  readonly saved: readonly string[];
  /** Private keys in its folder of SSH. */
  readonly keys: readonly FileRef[];
  /** Reads both again. Where they cannot be read there is nothing to offer, and everything can still be typed. */
  load(client: BridgeClient): Promise<void>;
}

/** What this computer offers for logging in to machines. */
export const useHosts = create<HostsStore>((set) => ({
  saved: [],
  keys: [],
  load: async (client) => {
    const [saved, keys] = await Promise.all([
      resultOf(client.hosts.saved({})),
      resultOf(client.hosts.keys({})),
    ]);
    set({ ...(saved.ok && { saved: saved.value }), ...(keys.ok && { keys: keys.value }) });
  },
}));
