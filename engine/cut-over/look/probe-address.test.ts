import { expect, test } from 'vitest';
import { makeHostKey, startForgingServer } from '../../ssh/testing/forging-server.ts';
import { evidenceLine, probeAddress, readEvidence, type ProbeEvidence } from './probe-address.ts';

const evidence: ProbeEvidence = {
  handoverProbe: 1,
  at: '2026-11-25T08:00:00.000Z',
  from: 'pc-17',
  address: '192.0.2.10',
  ssh: { kind: 'open', sha256: `SHA256:${'a'.repeat(43)}` },
  console: { kind: 'silent' },
};

test('evidence comes back from a mail that broke and quoted its line', () => {
  const line = evidenceLine(evidence);
  const broken = line.replace(/(.{60})/g, '$1\n> ');
  expect(readEvidence(`Hello,\n> ${broken}\nRegards`)).toEqual(evidence);
});

test('one changed character anywhere makes it no evidence', () => {
  const line = evidenceLine(evidence);
  const from = 'handover-probe '.length;
  for (let at = from; at < line.length; at++) {
    const other = line[at] === 'b' ? 'c' : 'b';
    expect(readEvidence(line.slice(0, at) + other + line.slice(at + 1))).toBeUndefined();
  }
});

test('other texts are no evidence', () => {
  const body = Buffer.from('{"handoverProbe":2}').toString('base64url');
  for (const text of ['', 'handover-probe', `handover-probe ${body}.00000000`, '{"handoverProbe":1}'])
    expect(readEvidence(text)).toBeUndefined();
});

test('a copied key is no evidence of the machine that has it', async () => {
  const [genuine, forger] = [makeHostKey(), makeHostKey()];
  const probe = async (own: typeof genuine) => {
    const server = await startForgingServer(own.key, genuine.key);
    try {
      const seen = await probeAddress({
        address: '127.0.0.1',
        sshPort: server.port,
        consolePort: 1,
        expectedSha256: genuine.sha256,
        timeoutMs: 9_000,
        signal: new AbortController().signal,
      });
      return seen.ssh;
    } finally {
      await server.stop();
    }
  };
  expect(await probe(genuine)).toEqual({ kind: 'open', sha256: genuine.sha256 });
  expect(await probe(forger)).toEqual({ kind: 'foreign' });
});
