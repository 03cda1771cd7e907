/** What a comparison comes to. `md5`: a fingerprint of the old form, which says nothing about this one; `short`: not all of it. */
export type FingerprintComparison = 'nothing' | 'same' | 'different' | 'short' | 'md5';

const sha256Length = 43;

/**
 * Holds what a person typed or pasted against a fingerprint `SHA256:…`: with or without that word, with white space and line
 * breaks in it as terminals copy them, or as the whole line that `ssh-keygen -l` prints.
 */
export function compareFingerprint(typed: string, sha256: string): FingerprintComparison {
  const text = typed.trim();
  if (text === '') return 'nothing';
  if (isMd5(text)) return 'md5';
  const wanted = bare(sha256);
  if (bare(tokenIn(text)) === wanted) return 'same';
  // A line that the terminal broke, or one that was typed in groups.
  const joined = bare(text.replace(/\s+/g, ''));
  if (joined === wanted) return 'same';
  return joined.length < sha256Length && wanted.startsWith(joined) ? 'short' : 'different';
}

/** The word with the fingerprint in a line of `ssh-keygen -l`: length, fingerprint, comment, type. */
function tokenIn(text: string): string {
  return text.split(/\s+/).find((word) => /^SHA256:/i.test(word)) ?? text;
}

function bare(fingerprint: string): string {
  return fingerprint.replace(/^SHA256:/i, '').replace(/=+$/, '');
}

function isMd5(text: string): boolean {
  return /(^|\s|MD5:)([0-9a-f]{2}:){15}[0-9a-f]{2}(\s|$)/i.test(text);
}
