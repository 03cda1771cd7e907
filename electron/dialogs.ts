import os from 'node:os';
import path from 'node:path';
import {
  app,
  dialog,
  type BrowserWindow,
  type FileFilter,
  type MessageBoxOptions,
  type OpenDialogOptions,
} from 'electron';
import type { FilePurpose, JobContents } from '../shared/contract/contract.ts';
import { removalText } from '../shared/text/removal-text.ts';
import { plainName } from './page/security.ts';
import type { ShellWords } from './words.ts';

/** Everything that the shell asks a person, in the system's own dialogs. Cancel is the default of what cannot be undone. */
export interface Dialogs {
  /** The path of a file that is there; undefined where the person cancelled. */
  chooseFile(purpose: FilePurpose): Promise<string | undefined>;
  /** A path to save to; the dialog asks before a file is replaced. */
  chooseTarget(suggestedName: string): Promise<string | undefined>;
  /** Whether the engine may have files that were dropped on the window, each shown with its place. */
  mayHandOver(files: readonly string[]): Promise<boolean>;
  /** Whether the engine may connect to machines that the window named. */
  mayReach(hosts: readonly string[]): Promise<boolean>;
  /** Whether a job that the window named may be deleted with all that it kept. Its id is shown: two jobs may have one name. */
  mayDelete(job: { readonly jobId: string; readonly name: string }, contents: JobContents): Promise<boolean>;
  /** Whether the window may close while a migration runs. */
  mayClose(): Promise<boolean>;
  /** Whether to start the engine again after it died; the person quits otherwise. */
  mayStartAgain(wasWorking: boolean): Promise<boolean>;
  /** Whether to open a web page in the person's browser. */
  mayOpen(address: string): Promise<boolean>;
}

const extensions: Readonly<Partial<Record<FilePurpose, readonly string[]>>> = {
  'clients-csv': ['csv'],
  plan: ['yaml', 'yml'],
};

/** Makes the dialogs of a window; they are sheets of it while it is there. */
export function createDialogs(window: () => BrowserWindow | undefined, words: ShellWords): Dialogs {
  const ask = async (asked: Asked): Promise<boolean> => {
    const options = { ...cancelFirst, ...asked };
    const parent = window();
    const answer = await (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
    return answer.response === 1;
  };
  return {
    chooseFile: async (purpose) => {
      const options: OpenDialogOptions = {
        title: words.chooseFile[purpose],
        // macOS shows no title.
        message: words.chooseFile[purpose],
        filters: filtersFor(purpose),
        properties: purpose === 'key-file' ? ['openFile', 'showHiddenFiles'] : ['openFile'],
        ...(purpose === 'key-file' && { defaultPath: path.join(os.homedir(), '.ssh') }),
      };
      const parent = window();
      const answer = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return answer.canceled ? undefined : answer.filePaths[0];
    },
    chooseTarget: async (suggestedName) => {
      const options: Electron.SaveDialogOptions = {
        title: words.saveAs,
        defaultPath: path.join(app.getPath('documents'), plainName(suggestedName)),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      };
      const parent = window();
      const answer = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
    },
    mayHandOver: async (files) => {
      const places = placesOf(files);
      return (
        places !== undefined &&
        ask({
          type: 'question',
          message: words.handOverTitle(files.length),
          detail: places,
          buttons: [words.cancel, words.handOverConfirm],
        })
      );
    },
    mayReach: (hosts) =>
      ask({
        type: 'question',
        message: words.reachTitle(hosts.length),
        detail: hosts.map(plain).join('\n'),
        buttons: [words.cancel, words.reachConfirm],
      }),
    mayDelete: ({ jobId, name }, contents) =>
      ask({
        type: 'warning',
        message: words.removal.deleteTitle(plain(name)),
        detail: [jobId, ...removalText(words, contents)].join('\n'),
        buttons: [words.cancel, words.removal.delete],
      }),
    mayClose: () =>
      ask({
        type: 'warning',
        message: words.closeTitle,
        detail: words.closeBody,
        buttons: [words.closeCancel, words.closeConfirm],
      }),
    mayStartAgain: (wasWorking) =>
      ask({
        type: 'error',
        message: words.engineDiedTitle,
        detail: wasWorking ? words.engineDiedAtWorkBody : words.engineDiedBody,
        buttons: [words.quit, words.engineStart],
        defaultId: 1,
      }),
    mayOpen: (address) =>
      ask({
        type: 'question',
        message: words.linkTitle,
        detail: address,
        buttons: [words.cancel, words.linkConfirm],
      }),
  };
}

type Asked = Pick<MessageBoxOptions, 'type' | 'message' | 'detail' | 'buttons' | 'defaultId'>;

/** The first button is what Escape, Enter and closing the dialog mean. */
const cancelFirst = { cancelId: 0, defaultId: 0, noLink: true } as const;

/** More lines than these nobody reads. */
const mostLines = 20;

/** Each file with its path, or, of many, each folder with how many of them lie in it; undefined where that is too much to read. */
function placesOf(files: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
  const lines =
    files.length <= mostLines ? files : [...counts].map(([folder, count]) => `${folder}: ${count}`);
  return lines.length <= mostLines ? lines.map(plain).join('\n') : undefined;
}

/** A text could hold what breaks a line or turns it around. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}

function filtersFor(purpose: FilePurpose): FileFilter[] {
  const own = extensions[purpose];
  const all = { name: '*', extensions: ['*'] };
  return own
    ? [{ name: own.map((extension) => `*.${extension}`).join(', '), extensions: [...own] }, all]
    : [all];
}
