import { expect, test } from 'vitest';
import type { Certificate, Identity } from '../../shared/run/facts.ts';
import type { Pins, PortSight } from './network.ts';
import { judge } from './verdict.ts';

const identity = (sha256: string): Identity => ({
  address: '192.0.2.1',
  port: 22,
  user: 'root',
  keyType: 'ssh-ed25519',
  sha256,
});
const certificate = (sha256: string) => ({ sha256 }) as Certificate;
const pins: Pins = {
  old: { identity: identity('SHA256:old'), certificate: certificate('cert-old') },
  new: { identity: identity('SHA256:new'), certificate: certificate('cert-new') },
};
const open = (sha256: string): PortSight => ({ kind: 'open', sha256 });
const refused: PortSight = { kind: 'refused' };
const silent: PortSight = { kind: 'silent' };
const untested: PortSight = { kind: 'could-not-test', reason: 'no route' };

test.each<[PortSight, PortSight, string]>([
  [open('SHA256:new'), silent, 'new'],
  [open('SHA256:new'), open('cert-old'), 'new'],
  [open('SHA256:old'), silent, 'old'],
  [open('SHA256:other'), open('cert-new'), 'stranger'],
  [silent, open('cert-old'), 'old'],
  [refused, open('cert-old'), 'old'],
  // A certificate alone never proves the new appliance: it may be copied by the restore.
  [silent, open('cert-new'), 'unclear'],
  [silent, open('cert-other'), 'unclear'],
  [{ kind: 'foreign' }, silent, 'unclear'],
  [refused, refused, 'refusing'],
  [silent, refused, 'refusing'],
  [silent, silent, 'silent'],
  [untested, silent, 'could-not-test'],
  [silent, untested, 'could-not-test'],
])('SSH %j and console %j: %s', (ssh, console, expected) => {
  expect(judge({ ssh, console }, pins).kind).toBe(expected);
});
