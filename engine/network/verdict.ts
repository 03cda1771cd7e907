import type { Pins, PortSight, Sighting } from './network.ts';

/** Who holds an address. */
export type Verdict =
  | { readonly kind: 'new'; readonly sha256: string }
  | { readonly kind: 'old'; readonly sha256: string }
  /** A machine that is neither of the two. */
  | { readonly kind: 'stranger'; readonly sha256: string }
  /** Something is there and does not show who it is. */
  | { readonly kind: 'unclear'; readonly seen: string }
  /** Connections are refused: a network stack answers, no service does. */
  | { readonly kind: 'refusing' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'could-not-test'; readonly reason: string };

/**
 * Reads a sighting by the two pinned identities. The SSH host key decides; the certificate only where SSH shows none, and
 * only when it is one of the two that are known, for changing the address may make a new certificate.
 */
export function judge(sighting: Sighting, pins: Pins): Verdict {
  const { ssh, console } = sighting;
  if (ssh.kind === 'open') {
    if (ssh.sha256 === pins.new.identity.sha256) return { kind: 'new', sha256: ssh.sha256 };
    if (ssh.sha256 === pins.old.identity.sha256) return { kind: 'old', sha256: ssh.sha256 };
    return { kind: 'stranger', sha256: ssh.sha256 };
  }
  if (console.kind === 'open') {
    if (console.sha256 === pins.old.certificate?.sha256) return { kind: 'old', sha256: console.sha256 };
    return { kind: 'unclear', seen: describeSighting(sighting) };
  }
  if (ssh.kind === 'foreign' || console.kind === 'foreign')
    return { kind: 'unclear', seen: describeSighting(sighting) };
  if (ssh.kind === 'could-not-test') return { kind: 'could-not-test', reason: ssh.reason };
  if (console.kind === 'could-not-test') return { kind: 'could-not-test', reason: console.reason };
  return ssh.kind === 'refused' || console.kind === 'refused' ? { kind: 'refusing' } : { kind: 'silent' };
}

/** A sighting in few words, such as `SSH refused, console silent`. */
export function describeSighting(sighting: Sighting): string {
  return `SSH ${describePort(sighting.ssh)}, console ${describePort(sighting.console)}`;
}

function describePort(sight: PortSight): string {
  switch (sight.kind) {
    case 'open':
      return `answers (${sight.sha256.slice(0, 19)}…)`;
    case 'foreign':
      return 'answers in another protocol';
    case 'refused':
      return 'refused';
    case 'silent':
      return 'silent';
    case 'could-not-test':
      return `could not be tested (${sight.reason})`;
    default:
      return sight satisfies never;
  }
}
