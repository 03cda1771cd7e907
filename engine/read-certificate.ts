import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Certificate } from '../shared/run/facts.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * The certificate that the other end of `socket` shows, whoever signed it: the pin decides, not an authority. Undefined
 * where it does not speak TLS. Closes the socket. Rejects only with the signal's reason.
 */
export async function readCertificate(
  socket: Duplex,
  address: string,
  port: number,
  signal: AbortSignal,
): Promise<Certificate | undefined> {
  const signed = await readSigned(socket, address, signal);
  return signed && describe(signed, address, port);
}

/** As {@link readCertificate}, with its signature. */
export async function readSigned(
  socket: Duplex,
  address: string,
  signal: AbortSignal,
): Promise<X509Certificate | undefined> {
  const secure = tls.connect({
    socket,
    rejectUnauthorized: false,
    servername: isName(address) ? address : '',
  });
  try {
    return await untilAborted<X509Certificate | undefined>([signal], (resolve) => {
      secure.once('secureConnect', () => resolve(secure.getPeerX509Certificate()));
      // Not once: a second error after the first must not end the process.
      secure.on('error', () => resolve(undefined));
      secure.once('close', () => resolve(undefined));
    });
  } finally {
    secure.destroy();
    socket.destroy();
  }
}

/** What a record keeps of it. */
export function describe(certificate: X509Certificate, address: string, port: number): Certificate {
  return {
    address,
    port,
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: certificate.subject,
    issuer: certificate.issuer,
    names: namesOf(certificate.subjectAltName ?? ''),
    validTo: new Date(certificate.validTo).toISOString(),
  };
}

/** `DNS:a.example, IP Address:192.0.2.1` as a list of names. */
function namesOf(alternativeNames: string): string[] {
  return alternativeNames
    .split(', ')
    .map((entry) => entry.replace(/^(DNS|IP Address):/, ''))
    .filter((name) => name !== '');
}

/** Server Name Indication takes names only (RFC 6066 section 3). */
function isName(address: string): boolean {
  return !/^[\d.]+$/.test(address) && !address.includes(':');
}
