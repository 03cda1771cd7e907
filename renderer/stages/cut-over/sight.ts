/** What was seen of one port. */
export type Sight =
  | { readonly kind: 'answers' | 'foreign' | 'refused' | 'silent' }
  | { readonly kind: 'untested'; readonly reason: string };

/**
 * Reads what the engine writes about a look, such as `SSH refused, console silent`. Undefined where it says something else:
 * then its own words are shown.
 */
export function readSighting(text: string): { readonly ssh: Sight; readonly console: Sight } | undefined {
  const parts = /^SSH (.+), console (.+)$/.exec(text);
  const ssh = readPort(parts?.[1] ?? '');
  const console = readPort(parts?.[2] ?? '');
  return ssh && console ? { ssh, console } : undefined;
}

function readPort(text: string): Sight | undefined {
  if (text === 'refused' || text === 'silent') return { kind: text };
  if (text === 'answers in another protocol') return { kind: 'foreign' };
  if (text.startsWith('answers (')) return { kind: 'answers' };
  const untested = /^could not be tested \((.*)\)$/.exec(text);
  return untested ? { kind: 'untested', reason: untested[1] ?? '' } : undefined;
}
