import { describe, expect, test, vi } from 'vitest';

/**
 * What Electron's crypto is, before ssh2 looks: BoringSSL's lists, as its `EVP_CIPHER_do_all_sorted`, `EVP_MD_do_all_sorted` and
 * `EC_get_builtin_curves` give them (decrepit/evp/evp_do_all.c).
 */
await vi.hoisted(async () => {
  const { default: crypto } = await import('node:crypto');
  const sizes = ['128', '192', '256'];
  const modes = ['cbc', 'ctr', 'ecb', 'ofb', 'gcm'];
  const des = ['des-cbc', 'des-ecb', 'des-ede', 'des-ede-cbc', 'des-ede3-cbc', 'rc2-cbc', 'rc4'];
  crypto.getCiphers = () => [...sizes.flatMap((size) => modes.map((mode) => `aes-${size}-${mode}`)), ...des];
  crypto.getHashes = () => ['md4', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256'];
  crypto.getCurves = () => ['secp224r1', 'prime256v1', 'secp384r1', 'secp521r1'];
});

const { default: crypto } = await import('node:crypto');
const { algorithmCategories, describeMismatch, offerOf } = await import('./algorithms.ts');
const { connectHost } = await import('./connect.ts');
const { openKnownHosts } = await import('./trust/known-hosts.ts');
const { readOffer } = await import('./trust/read-offer.ts');
const { sshdIsMissing, startRealSshd } = await import('./testing/real-sshd.ts');
const { scriptedAsk } = await import('./testing/scripted-ask.ts');

const signal = new AbortController().signal;

describe('what is offered', () => {
  test('is only what this crypto can do', () => {
    const offer = offerOf([], true);
    expect(offer.Ciphers).toEqual([
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes256-cbc',
      'aes128-cbc',
      '3des-cbc',
    ]);
    expect(algorithmCategories.filter((category) => offer[category].length === 0)).toEqual([]);
    const curves = crypto.getCurves;
    try {
      crypto.getCurves = () => ['prime256v1'];
      expect(offerOf([], false).KexAlgorithms.filter((name) => name.startsWith('ecdh'))).toEqual([
        'ecdh-sha2-nistp256',
      ]);
    } finally {
      crypto.getCurves = curves;
    }
  });

  test('begins with the key types that are known, and has outdated ones only by wish', () => {
    expect(offerOf(['ssh-rsa'], false).HostKeyAlgorithms.slice(0, 2)).toEqual([
      'rsa-sha2-512',
      'rsa-sha2-256',
    ]);
    expect(offerOf([], false).HostKeyAlgorithms).not.toContain('ssh-rsa');
    expect(offerOf(['ssh-rsa'], true).HostKeyAlgorithms.slice(-2)).toEqual(['ssh-rsa', 'ssh-dss']);
  });

  test('is held against the other side, category by category', () => {
    const own = offerOf([], false);
    expect(describeMismatch('epp', own, own)).toBe('');
    const theirs = { ...own, Ciphers: ['3des-cbc'], MACs: [] };
    expect(describeMismatch('epp', own, theirs)).toBe(
      `Ciphers\n  Handover: ${own.Ciphers.join(', ')}\n  epp: 3des-cbc\nMACs\n  Handover: ${own.MACs.join(', ')}\n  epp: -`,
    );
  });
});

test.each([
  '',
  'SSH-2.0-x',
  'SSH-2.0-x\r\n',
  'SSH-2.0-x\r\n\0\0\u00ff\u00ff\u0004\u0014short',
  'HTTP/1.1 400\r\n',
])('no offer is read from %j', (text) => expect(readOffer(Buffer.from(text, 'latin1'))).toBeUndefined());

describe.skipIf(sshdIsMissing() !== undefined)('a real sshd, seen by the crypto of Electron', () => {
  const connect = async (config: readonly string[], legacyAlgorithms: boolean) => {
    const sshd = await startRealSshd({ config });
    try {
      const host = await connectHost({
        side: 'new',
        target: { ...sshd, authentication: ['key'], legacyAlgorithms },
        pinnedSha256: sshd.hostKeySha256,
        knownHosts: openKnownHosts('/nonexistent', []),
        ask: scriptedAsk().ask,
        signal,
      });
      const command = { signal, timeoutMs: 20_000, name: 'echo', effect: 'reads' } as const;
      return await host.run(['echo', 'here'], command).finally(() => host.close());
    } finally {
      await sshd.stop();
    }
  };

  test.each([[false], [true]])('is reached, with outdated algorithms allowed: %s', async (legacy) => {
    expect((await connect([], legacy)).stdout).toBe('here\n');
  });

  test('that takes only what is missing here is named with what both sides offer', async () => {
    const failed = connect(['Ciphers chacha20-poly1305@openssh.com'], false);
    await expect(failed).rejects.toMatchObject({
      code: 'reach.no-common-algorithm',
      params: {
        detail: `Ciphers\n  Handover: ${offerOf([], false).Ciphers.join(', ')}\n  127.0.0.1: chacha20-poly1305@openssh.com`,
      },
      side: 'new',
    });
  });
});
