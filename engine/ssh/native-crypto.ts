import { createRequire } from 'node:module';

/**
 * Whether ssh2 encrypts by its native addon; without it everything works, and large transfers are slower. Undefined where
 * this ssh2 does not tell: it is no part of its public interface.
 */
export function usesNativeCrypto(): boolean | undefined {
  try {
    const crypto: unknown = createRequire(import.meta.url)('ssh2/lib/protocol/crypto.js');
    const available = (crypto as { bindingAvailable?: unknown }).bindingAvailable;
    return typeof available === 'boolean' ? available : undefined;
  } catch {
    // Another ssh2, or a bundle without that file: nobody depends on the answer.
    return undefined;
  }
}
