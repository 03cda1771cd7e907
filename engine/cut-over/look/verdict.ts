import type { Sighting as SeenPorts } from '../../../shared/run/sighting.ts';
import type { Pins, Sighting } from './network.ts';

/** Who holds an address. */
export type Verdict =
  /** `by` says what it was recognised by: its host key, or a certificate that it alone has, where SSH shows nothing. */
  | { readonly kind: 'new'; readonly by: 'host-key' | 'certificate'; readonly sha256: string }
  | { readonly kind: 'old'; readonly sha256: string }
  /** A machine that is neither of the two. */
  | { readonly kind: 'stranger'; readonly sha256: string }
  /** Something is there and does not show who it is. */
  | { readonly kind: 'unclear' }
  /** Connections are refused: a network stack answers, no service does. */
  | { readonly kind: 'refusing' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'could-not-test'; readonly reason: string };

/**
 * Reads a sighting by the two pinned identities. The SSH host key decides. Where SSH does not answer, a certificate that the
 * new appliance alone has tells it; the old one's tells nobody, for the restore brings it to the new one (`domain.md`,
 * identity ledger).
 */
export function judge(sighting: Sighting, pins: Pins): Verdict {
  const { ssh, console } = sighting;
  if (ssh.kind === 'open') {
    if (ssh.sha256 === pins.new.identity.sha256) return { kind: 'new', by: 'host-key', sha256: ssh.sha256 };
    if (ssh.sha256 === pins.old.identity.sha256) return { kind: 'old', sha256: ssh.sha256 };
    return { kind: 'stranger', sha256: ssh.sha256 };
  }
  // A server that speaks SSH and proves no key may be anybody's, whatever its console shows.
  if (ssh.kind === 'foreign' || console.kind === 'foreign') return { kind: 'unclear' };
  if (console.kind === 'open')
    return isOfNewAlone(console.sha256, pins)
      ? { kind: 'new', by: 'certificate', sha256: console.sha256 }
      : { kind: 'unclear' };
  if (ssh.kind === 'could-not-test') return { kind: 'could-not-test', reason: ssh.reason };
  if (console.kind === 'could-not-test') return { kind: 'could-not-test', reason: console.reason };
  return ssh.kind === 'refused' || console.kind === 'refused' ? { kind: 'refusing' } : { kind: 'silent' };
}

/** Whether the new appliance was seen by its host key: what takes the address, or goes on over SSH, needs no less. */
export function showsNewKey(
  verdict: Verdict,
): verdict is Extract<Verdict, { kind: 'new' }> & { readonly by: 'host-key' } {
  return verdict.kind === 'new' && verdict.by === 'host-key';
}

/** Whether the new appliance, and nobody else that is known, has this certificate: the old one must be known to have another. */
function isOfNewAlone(sha256: string, pins: Pins): boolean {
  const old = pins.old.certificate;
  if (old === undefined || sha256 === old.sha256) return false;
  return sha256 === pins.new.certificate?.sha256 || sha256 === pins.new.laterCertificateSha256;
}

/** What a record keeps of a look: both ports, without the certificate that was read there. */
export function portsOf({ ssh, console }: Sighting): SeenPorts {
  return { ssh, console };
}
