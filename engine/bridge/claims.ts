import { MigrationError } from '../errors.ts';

/** A connection of a window to the bridge. */
export interface WindowConnection {
  /** Aborts when the connection ends. */
  readonly closed: AbortSignal;
}

/** An empty table of which window may change a job. One holds it; the others look on. */
export function createClaims() {
  const claims = new Map<string, { readonly windowId: string; readonly connection: WindowConnection }>();
  const readOnly = () => new MigrationError('bridge.read-only', {});
  return {
    /** Takes the job unless another window that is still there holds it. A window that reloads keeps what it held. */
    claim: (jobId: string, windowId: string, connection: WindowConnection, takeOver: boolean): boolean => {
      const held = claims.get(jobId);
      const isFree = !held || held.windowId === windowId || held.connection.closed.aborted;
      if (!isFree && !takeOver) return false;
      claims.set(jobId, { windowId, connection });
      return true;
    },
    /** Throws `bridge.read-only` where this connection does not hold the job. */
    require: (jobId: string, connection: WindowConnection): void => {
      if (claims.get(jobId)?.connection !== connection) throw readOnly();
    },
    /** Throws `bridge.read-only` where another connection that is still there holds the job: of one that nobody holds, all may dispose. */
    refuseOther: (jobId: string, connection: WindowConnection): void => {
      const held = claims.get(jobId);
      if (held && held.connection !== connection && !held.connection.closed.aborted) throw readOnly();
    },
  };
}
