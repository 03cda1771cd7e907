import fs from 'node:fs';
import path from 'node:path';

/** Where a file of `lab/linux/image` lies in the checkout, also where this runs compiled. */
export function imageFilePath(name: string): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'lab', 'linux', 'image', name);
    // Compiled copies of the checkout lie in it, and hold no such files.
    if (fs.existsSync(file)) return file;
    if (path.dirname(folder) === folder) throw new Error(`lab/linux/image/${name} is not there`);
  }
}

/** Its text. */
export function imageFile(name: string): string {
  return fs.readFileSync(imageFilePath(name), 'utf8');
}
