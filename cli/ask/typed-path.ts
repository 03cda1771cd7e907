import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { en } from '../../shared/text/en.ts';

/** A path as a person types it, with `~` for the home folder: no shell has seen it. */
export function expandHome(text: string): string {
  const trimmed = text.trim();
  return path.resolve(
    trimmed === '~' || trimmed.startsWith('~/') ? path.join(os.homedir(), trimmed.slice(1)) : trimmed,
  );
}

/** For a prompt: true where the text names a file that can be read, else what is wrong with it. */
export function fileProblem(text: string): true | string {
  const file = expandHome(text);
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true || en.cli.noSuchFile(file);
}

/** As `fileProblem`, where the file may be left out. */
export function optionalFileProblem(text: string): true | string {
  return text.trim() === '' || fileProblem(text);
}

/** For a prompt: true where the text is empty or names a kit that can be made, else what is wrong with it. */
export function newKitProblem(text: string): true | string {
  if (text.trim() === '') return true;
  const file = expandHome(text);
  // Something else that was at hand, the key among it, has no such end.
  if (!/\.(txt|html|pdf)$/i.test(file)) return en.cli.kitNameEnds;
  const folder = path.dirname(file);
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return en.cli.noSuchFolder(folder);
  return !fs.existsSync(file) || en.cli.fileExists(file);
}
