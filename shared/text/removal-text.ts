import type { JobContents } from '../contract/contract.ts';
import type { Words } from './words.ts';

/** What goes with a job, in sentences: shown before a person agrees to delete it. */
export function removalText(
  { removal, format }: Pick<Words, 'removal' | 'format'>,
  contents: JobContents,
): string[] {
  const { files, sizeBytes, backups, kits } = contents;
  return [
    removal.goes(files, format.bytes(sizeBytes)),
    ...(backups === 0 ? [] : [removal.backups(backups)]),
    ...(kits === 0 ? [] : [removal.kits(kits)]),
    removal.stays,
  ];
}
