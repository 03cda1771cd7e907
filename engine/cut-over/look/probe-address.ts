import { createHash } from 'node:crypto';
import os from 'node:os';
import { z } from 'zod';
import { portSightSchema } from '../../../shared/run/sighting.ts';
import { createTcpNetwork } from './tcp-network.ts';

const evidenceSchema = z.object({
  handoverProbe: z.literal(1),
  /** When it was looked, by the clock of the machine that looked (ISO 8601). */
  at: z.iso.datetime(),
  /** Name of the machine that looked. */
  from: z.string().max(255),
  address: z.string().max(255),
  ssh: portSightSchema,
  console: portSightSchema,
});

/** What one machine saw at an address: who answered SSH and HTTPS there. */
export type ProbeEvidence = z.infer<typeof evidenceSchema>;

export interface ProbeOptions {
  readonly address: string;
  readonly sshPort: number;
  readonly consolePort: number;
  /** Fingerprint that is looked for among the keys of the server, which shows one of them a connection. */
  readonly expectedSha256: string | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Key types of OpenSSH servers, asked for until the expected one is seen. */
const keyTypes = [
  ['ssh-ed25519', 'ecdsa-sha2-nistp256'],
  ['rsa-sha2-512', 'ssh-rsa'],
] as const;

/** Looks at an address from this machine. Sends nothing that identifies anybody; changes nothing. Throws the signal's reason. */
export async function probeAddress(options: ProbeOptions): Promise<ProbeEvidence> {
  const { address, sshPort, consolePort, expectedSha256 = '', timeoutMs, signal } = options;
  const network = createTcpNetwork();
  const look = (types: (typeof keyTypes)[number]) => {
    const identity = (keyType: string) => ({
      address,
      port: sshPort,
      user: '',
      keyType,
      sha256: expectedSha256,
    });
    const pins = { new: { identity: identity(types[0]) }, old: { identity: identity(types[1]) } };
    return network.look({ address, sshPort, consolePort }, pins, network.laptop, timeoutMs, signal);
  };
  let seen = await look(keyTypes[0]);
  if (expectedSha256 !== '' && seen.ssh.kind === 'open' && seen.ssh.sha256 !== expectedSha256) {
    const other = await look(keyTypes[1]);
    if (other.ssh.kind === 'open' && other.ssh.sha256 === expectedSha256) seen = other;
  }
  return {
    handoverProbe: 1,
    at: new Date().toISOString(),
    from: os.hostname(),
    address,
    ssh: seen.ssh,
    console: seen.console,
  };
}

/** The evidence as one line that can be pasted anywhere. The end shows a slip in copying; it is no signature. */
export function evidenceLine(evidence: ProbeEvidence): string {
  const body = Buffer.from(JSON.stringify(evidence)).toString('base64url');
  return `handover-probe ${body}.${checkOf(body)}`;
}

/** Reads evidence out of a text, such as a mail that it was pasted into: the last one in it; undefined where there is none that is whole. */
export function readEvidence(text: string): ProbeEvidence | undefined {
  // A mail program may have broken the line.
  const found = [...text.matchAll(/handover-probe\s+([A-Za-z0-9_\-\s>]+)\.\s*([0-9a-f]{8})/g)].at(-1);
  const body = found?.[1]?.replace(/[\s>]/g, '') ?? '';
  if (!found || checkOf(body) !== found[2]) return undefined;
  try {
    return evidenceSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data;
  } catch {
    // Not JSON: then nobody of us wrote it.
    return undefined;
  }
}

function checkOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}
