import { isPassedOver } from '../../../shared/rules/backup-names.ts';

/** More files than these are no folder of backups; the command line takes more. */
export const mostDropped = 500;
const deepest = 8;

/** A file and where it lies below the folder that was dropped, or its bare name. */
export interface DroppedFile {
  readonly file: File;
  readonly path: string;
}

/** What is used of a drop. */
export interface Drop {
  readonly files: Iterable<File>;
  readonly items: Iterable<Pick<DataTransferItem, 'kind' | 'webkitGetAsEntry' | 'getAsFile'>>;
}

/**
 * The files of a drop, folders replaced by what lies in them, without hidden files and lists of hashes. What cannot be read is
 * left out. Call it in the handler of the event: a drop tells nothing later.
 */
export async function droppedFiles(drop: Drop): Promise<DroppedFile[]> {
  const held = [...drop.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  if (held.length === 0) return [...drop.files].map((file) => ({ file, path: file.name }));
  const found: DroppedFile[] = [];
  for (const { entry, file } of held) {
    if (entry?.isDirectory === true) await collect(entry as FileSystemDirectoryEntry, 0, found);
    else if (file) found.push({ file, path: file.name });
  }
  return found.slice(0, mostDropped);
}

async function collect(folder: FileSystemDirectoryEntry, depth: number, found: DroppedFile[]): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (found.length >= mostDropped) return;
    if (isPassedOver(entry.name)) continue;
    if (entry.isDirectory && depth < deepest)
      await collect(entry as FileSystemDirectoryEntry, depth + 1, found);
    if (!entry.isFile) continue;
    const file = await fileOf(entry as FileSystemFileEntry);
    if (file) found.push({ file, path: entry.fullPath.replace(/^\//, '') });
  }
}

/** In the order of their names: a browser gives them in parts of a hundred, in any order. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (part.length === 0) break;
    entries.push(...part);
  }
  return entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

async function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
}

/** The files of a folder that was chosen in the browser's dialog, as {@link droppedFiles} would give them. */
export function filesOfFolder(files: readonly File[]): DroppedFile[] {
  return files
    .map((file) => ({ file, path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath }))
    .filter(({ path }) => !path.split('/').slice(1).some(isPassedOver))
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
    .slice(0, mostDropped);
}
