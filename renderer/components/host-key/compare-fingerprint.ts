/** What a comparison comes to. `short`: the same so far, and not all of it. */
export type Comparison = 'nothing' | 'same' | 'different' | 'short';

const sha256Length = 43;

/**
 * Holds what a person typed or pasted against a fingerprint `SHA256:…`: with or without that word, with white space and line
 * breaks in it as terminals copy them, or as the whole line that `ssh-keygen -l` prints. `md5`: a fingerprint of the old form, which
 * says nothing about this one.
 */
export function compareFingerprint(typed: string, sha256: string): Comparison | 'md5' {
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

/** Digits of a certificate's SHA-1. */
const sha1Length = 40;

/**
 * The same for the SHA-256 of a certificate, 64 hexadecimal digits, as browsers and `openssl x509 -fingerprint` show it: in either
 * case, with colons, blanks or nothing between the digits. `sha1`: the other one that browsers show, which says nothing about this.
 */
export function compareCertificate(typed: string, sha256: string): Comparison | 'sha1' {
  const digits = typed
    .replace(/^.*fingerprint\s*=/is, '')
    .replace(/^\s*sha-?256\b/i, '')
    .replace(/[\s:]/g, '')
    .toLowerCase();
  if (digits === '') return 'nothing';
  if (digits === sha256) return 'same';
  if (sha256.startsWith(digits)) return 'short';
  return digits.length === sha1Length && /^[0-9a-f]+$/.test(digits) ? 'sha1' : 'different';
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
