import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ConsoleCertificate } from './keys/certificate.ts';
import type { RootedFolder } from './rooted-folder.ts';

/**
 * The file of a demo backup: `DEMOBAK1`, the length of a header, the header (JSON, readable), the contents encrypted by
 * AES-256-GCM with a key that is derived from the System Backup Key, and the tag over all of it.
 */
const magic = Buffer.from('DEMOBAK1');
const tagBytes = 16;
const maxHeaderBytes = 4096;
const chunkBytes = 1024 * 1024;

const headerSchema = z.object({
  name: z.string(),
  version: z.string(),
  createdAt: z.string(),
  /** Of the whole file. */
  sizeBytes: z.number(),
  salt: z.string(),
  iv: z.string().refine((text) => Buffer.from(text, 'base64').length === 12),
  /** Tells a wrong key from a damaged file. */
  keyCheck: z.string(),
});
type Header = z.infer<typeof headerSchema>;

export interface BackedUpIdentity {
  readonly certificate: ConsoleCertificate;
  readonly account: { readonly user: string; readonly password: string };
}

export interface BackupContents {
  readonly inventory: Readonly<Record<string, number>>;
  readonly clients: readonly Readonly<Record<string, string>>[];
  /** What the machine shows and asks for, where the product backs that up: its certificate, its administrator. */
  readonly identity?: BackedUpIdentity;
}

export interface WriteBackupOptions {
  readonly folder: RootedFolder;
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly key: string;
  readonly contents: BackupContents;
  /** Of the whole file; never smaller than what the contents need. */
  readonly sizeBytes: number;
  /** How long it takes at least. */
  readonly durationMs: number;
  /** The file ends here, unfinished. */
  readonly stopAtBytes?: number;
  readonly signal: AbortSignal;
}

/** Writes a backup that grows while it is written. Throws the signal's reason, and `ENOSPC`. */
export async function writeBackup(options: WriteBackupOptions): Promise<void> {
  const { folder, file, name, version, key, signal } = options;
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const { cipherKey, keyCheck } = derive(key, salt);
  const contents = Buffer.from(JSON.stringify(options.contents));
  const head = (sizeBytes: number): Buffer =>
    headOf({
      name,
      version,
      createdAt: new Date().toISOString(),
      sizeBytes,
      salt: salt.toString('base64'),
      iv: iv.toString('base64'),
      keyCheck,
    });
  const leastBytes = head(options.sizeBytes).length + 4 + contents.length + tagBytes + 8;
  const sizeBytes = Math.max(options.sizeBytes, leastBytes);
  const header = head(sizeBytes);
  const cipher = createCipheriv('aes-256-gcm', cipherKey, iv).setAAD(header);
  const endBytes = Math.min(options.stopAtBytes ?? sizeBytes, sizeBytes);
  const { O_WRONLY, O_CREAT, O_EXCL } = fs.constants;
  const descriptor = folder.open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600);
  try {
    folder.write(descriptor, header, 0);
    let position = header.length;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(contents.length);
    let plain = Buffer.concat([length, contents]);
    const startMs = performance.now();
    while (position < endBytes) {
      const leftBytes = Math.min(sizeBytes - tagBytes, endBytes) - position;
      if (leftBytes <= 0) break;
      // Zeroes: encrypted they are as random as anything.
      const size = Math.min(leftBytes, chunkBytes);
      const chunk = plain.length >= size ? plain : Buffer.concat([plain, Buffer.alloc(size - plain.length)]);
      folder.write(descriptor, cipher.update(chunk), position);
      plain = Buffer.alloc(0);
      position += chunk.length;
      const dueMs = startMs + (options.durationMs * position) / sizeBytes;
      await sleep(Math.max(0, dueMs - performance.now()), undefined, { signal });
    }
    if (endBytes < sizeBytes) return;
    cipher.final();
    folder.write(descriptor, cipher.getAuthTag(), position);
  } finally {
    fs.closeSync(descriptor);
  }
}

export type OpenedBackup =
  | {
      readonly kind: 'fine';
      readonly name: string;
      readonly version: string;
      readonly contents: BackupContents;
    }
  | { readonly kind: 'wrong-key'; readonly name: string; readonly version: string }
  | { readonly kind: 'damaged'; readonly why: string };

/** Reads a backup to its end and checks every byte of it. Throws what `node:fs` throws. */
export async function openBackup(realPath: string, key: string): Promise<OpenedBackup> {
  const file = await fs.promises.open(realPath, 'r');
  try {
    const { size } = await file.stat();
    const front = await readAt(file, 0, Math.min(size, magic.length + 4 + maxHeaderBytes));
    const head = readHead(front);
    if (!head) return { kind: 'damaged', why: 'not a backup' };
    const { header, raw } = head;
    const { name, version } = header;
    if (size !== header.sizeBytes) {
      return { kind: 'damaged', why: `${size} bytes instead of ${header.sizeBytes}` };
    }
    const { cipherKey, keyCheck } = derive(key, Buffer.from(header.salt, 'base64'));
    if (keyCheck !== header.keyCheck) return { kind: 'wrong-key', name, version };
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, Buffer.from(header.iv, 'base64'), {
      authTagLength: tagBytes,
    }).setAAD(raw);
    decipher.setAuthTag(await readAt(file, size - tagBytes, tagBytes));
    let first: Buffer | undefined;
    for (let position = raw.length; position < size - tagBytes; position += chunkBytes) {
      const length = Math.min(chunkBytes, size - tagBytes - position);
      const plain = decipher.update(await readAt(file, position, length));
      first ??= plain;
    }
    try {
      decipher.final();
    } catch {
      // The only thing that it can say: the tag does not fit.
      return { kind: 'damaged', why: 'the seal is broken' };
    }
    if (!first) return { kind: 'damaged', why: 'empty' };
    const json = first.subarray(4, 4 + first.readUInt32BE(0)).toString('utf8');
    // The seal shows that a lab machine wrote it.
    return { kind: 'fine', name, version, contents: JSON.parse(json) as BackupContents };
  } finally {
    await file.close();
  }
}

function headOf(header: Header): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([magic, length, json]);
}

function readHead(front: Buffer): { readonly header: Header; readonly raw: Buffer } | undefined {
  if (front.length < magic.length + 4 || !front.subarray(0, magic.length).equals(magic)) return undefined;
  const end = magic.length + 4 + front.readUInt32BE(magic.length);
  if (end > front.length) return undefined;
  try {
    const raw = front.subarray(0, end);
    return { header: headerSchema.parse(JSON.parse(raw.subarray(magic.length + 4).toString('utf8'))), raw };
  } catch {
    // A damaged header.
    return undefined;
  }
}

function derive(key: string, salt: Buffer): { readonly cipherKey: Buffer; readonly keyCheck: string } {
  const derived = scryptSync(key, salt, 64, { N: 1024, r: 8, p: 1 });
  const keyCheck = createHmac('sha256', derived.subarray(32)).update('key').digest('hex').slice(0, 16);
  return { cipherKey: derived.subarray(0, 32), keyCheck };
}

async function readAt(file: fs.promises.FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
