import { expect, test } from 'vitest';
import { compareCertificate, compareFingerprint } from './compare-fingerprint.ts';

const bare = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE';
const sha256 = `SHA256:${bare}`;

test.each([
  ['as it is shown', sha256],
  ['without the word', bare],
  ['with white space around it', `  ${sha256}\n`],
  ['with the word in small letters', `sha256:${bare}`],
  ['as base64 with its padding', `${bare}=`],
  ['broken by a narrow terminal', `${sha256.slice(0, 30)}\n${sha256.slice(30)}`],
  ['in groups', `SHA256: ${bare.slice(0, 10)} ${bare.slice(10)}`],
  ['as the line of ssh-keygen', `256 ${sha256} root@epp-old (ED25519)`],
])('the same: %s', (_how, typed) => {
  expect(compareFingerprint(typed, sha256)).toBe('same');
});

test.each([
  ['another one', `SHA256:${'x'.repeat(43)}`],
  ['letters of another case', bare.toLowerCase()],
  ['one character too many', `${sha256}A`],
  ['the line of another key', `256 SHA256:${'x'.repeat(43)} root@epp-old (ED25519)`],
  ['something else', 'yes'],
])('different: %s', (_how, typed) => {
  expect(compareFingerprint(typed, sha256)).toBe('different');
});

test('a part of it is not the same, however long', () => {
  expect(compareFingerprint(sha256.slice(0, -1), sha256)).toBe('short');
  expect(compareFingerprint('SHA256:', sha256)).toBe('short');
  expect(compareFingerprint(bare.slice(0, 8), sha256)).toBe('short');
});

test('nothing typed is nothing compared', () => {
  expect(compareFingerprint(' \n', sha256)).toBe('nothing');
});

test('the old form says nothing about this one', () => {
  const md5 = '16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48';
  expect(compareFingerprint(md5, sha256)).toBe('md5');
  expect(compareFingerprint(`256 MD5:${md5} root@epp-old (ED25519)`, sha256)).toBe('md5');
});

const digits = '0123456789abcdef'.repeat(4);
const pairs = digits.toUpperCase().match(/../g) ?? [];

test.each([
  ['as it is shown', digits],
  ['as Firefox and openssl have it', pairs.join(':')],
  ['as a list of Windows has it', `${pairs.join(' ')}\n`],
  ['as openssl prints it', `sha256 Fingerprint=${pairs.join(':')}\n`],
  ['with its name', `SHA-256: ${digits}`],
  ['on two lines', `${digits.slice(0, 32)}\n${digits.slice(32)}`],
])('the same certificate: %s', (_how, typed) => {
  expect(compareCertificate(typed, digits)).toBe('same');
});

test('another certificate, a part of it, and its SHA-1 are not the same', () => {
  expect(compareCertificate(digits.replace('f', '0'), digits)).toBe('different');
  expect(compareCertificate(`${digits}0`, digits)).toBe('different');
  expect(compareCertificate('the one in the browser', digits)).toBe('different');
  expect(compareCertificate(pairs.slice(0, 31).join(':'), digits)).toBe('short');
  expect(compareCertificate(pairs.slice(1, 21).join(':'), digits)).toBe('sha1');
  expect(compareCertificate(' \n', digits)).toBe('nothing');
});
