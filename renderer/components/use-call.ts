import { useState } from 'react';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import { resultOf } from '../bridge/result.ts';
import { useClient } from '../store/bridge-store.ts';

/** What a part of a page asks of the engine: whether it waits for an answer, and what was refused last. */
export interface Call {
  readonly isBusy: boolean;
  readonly error: ErrorRecord | undefined;
  dismiss(): void;
  /** The answer; undefined where the call was refused, or there is nobody to ask. */
  ask<T>(made: (client: BridgeClient) => Promise<T>): Promise<T | undefined>;
}

/** See {@link Call}. */
export function useCall(): Call {
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorRecord | undefined>();
  return {
    isBusy,
    error,
    dismiss: () => setError(undefined),
    ask: async (made) => {
      if (!client) return undefined;
      setBusy(true);
      setError(undefined);
      const result = await resultOf(made(client));
      setBusy(false);
      if (result.ok) return result.value;
      setError(result.error);
      return undefined;
    },
  };
}
