import { expect, test } from 'vitest';
import { asksForCode, codeOf } from './secret-kind.ts';

test.each([
  'Verification code: ',
  'Enter OTP',
  'Passcode or option (1-3): ',
  'RSA SecurID token code:',
  'Einmalcode',
])('a code: %s', (prompt) => {
  expect(asksForCode({ purpose: 'keyboard-interactive', prompt })).toBe(true);
});

test.each(['Password: ', 'Passwort:', 'Password and token:', 'Favourite colour?', 'Encoded name'])(
  'no code: %s',
  (prompt) => {
    expect(asksForCode({ purpose: 'keyboard-interactive', prompt })).toBe(false);
  },
);

test('only a server asks for codes', () => {
  expect(asksForCode({ purpose: 'passphrase', prompt: 'code' })).toBe(false);
});

test('the gaps of a shown code are left out, and nothing else is', () => {
  expect(codeOf('123 456', true)).toBe('123456');
  expect(codeOf('12ab 34', true)).toBe('12ab 34');
  expect(codeOf('123 456', false)).toBe('123 456');
});
