import os from 'node:os';
import path from 'node:path';
import type { FolderHint } from '../../shared/rules/preflight/preflight-input.ts';

const syncedFolders =
  /[/\\](OneDrive[^/\\]*|Dropbox[^/\\]*|Google ?Drive|iCloud ?Drive|Mobile Documents|Nextcloud|ownCloud|Box Sync)([/\\]|$)/i;

/** What speaks against a folder as the home of a backup: copied to a cloud, or wiped at the next boot. By its path alone. */
export function folderHints(folder: string): FolderHint[] {
  const hints: FolderHint[] = [];
  if (syncedFolders.test(folder)) hints.push('synced');
  const relative = path.relative(os.tmpdir(), folder);
  if (!relative.startsWith('..') && !path.isAbsolute(relative)) hints.push('temporary');
  return hints;
}
