import { expect, test } from 'vitest';
import type { ConsoleLook, ImportSight } from './import-sight.ts';
import { afterSight, importSigns, type ImportWatch } from './import-watch.ts';

const page = (status: number, whose: 'new' | 'old' | 'other' = 'new'): ConsoleLook => ({
  kind: 'answers',
  status,
  whose,
});
const refused: ConsoleLook = { kind: 'refused' };
const silent: ConsoleLook = { kind: 'silent' };
const services = (since: string, isActive = true): ImportSight['services'] => [
  { name: 'nginx.service', isActive, since },
];

function watched(...sights: ImportSight[]) {
  const watch = sights.reduce<ImportWatch | undefined>(
    (before, sight) => afterSight(before, sight),
    undefined,
  );
  if (!watch) throw new Error('no looks');
  return importSigns(watch);
}
const consoles = (...looks: ConsoleLook[]) => watched(...looks.map((console) => ({ console })));

test.each([
  ['an error 500 and the page again', [page(200), page(500), page(200)], true, true],
  ['nothing that listens, and the page again', [page(200), refused, page(302)], true, true],
  ['nothing but the same page', [page(200), page(200)], false, true],
  ['an error that stays', [page(200), page(500)], false, false],
  // The way to it may be what was broken.
  ['no answer for a while', [page(200), silent, page(200)], false, true],
  // It did not go away: it was not there when the watch began.
  ['a console that comes up during the watch', [refused, refused, page(200)], false, true],
  ['TLS without a page', [page(200), page(500), { kind: 'answers', whose: 'new' }], false, false],
] as const)('a console alone, %s: restarted %s, back %s', (_what, looks, hasRestarted, isBack) => {
  expect(consoles(...looks)).toMatchObject({ hasRestarted, isBack, bringsOldCertificate: false });
});

test('the certificate of the old appliance tells something only where it came during the watch', () => {
  expect(consoles(page(200), page(200, 'old')).bringsOldCertificate).toBe(true);
  expect(consoles(page(200, 'other'), page(200, 'old')).bringsOldCertificate).toBe(true);
  expect(consoles(page(200, 'old'), page(500, 'old'), page(200, 'old')).bringsOldCertificate).toBe(false);
  // Who did not see what was there before cannot say that it is new.
  expect(consoles(silent, page(200, 'old')).bringsOldCertificate).toBe(false);
});

test('a service has restarted where it became active again, and not where it came or went', () => {
  const at = (...seen: ImportSight['services'][]) =>
    watched(...seen.map((each) => ({ console: silent, ...(each && { services: each }) }))).restarted;
  expect(at(services('10'), services('20'))).toEqual(['nginx.service']);
  expect(at(services('10'), services('10'))).toEqual([]);
  expect(at(services('10'), services('20', false))).toEqual([]);
  expect(at(undefined, services('20'))).toEqual([]);
  // SSH is lost in the meantime, and comes back or not: what was seen stays seen.
  expect(at(services('10'), undefined, services('20'), undefined)).toEqual(['nginx.service']);
});
