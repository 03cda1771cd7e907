/** What became of work so far. */
export type Outcome<T> =
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface InBackground<T> {
  readonly outcome: Outcome<T>;
  /** Fulfilled once the outcome is known; never rejected. */
  readonly settled: Promise<void>;
}

/** Lets work go on while somebody looks at what it does. Nobody has to wait for it: its failure is an outcome. */
export function inBackground<T>(work: Promise<T>): InBackground<T> {
  let outcome: Outcome<T> = { kind: 'pending' };
  const settled = work.then(
    (value) => void (outcome = { kind: 'done', value }),
    (error: unknown) => void (outcome = { kind: 'failed', error }),
  );
  return {
    get outcome() {
      return outcome;
    },
    settled,
  };
}
