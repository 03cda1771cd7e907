import { create } from 'zustand';
import type { AppInfo, BridgeClient } from '../../shared/contract/contract.ts';
import { BridgeRefused, openBridge, redeemLaunchCode } from '../bridge/connection.ts';

/** How the window stands to the engine. */
export type BridgeStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly client: BridgeClient; readonly info: AppInfo }
  /** It was there and is lost; it is tried again by itself. */
  | { readonly kind: 'lost'; readonly info: AppInfo }
  /** The launch link was used before, or nobody answers. */
  | { readonly kind: 'refused'; readonly reason: 'code-used' | 'unreachable' };

interface BridgeStore {
  readonly status: BridgeStatus;
  /** Connects, and again after each loss, until the page goes. Called once. */
  connect(): Promise<void>;
}

const firstPauseMs = 250;
const longestPauseMs = 4_000;

export const useBridge = create<BridgeStore>((set, get) => ({
  status: { kind: 'connecting' },
  connect: async () => {
    let pauseMs = firstPauseMs;
    try {
      await redeemLaunchCode();
    } catch (error) {
      if (!(error instanceof BridgeRefused)) throw error;
      set({ status: { kind: 'refused', reason: error.reason } });
      return;
    }
    for (;;) {
      try {
        const { client, closed } = await openBridge();
        const info = await client.app.info({});
        set({ status: { kind: 'connected', client, info } });
        pauseMs = firstPauseMs;
        await closed;
      } catch (error) {
        // Tried again below; a host that was never there, or does not know this window, is told as such.
        const reason = error instanceof BridgeRefused ? error.reason : 'unreachable';
        if (get().status.kind === 'connecting') set({ status: { kind: 'refused', reason } });
      }
      const { status } = get();
      if (status.kind === 'connected') set({ status: { kind: 'lost', info: status.info } });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  },
}));

/** The client while connected; undefined meanwhile. */
export function useClient(): BridgeClient | undefined {
  return useBridge((store) => (store.status.kind === 'connected' ? store.status.client : undefined));
}
