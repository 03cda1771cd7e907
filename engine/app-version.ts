import fs from 'node:fs';
import { z } from 'zod';

/** The version of this program, from its `package.json`, which lies above both the sources and the compiled files. */
export const appVersion: string = readVersion(new URL('.', import.meta.url));

function readVersion(from: URL): string {
  const file = new URL('package.json', from);
  if (fs.existsSync(file))
    return z.object({ version: z.string() }).parse(JSON.parse(fs.readFileSync(file, 'utf8'))).version;
  const parent = new URL('..', from);
  return parent.href === from.href ? '0.0.0' : readVersion(parent);
}
