import type { Identity } from '../../../shared/run/facts.ts';
import { hasHostKey } from '../../../shared/run/login-rights.ts';
import type { NewShownBy } from '../../../shared/run/proof.ts';
import type { PortSight, Sighting as SeenPorts } from '../../../shared/run/sighting.ts';
import { MigrationError } from '../../errors.ts';
import type { Pins, Sighting } from './network.ts';

/** Who holds an address. */
export type Verdict =
  /** `by` says what it was recognised by: its host key, or, where SSH shows nothing of it, a certificate. */
  | { readonly kind: 'new'; readonly by: NewShownBy; readonly sha256: string }
  /** `by`: absent where its host key showed it. */
  | { readonly kind: 'old'; readonly sha256: string; readonly by?: 'certificate' }
  /** A machine that is neither of the two. */
  | { readonly kind: 'stranger'; readonly sha256: string }
  /**
   * Something is there and does not show who it is. `shared`: it has the old appliance's certificate, which the restore brought to
   * the new one; `unknown`: one that neither had.
   */
  | { readonly kind: 'unclear'; readonly shared?: string; readonly unknown?: string }
  /** Connections are refused: a network stack answers, no service does. */
  | { readonly kind: 'refusing' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'could-not-test'; readonly reason: string };

/**
 * Reads a sighting by the two pinned identities. A pinned SSH host key decides. Where SSH does not answer, or a machine is known by
 * its certificate alone, a certificate that the new appliance alone has tells it; so does the old one's where that has no host key
 * and nothing was restored. After that both may have it (`domain.md`, identity ledger), and it tells nobody.
 */
export function judge(sighting: Sighting, pins: Pins): Verdict {
  const { ssh, console } = sighting;
  const keyed = [pins.old, pins.new].filter(({ identity }) => hasHostKey(identity)).length;
  if (ssh.kind === 'open') {
    if (ssh.sha256 === pins.new.identity.sha256) return { kind: 'new', by: 'host-key', sha256: ssh.sha256 };
    if (ssh.sha256 === pins.old.identity.sha256) return { kind: 'old', sha256: ssh.sha256 };
    if (keyed === 2) return { kind: 'stranger', sha256: ssh.sha256 };
  }
  // A server that speaks SSH and proves no key may be anybody's, whatever its console shows.
  if ((ssh.kind === 'foreign' && keyed > 0) || console.kind === 'foreign') return { kind: 'unclear' };
  if (console.kind === 'open') return byCertificate(console.sha256, ssh, pins);
  if (ssh.kind === 'open' || ssh.kind === 'foreign') return { kind: 'unclear' };
  if (ssh.kind === 'could-not-test') return { kind: 'could-not-test', reason: ssh.reason };
  if (console.kind === 'could-not-test') return { kind: 'could-not-test', reason: console.reason };
  return ssh.kind === 'refused' || console.kind === 'refused' ? { kind: 'refusing' } : { kind: 'silent' };
}

/** `ssh` showed none of the pinned keys: a key of nobody is not that of a machine that is known by another one. */
function byCertificate(sha256: string, ssh: PortSight, pins: Pins): Verdict {
  const { old, new: fresh } = pins;
  const mayBe = (machine: { readonly identity: Identity }) =>
    !(ssh.kind === 'open' && hasHostKey(machine.identity));
  // The old one must be known to have another.
  const isOldKnown = old.certificate !== undefined;
  const isOfOld = sha256 === old.certificate?.sha256;
  const isOfNew = [
    fresh.certificate?.sha256,
    fresh.laterCertificateSha256,
    fresh.namedCertificateSha256,
  ].includes(sha256);
  if (isOldKnown && isOfNew && !isOfOld) {
    if (!mayBe(fresh))
      return ssh.kind === 'open' ? { kind: 'stranger', sha256: ssh.sha256 } : { kind: 'unclear' };
    return { kind: 'new', by: sha256 === fresh.namedCertificateSha256 ? 'word' : 'certificate', sha256 };
  }
  if (!isOfOld)
    return isOldKnown && mayBe(fresh) ? { kind: 'unclear', unknown: sha256 } : { kind: 'unclear' };
  if (fresh.mayShowOldCertificate && mayBe(fresh)) return { kind: 'unclear', shared: sha256 };
  return !isOfNew && !hasHostKey(old.identity)
    ? { kind: 'old', sha256, by: 'certificate' }
    : { kind: 'unclear' };
}

/** Whether the new appliance was seen by its host key: what takes the address, or goes on over SSH, needs no less. */
export function showsNewKey(
  verdict: Verdict,
): verdict is Extract<Verdict, { kind: 'new' }> & { readonly by: 'host-key' } {
  return verdict.kind === 'new' && verdict.by === 'host-key';
}

/** That the old appliance answers at `address` where it should not, and what showed it. */
export function cameBack(
  address: string,
  { sha256, by }: Extract<Verdict, { kind: 'old' }>,
): MigrationError<'cutover.old-came-back'> {
  return new MigrationError('cutover.old-came-back', { address, sha256, ...(by && { by }) }, { side: 'old' });
}

/** What a record keeps of a look: both ports, without the certificate that was read there. */
export function portsOf({ ssh, console }: Sighting): SeenPorts {
  return { ssh, console };
}
