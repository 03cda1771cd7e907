import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { imageFilePath } from '../image-file.ts';
import { imageCache } from '../image.ts';
import { labFolder } from './places.ts';

interface Bundler {
  readonly bundleAlone: (file: string, entry: string) => Promise<void>;
}

/**
 * A folder that is laid over the image for a look-alike: the program of its console in one file, and the Node that runs it. Nothing
 * of it is in anybody's path. Made from the sources of this checkout, once for what comes of them; throws what the bundler finds.
 */
export async function lookAlikeLayer(): Promise<string> {
  const checkout = path.resolve(path.dirname(imageFilePath('demo-console')), '../../..');
  fs.mkdirSync(imageCache, { recursive: true });
  const building = fs.mkdtempSync(path.join(imageCache, 'look-alike-'));
  try {
    const own = path.join(building, labFolder);
    fs.mkdirSync(own, { recursive: true });
    const bundler = pathToFileURL(path.join(checkout, 'build', 'setup', 'bundle.mjs')).href;
    const { bundleAlone } = (await import(bundler)) as Bundler;
    const program = path.join(own, 'console.mjs');
    await bundleAlone(program, 'lab/linux/look-alike/console-program');
    const what = createHash('sha256').update(fs.readFileSync(program)).update(process.version);
    const folder = path.join(imageCache, `look-alike-${what.digest('hex').slice(0, 16)}`);
    if (fs.existsSync(folder)) return folder;
    fs.copyFileSync(process.execPath, path.join(own, 'node'));
    fs.chmodSync(path.join(own, 'node'), 0o755);
    // Of a temporary folder only its maker may enter.
    fs.chmodSync(building, 0o755);
    fs.renameSync(building, folder);
    return folder;
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
}
