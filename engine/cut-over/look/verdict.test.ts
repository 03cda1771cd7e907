import { describe, expect, test } from 'vitest';
import type { Certificate, Identity } from '../../../shared/run/facts.ts';
import type { Pins, PortSight } from './network.ts';
import { judge, showsNewKey } from './verdict.ts';

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
  new: {
    identity: identity('SHA256:new'),
    certificate: certificate('cert-new'),
    laterCertificateSha256: 'cert-later',
  },
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
  // The restore brings the old appliance's certificate to the new one: the host key decides.
  [open('SHA256:new'), open('cert-old'), 'new'],
  [silent, open('cert-old'), 'unclear'],
  [refused, open('cert-old'), 'unclear'],
  [silent, open('cert-new'), 'new'],
  [untested, open('cert-new'), 'new'],
  [{ kind: 'foreign' }, open('cert-new'), 'unclear'],
  [silent, open('cert-later'), 'new'],
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

test('a certificate that the new appliance may share tells nobody', () => {
  const seen = { ssh: silent, console: open('cert-new') };
  const shared = { ...pins, old: { ...pins.old, certificate: certificate('cert-new') } };
  const unknown = { ...pins, old: { identity: pins.old.identity } };
  for (const each of [shared, unknown]) expect(judge(seen, each).kind).toBe('unclear');
});

test('a certificate is no host key', () => {
  expect(showsNewKey(judge({ ssh: silent, console: open('cert-new') }, pins))).toBe(false);
  expect(showsNewKey(judge({ ssh: open('SHA256:new'), console: silent }, pins))).toBe(true);
});

describe('machines that are known by their certificates', () => {
  const byCertificate = (sha256: string): Identity => ({ ...identity(sha256), keyType: 'x509' });
  const none: Pins = {
    old: { identity: byCertificate('cert-old'), certificate: certificate('cert-old') },
    new: { identity: byCertificate('cert-new'), certificate: certificate('cert-new') },
  };
  const restored: Pins = { ...none, new: { ...none.new, mayShowOldCertificate: true } };
  const named: Pins = { ...restored, new: { ...restored.new, namedCertificateSha256: 'cert-made' } };
  const key = open('SHA256:any');

  test.each<[string, Pins, PortSight, PortSight, object]>([
    [
      'before the restore each is known',
      none,
      silent,
      open('cert-old'),
      { kind: 'old', sha256: 'cert-old', by: 'certificate' },
    ],
    ['', none, refused, open('cert-new'), { kind: 'new', by: 'certificate', sha256: 'cert-new' }],
    [
      'a key of SSH is nobody’s',
      none,
      key,
      open('cert-new'),
      { kind: 'new', by: 'certificate', sha256: 'cert-new' },
    ],
    [
      'after it the old one’s is shared',
      restored,
      silent,
      open('cert-old'),
      { kind: 'unclear', shared: 'cert-old' },
    ],
    [
      'and the new one’s own is its own',
      restored,
      silent,
      open('cert-new'),
      { kind: 'new', by: 'certificate', sha256: 'cert-new' },
    ],
    ['one that nobody had', restored, silent, open('cert-made'), { kind: 'unclear', unknown: 'cert-made' }],
    [
      'until a person names it',
      named,
      silent,
      open('cert-made'),
      { kind: 'new', by: 'word', sha256: 'cert-made' },
    ],
    ['who answers SSH alone is there', none, key, silent, { kind: 'unclear' }],
    ['', none, { kind: 'foreign' }, silent, { kind: 'unclear' }],
    ['', none, refused, silent, { kind: 'refusing' }],
    ['', none, silent, silent, { kind: 'silent' }],
  ])('%s (%j)', (_name, pins, ssh, console, expected) => {
    expect(judge({ ssh, console }, pins)).toEqual(expected);
  });

  test('a machine that is known by its key is not one that shows another key, whatever its console shows', () => {
    const keyed: Pins = { old: none.old, new: { ...pins.new, mayShowOldCertificate: true } };
    expect(judge({ ssh: key, console: open('cert-new') }, keyed).kind).toBe('stranger');
    // It may be the old one, which is known by its certificate alone; it is not shared with a machine that shows another key.
    expect(judge({ ssh: key, console: open('cert-old') }, keyed)).toEqual({
      kind: 'old',
      sha256: 'cert-old',
      by: 'certificate',
    });
    expect(judge({ ssh: silent, console: open('cert-old') }, keyed)).toEqual({
      kind: 'unclear',
      shared: 'cert-old',
    });
    expect(judge({ ssh: open('SHA256:new'), console: open('cert-old') }, keyed)).toMatchObject({
      by: 'host-key',
    });
  });
});
