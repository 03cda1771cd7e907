import fs from 'node:fs';
import { shippedFile } from './shipped-file.ts';

/** The version of this program, from its own `package.json`. */
export const appVersion = (
  JSON.parse(fs.readFileSync(shippedFile('package.json'), 'utf8')) as { readonly version: string }
).version;
