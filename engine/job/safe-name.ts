const maxBytes = 180;

/**
 * A file name for the laptop from a name that a server gave: one path element, valid on Windows, macOS and Linux, never
 * empty and never special. Equal for names that are harmless already.
 */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const cleaned = base
    .normalize('NFC')
    // Control, format (bidirectional marks) and what Windows forbids: [MS-FSCC] 2.1.5.
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '_');
  const unreserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cleaned) ? `_${cleaned}` : cleaned;
  return shorten(unreserved === '' ? 'file' : unreserved);
}

/** Keeps the ending, which tells people what it is. File systems count bytes, at most 255 of them. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? '';
  const stem = Array.from(name.slice(0, name.length - ending.length));
  while (Buffer.byteLength(stem.join('') + ending) > maxBytes) stem.pop();
  return stem.join('') + ending;
}
