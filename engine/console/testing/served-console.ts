import { createHash, X509Certificate } from 'node:crypto';
import https from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import selfsigned from 'selfsigned';

/** A console on this computer, with a certificate of its own. */
export interface ServedConsole {
  readonly port: number;
  readonly origin: string;
  readonly certificateSha256: string;
  readonly keySha256: string;
  stop(): Promise<void>;
}

/** Serves whatever `listener` answers, on a free port of 127.0.0.1. */
export async function serveConsole(listener: RequestListener): Promise<ServedConsole> {
  const made = await selfsigned.generate([{ name: 'commonName', value: 'console' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const certificate = new X509Certificate(made.cert);
  const server = https.createServer({ key: made.private, cert: made.cert }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `https://127.0.0.1:${String(port)}`,
    certificateSha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    keySha256: createHash('sha256')
      .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
