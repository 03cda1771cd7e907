import fs from 'node:fs';
import path from 'node:path';

/**
 * Where a file lies that comes with the program, by its path from the root of the checkout; in `dist/` it has the same place, but
 * the code that asks for it may be in any bundle. Throws where it is nowhere above.
 */
export function shippedFile(...parts: readonly string[]): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, ...parts);
    if (fs.existsSync(file)) return file;
    if (path.dirname(folder) === folder) throw new Error(`${path.join(...parts)} is not there`);
  }
}
