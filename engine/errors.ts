import {
  errorFamily,
  errorMeaning,
  usualSide,
  type ErrorCode,
  type ErrorFamily,
  type ErrorParams,
  type Side,
} from '../shared/run/error-codes.ts';
import type { ErrorRecord } from '../shared/run/error-record.ts';

/**
 * The only error that the engine throws on purpose. `code` with `params` says what happened (the words stand in
 * `shared/text`), `side` on which machine, and need not be given where the family of the code is of this computer alone. Everything
 * else that is thrown is a bug and becomes the code `bug`.
 */
export class MigrationError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly params: ErrorParams[C];
  readonly side: Side | undefined;

  constructor(code: C, params: ErrorParams[C], options: { side?: Side | undefined; cause?: unknown } = {}) {
    super(
      `${code} ${JSON.stringify(params)}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'MigrationError';
    this.code = code;
    this.params = params;
    this.side = options.side ?? usualSide(code);
  }

  /** Whether the engine may try the same thing again by itself. */
  get isTransient(): boolean {
    return errorMeaning(this.code).behaviour === 'retry';
  }

  /** Whether the machine could not be reached. */
  get isUnreachable(): boolean {
    return errorMeaning(this.code).isUnreachable;
  }

  /** The error as data for events, journal and bridge. */
  toRecord(): ErrorRecord {
    return { code: this.code, params: { ...this.params }, ...(this.side && { side: this.side }) };
  }
}

/** Whether `error` is a MigrationError with one of `codes` (any code when none is given). */
export function isMigrationError<C extends ErrorCode>(
  error: unknown,
  ...codes: C[]
): error is MigrationError<C> {
  if (!(error instanceof MigrationError)) return false;
  const code: ErrorCode = (error as MigrationError).code;
  return codes.length === 0 || (codes as ErrorCode[]).includes(code);
}

/** Whether `error` is a MigrationError of one of `families`. */
export function isOfFamily<F extends ErrorFamily>(
  error: unknown,
  ...families: readonly F[]
): error is MigrationError<Extract<ErrorCode, F | `${F}.${string}`>> {
  return isMigrationError(error) && (families as readonly ErrorFamily[]).includes(errorFamily(error.code));
}

/** Turns whatever was thrown into a MigrationError; an abort becomes `run.cancelled`, the unknown becomes `bug`. */
export function asMigrationError(error: unknown, step = ''): MigrationError {
  if (isMigrationError(error)) return error;
  if (isAbort(error)) return new MigrationError('run.cancelled', { step }, { cause: error });
  return new MigrationError(
    'bug',
    { detail: error instanceof Error ? error.message : String(error) },
    { cause: error },
  );
}

/** Whether `error` is what an aborted signal throws. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}
