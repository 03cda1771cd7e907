import type { ErrorRecord } from '../../shared/run/error-record.ts';

/** What a call gave, or the coded error that it was refused with: errors are values here. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord };

/** Waits for a call. Everything but a coded refusal counts as a lost connection. Never rejects. */
export async function resultOf<T>(call: Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    return { ok: false, error: refusalOf(error) ?? { code: 'bridge.disconnected', params: {} } };
  }
}

/** The coded error in what a call threw; undefined where it was none. */
export function refusalOf(error: unknown): ErrorRecord | undefined {
  const refused = error as { code?: unknown; data?: unknown } | null;
  // The bridge checks what it sends against the contract.
  return refused?.code === 'REFUSED' ? (refused.data as ErrorRecord) : undefined;
}
