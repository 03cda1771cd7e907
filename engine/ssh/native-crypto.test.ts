import { expect, test } from 'vitest';
import { usesNativeCrypto } from './native-crypto.ts';

test('this ssh2 tells whether its native addon is in use', () => {
  expect(usesNativeCrypto()).toBeTypeOf('boolean');
});
