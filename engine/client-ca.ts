import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import type { HandedCa } from '../shared/run/facts.ts';

/** A file of one certificate is no larger than this. */
const mostBytes = 64 * 1024;

/**
 * The authority that a file holds, as the product's `cacert.pem` does: its certificate alone, whatever else stands in the file.
 * Undefined where it holds none. Throws only what reading it throws.
 */
export async function readCa(file: string): Promise<HandedCa | undefined> {
  if ((await fs.promises.stat(file)).size > mostBytes) return undefined;
  const certificate = parse(await fs.promises.readFile(file));
  return certificate?.ca === true
    ? { subject: certificate.subject, sha256: hexOf(certificate), pem: certificate.toString() }
    : undefined;
}

/** Whether this authority signed that certificate: by its key, not by its name. False where its own text cannot be read any more. */
export function isSignedBy(certificate: X509Certificate, { pem }: HandedCa): boolean {
  const ca = parse(pem);
  return ca !== undefined && certificate.checkIssued(ca) && certificate.verify(ca.publicKey);
}

function parse(text: string | Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(text);
  } catch {
    // Most files are no certificate.
    return undefined;
  }
}

function hexOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '').toLowerCase();
}
