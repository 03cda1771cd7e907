import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import type { HandedCa } from '../shared/run/facts.ts';
import { contentType, sampleBytes } from './backup/content-type.ts';
import { readZipDirectory } from './backup/layers/zip-directory.ts';
import { unpackZipEntry } from './backup/layers/zip-entry.ts';

/** A file of one certificate is no larger than this. */
const mostBytes = 64 * 1024;
/** Nor are a few of them and their keys in a zip larger than this. */
const mostZipBytes = 1024 * 1024;
const mostZipEntries = 100;

/**
 * The authority that a file holds, as the product's `cacert.pem` does, alone or in the `ClientCerts.zip` that it is downloaded in:
 * its certificate alone, whatever else stands in the file. Undefined where it holds none, or a zip more than one. Throws only what
 * reading it throws.
 */
export async function readCa(file: string): Promise<HandedCa | undefined> {
  if ((await fs.promises.stat(file)).size > mostZipBytes) return undefined;
  const content = await fs.promises.readFile(file);
  const sample = content.subarray(0, sampleBytes);
  const text = contentType(sample, sample) === 'zip' ? await caInZip(content) : content;
  const certificate = text && text.length <= mostBytes ? parse(text) : undefined;
  return certificate?.ca === true
    ? { subject: certificate.subject, sha256: hexOf(certificate), pem: certificate.toString() }
    : undefined;
}

/** Whether this authority signed that certificate: by its key, not by its name. False where its own text cannot be read any more. */
export function isSignedBy(certificate: X509Certificate, { pem }: HandedCa): boolean {
  const ca = parse(pem);
  return ca !== undefined && certificate.checkIssued(ca) && certificate.verify(ca.publicKey);
}

/** By its published name (D/sc/systemsettings), in whatever folder. */
async function caInZip(zip: Buffer): Promise<Buffer | undefined> {
  const readAt = (atBytes: number, bytes: number) => Promise.resolve(zip.subarray(atBytes, atBytes + bytes));
  const directory = await readZipDirectory(readAt, zip.length, mostZipEntries);
  const found = [...(directory?.entries ?? [])].filter(([, { name }]) => /(^|[\\/])cacert\.pem$/i.test(name));
  const [only] = found;
  if (!directory?.isComplete || !only || found.length > 1) return undefined;
  const [atBytes, entry] = only;
  return unpackZipEntry(zip, atBytes, entry, mostBytes);
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
