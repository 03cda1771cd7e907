import { createHash } from 'node:crypto';
import { safeFileName } from './safe-name.ts';

/**
 * The name in the `files` folder of the job for a file of an appliance: its own, made safe. Where another file has that name
 * already (`taken`), or one that Windows and macOS hold for the same, or one that is made beside it, a mark of `source`
 * tells the two apart. The same for the same source and the same `taken`, so that a resumed job finds it again.
 */
export function localNameFor(name: string, source: string, taken: Iterable<string>): string {
  const wanted = safeFileName(name);
  const used = new Set([...taken].flatMap(withCompanions));
  const isFree = (file: string): boolean => !withCompanions(file).some((each) => used.has(each));
  for (let file = wanted, number = 1; ; number += 1) {
    if (isFree(file)) return file;
    // One source may have given several that are all kept.
    const marked = number === 1 ? source : `${source} ${String(number)}`;
    const mark = createHash('sha256').update(marked).digest('hex').slice(0, 8);
    file = safeFileName(wanted.replace(/(\.[^.]*)?$/, (ending) => `-${mark}${ending}`));
  }
}

/** A file with what may stand beside it: the file while it is not whole, its hash, and that while it is not whole. */
function withCompanions(name: string): string[] {
  const folded = name.normalize('NFC').toLowerCase();
  return [folded, `${folded}.partial`, `${folded}.sha256`, `${folded}.sha256.partial`];
}
