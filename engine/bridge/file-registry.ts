import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { FileRef } from '../../shared/contract/contract.ts';
import { MigrationError } from '../errors.ts';

/** Paths behind handles. A window holds handles only; one that this registry did not give is refused. */
export interface FileRegistry {
  /** A handle for a path that a dialog gave. The file need not exist. The same path gets the same handle. */
  add(filePath: string): FileRef;
  /** Throws `bridge.unknown-handle`. */
  pathOf(fileId: string): string;
}

/** Makes an empty registry; handles live as long as the program. */
export function createFileRegistry(): FileRegistry {
  const paths = new Map<string, string>();
  return {
    add: (filePath) => {
      const known = [...paths].find(([, other]) => other === filePath)?.[0];
      const fileId = known ?? `file-${randomBytes(8).toString('hex')}`;
      paths.set(fileId, filePath);
      const sizeBytes = fs.statSync(filePath, { throwIfNoEntry: false })?.size;
      return { fileId, name: path.basename(filePath), ...(sizeBytes !== undefined && { sizeBytes }) };
    },
    pathOf: (fileId) => {
      const found = paths.get(fileId);
      if (found === undefined) throw new MigrationError('bridge.unknown-handle', {}, { side: 'local' });
      return found;
    },
  };
}
