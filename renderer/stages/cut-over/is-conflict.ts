import type { ErrorCode } from '../../../shared/run/error-codes.ts';

/** Errors that say that an address is held by a machine that must not hold it: nothing goes on before a person has mended it. */
export function isConflict(code: ErrorCode): boolean {
  return code === 'cutover.old-came-back' || code === 'cutover.third-party';
}
