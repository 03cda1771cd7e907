import type { Client } from 'ssh2';
import type { HostIdentity } from './remote-host.ts';

/** One authenticated connection. */
export interface Session {
  readonly client: Client;
  readonly identity: HostIdentity;
  /** Aborted, with `reach.connection-lost` as its reason, when the connection has ended for whatever cause. */
  readonly lost: AbortSignal;
  close(): void;
}
