import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import selfsigned from 'selfsigned';
import { afterAll, beforeAll } from 'vitest';

/** Where a {@link webServerForAll} listens on 127.0.0.1, and by what it is known. */
export interface WebServer {
  readonly port: number;
  /** Of its certificate, in hexadecimal digits. */
  readonly sha256: string;
}

/** A web server with a certificate of its own, for all tests of a file. To be called where the tests are declared. */
export function webServerForAll(serve: RequestListener, name = 'epp'): WebServer {
  const here = { port: 0, sha256: '' };
  let server: https.Server | undefined;
  beforeAll(async () => {
    const made = await selfsigned.generate([{ name: 'commonName', value: name }], { algorithm: 'sha256' });
    server = https.createServer({ key: made.private, cert: made.cert }, serve).listen(0, '127.0.0.1');
    await once(server, 'listening');
    here.port = (server.address() as AddressInfo).port;
    here.sha256 = new X509Certificate(made.cert).fingerprint256.replaceAll(':', '').toLowerCase();
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });
  return here;
}
