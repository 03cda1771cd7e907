/** How a typed name stands to the one that is wanted, while it is typed. */
export type TypedName = 'empty' | 'begun' | 'right' | 'differs';

/** See {@link TypedName}. Spaces around it are nobody's mistake; everything else counts. */
export function typedName(typed: string, expected: string): TypedName {
  const text = typed.trim();
  if (text === '') return 'empty';
  if (text === expected) return 'right';
  return expected.startsWith(text) ? 'begun' : 'differs';
}
