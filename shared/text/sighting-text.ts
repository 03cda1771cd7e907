import type { PortSight, Sighting } from '../run/sighting.ts';

/** `Words.sighting` of a language, by its words for a port. */
export function sightingText(
  words: Readonly<Record<PortSight['kind'] | 'console', string>>,
): (seen: Sighting) => string {
  const port = (sight: PortSight): string => {
    const shown =
      sight.kind === 'open'
        ? `${sight.sha256.slice(0, 19)}…`
        : sight.kind === 'could-not-test'
          ? sight.reason
          : '';
    return shown === '' ? words[sight.kind] : `${words[sight.kind]} (${shown})`;
  };
  return ({ ssh, console }) => `SSH ${port(ssh)}, ${words.console} ${port(console)}`;
}
