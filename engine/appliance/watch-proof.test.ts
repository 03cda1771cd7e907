import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryHost } from '../ssh/testing/memory-host.ts';
import { sshdIsMissing, startRealSshd, type RealSshd } from '../ssh/testing/real-sshd.ts';
import { calm, testAppliance } from './testing/test-appliance.ts';
import { watchProof } from './watch-proof.ts';

describe.skipIf(sshdIsMissing())('the SSH port of a machine', () => {
  let sshd: RealSshd;
  beforeEach(async () => {
    sshd = await startRealSshd();
  });
  afterEach(() => sshd.stop());

  /** A connection that lasts, whatever becomes of the port. */
  async function observe() {
    const { address, port, hostKeySha256: sha256 } = sshd;
    const host = createMemoryHost({
      identity: { address, port, user: 'root', keyType: 'ssh-ed25519', sha256 },
    });
    const { appliance } = await testAppliance(host);
    return watchProof(appliance, 'import', { by: 'port-answers', port: 'ssh' }, calm);
  }

  test('answers where it shows the pinned key, and only there', async () => {
    await sshd.kill();
    const answers = await observe();
    expect(await answers?.(calm)).toBe(false);
    await sshd.restart();
    expect(await answers?.(calm)).toBe(true);
    await sshd.changeHostKeys();
    expect(await answers?.(calm)).toBe(false);
  });

  test('proves nothing where it answered before anybody began', async () => {
    expect(await observe()).toBeUndefined();
  });
});
