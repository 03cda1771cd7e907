import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { FileRef } from '../../shared/contract/contract.ts';
import { MigrationError } from '../errors.ts';

/** Paths behind handles. A window holds handles only; one that this registry did not give is refused. */
export interface FileRegistry {
  /** A handle for a path that a person chose. The file need not exist. The same path gets the same handle. */
  add(filePath: string): FileRef;
  /** A handle for a private key that nobody chose yet: it stands for a login only, and cannot be read or handed over. */
  addKey(filePath: string): FileRef;
  /** The path of what a person chose. Throws `bridge.unknown-handle`. */
  pathOf(fileId: string): string;
  /** The path of a key to log in with. Throws `bridge.unknown-handle`. */
  keyPathOf(fileId: string): string;
}

/** Makes an empty registry; handles live as long as the program. */
export function createFileRegistry(): FileRegistry {
  const chosen = new Map<string, string>();
  const keys = new Map<string, string>();
  const need = (found: string | undefined): string => {
    if (found === undefined) throw new MigrationError('bridge.unknown-handle', {}, { side: 'local' });
    return found;
  };
  return {
    add: (filePath) => refIn(chosen, 'file', filePath),
    addKey: (filePath) => refIn(keys, 'key', filePath),
    pathOf: (fileId) => need(chosen.get(fileId)),
    keyPathOf: (fileId) => need(keys.get(fileId) ?? chosen.get(fileId)),
  };
}

function refIn(paths: Map<string, string>, prefix: string, filePath: string): FileRef {
  const known = [...paths].find(([, other]) => other === filePath)?.[0];
  const fileId = known ?? `${prefix}-${randomBytes(8).toString('hex')}`;
  paths.set(fileId, filePath);
  const sizeBytes = fs.statSync(filePath, { throwIfNoEntry: false })?.size;
  return { fileId, name: path.basename(filePath), ...(sizeBytes !== undefined && { sizeBytes }) };
}
