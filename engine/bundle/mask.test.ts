import { expect, test } from 'vitest';
import { createMask } from './mask.ts';

const record = {
  plan: {
    name: 'Acme move',
    old: { address: '192.0.2.10', user: 'ana', version: '6.1.2.3' },
    new: { address: 'epp-new.corp.example.com', user: 'root' },
  },
  events: [
    { type: 'run.started', operator: 'ben@laptop-7', planName: 'Acme move' },
    { type: 'facts.read', side: 'old', facts: { hostName: 'epp_old', gateway: 'fe80::1' } },
    { type: 'clients.baseline', names: ['PC-1', 'PC-12'] },
    { type: 'declared', by: 'plan' },
    { type: 'finding.accepted', by: 'ben@laptop-7' },
  ],
};
const all = ['addresses', 'names', 'accounts'] as const;

test('the same is the same everywhere, and each by the kind of thing that it is', () => {
  const mask = createMask(record, all);
  expect(mask.text('ana@192.0.2.10 and 192.0.2.10 and 198.51.100.7')).toBe(
    '[account 1]@[address 1] and [address 1] and [address 2]',
  );
  expect(mask.text('EPP_OLD, epp-new.corp.example.com, dc1.corp.example.com')).toBe(
    '[name 1], [name 2], [name 3]',
  );
  expect(mask.counts()).toEqual({ addresses: 2, names: 3, accounts: 1 });
});

test.each([
  ['an address of IPv6', 'at fe80::1 and 2001:db8::42', 'at [address 1] and [address 2]'],
  ['a network card', '00:50:56:aa:bb:cc', '[address 1]'],
  ['the longer name first', 'PC-12, PC-1', '[name 1], [name 2]'],
  ['a name with more behind it', 'PC-1-copy, PC-1.', '[name 1]-copy, [name 1].'],
  ['a mail address that nobody named', 'to carl@acme.test', 'to [account 1]'],
  ['who sits at the laptop', 'ben on laptop-7', '[account 1] on [name 1]'],
  ['the title of the job', 'Job Acme move', 'Job [name 1]'],
])('hides %s', (_what, given, expected) => {
  expect(createMask(record, all).text(given)).toBe(expected);
});

test.each([
  'version 6.1.2.3 and 2608.0.1.2',
  'at 12:30:45 on 2026-12-01T04:05:06.789Z',
  'SHA256:AbCdEf0123456789+/xyz and 9f86d081884c7d659a2feaa0c55ad015',
  'banana, the plan, PC-123, rooted',
])('leaves alone what is none of them: %s', (text) => {
  expect(createMask(record, all).text(text)).toBe(text);
});

test('hides nothing that was not chosen', () => {
  const mask = createMask(record, ['accounts']);
  expect(mask.text('ana@192.0.2.10, epp_old')).toBe('[account 1]@192.0.2.10, epp_old');
  expect(mask.counts()).toEqual({ accounts: 1 });
});

test('keys are hidden too, and what is a word of this program stays one', () => {
  const mask = createMask({ hostName: 'old', names: ['epp.corp.example.com'] }, all);
  expect(mask.deep({ side: 'old', 'epp.corp.example.com': [{ text: 'old' }] })).toEqual({
    side: 'old',
    '[name 1]': [{ text: '[name 2]' }],
  });
});

test('an address is no version for its form, and one that the job met is none', () => {
  expect(createMask(record, all).text('at 5.1.2.3')).toBe('at [address 1]');
  const met = {
    events: [{ type: 'findings.replaced', findings: [{ params: { backupVersion: '5.9.4.2' } }] }],
  };
  expect(createMask(met, all).text('5.9.4.2, not 5.1.2.3')).toBe('5.9.4.2, not [address 1]');
});

test.each([
  ['over lines', 'C=DE\nO=Acme GmbH\nOU=IT\nCN=epp.corp.example'],
  ['in one line', 'C=DE, O=Acme GmbH, OU=IT, CN=epp.corp.example'],
  ['quoted', 'O="Acme GmbH"+CN=*.corp.example, CN=epp.corp.example'],
])('what the name of a certificate holds is hidden, %s', (_how, before) => {
  const mask = createMask({ events: [{ proof: { params: { before } } }] }, all);
  const hidden = mask.text('CN=epp.corp.example, O=Acme GmbH; acme gmbh; DE');
  expect(hidden).toMatch(/^CN=\[name \d\], O=\[name \d\]; \[name \d\]; DE$/);
  expect(mask.text(before)).not.toMatch(/acme|epp|corp|\bDE\b|\bIT\b/iu);
});

test('what was before is a word unless it is the name of a certificate', () => {
  const mask = createMask({ params: { before: 'current' }, also: { before: 'yes' } }, all);
  expect(mask.text('current, yes')).toBe('current, yes');
});

test('a name of signs is taken as it is', () => {
  const mask = createMask({ hostName: '(a+)+$' }, all);
  expect(mask.text('(a+)+$ and aaaa')).toBe('[name 1] and aaaa');
});

test('an id of this program stays whole, whatever an account is called', () => {
  const mask = createMask({ user: 'certificate', operator: 'key', hostName: 'cutover' }, all);
  const ids = 'trust-certificate, key.custody, cutover.old-serves@new, ledger.row-open:dpi-ca';
  expect(mask.text(ids)).toBe(ids);
  expect(mask.text('certificate, key-2')).toBe('[account 1], [account 2]-2');
  // A machine that is called like one is hidden all the same.
  expect(createMask({ hostName: 'back-up' }, all).text('at back-up')).toBe('at [name 1]');
});
