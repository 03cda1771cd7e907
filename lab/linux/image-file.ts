import fs from 'node:fs';
import path from 'node:path';

/** Where a file of `lab/linux/image` lies in the checkout, also where this runs compiled. */
export function imageFilePath(name: string): string {
  let folder = import.meta.dirname;
  while (!fs.existsSync(path.join(folder, 'package.json')) || path.basename(folder) === 'dist')
    folder = path.dirname(folder);
  return path.join(folder, 'lab', 'linux', 'image', name);
}

/** Its text. */
export function imageFile(name: string): string {
  return fs.readFileSync(imageFilePath(name), 'utf8');
}
