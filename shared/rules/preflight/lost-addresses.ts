import type { Finding } from '../../run/finding.ts';

/** The addresses that the old appliance takes along when it goes, as the preflight named them; empty where there are none. */
export function lostAddresses(findings: readonly Finding[] = []): string {
  return findings
    .filter(({ id }) => id === 'preflight.addresses-not-moved' || id === 'preflight.ipv6-not-moved')
    .map(({ params }) => String(params['addresses']))
    .join(', ');
}
