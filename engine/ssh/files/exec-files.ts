import path from 'node:path';
import { MigrationError } from '../../errors.ts';
import type { CommandResult, RemoteHost, RemoteStat } from '../remote-host.ts';
import { exitError, exits, literal, readOverExec, writeOverExec, type OpenExec } from './exec-stream.ts';
import type { Files } from './sftp-files.ts';

// Names come in as $1 and are given a leading ./ where a dash could begin them, so that no character of them means anything.
// `stat -c` is GNU and BusyBox: kind, size, seconds, mode in hexadecimal.
const format = '%f %s %Y';
// Names may hold every character: they come NUL-terminated.
const listScript = `[ -d "$1" ] || exit 66; [ -r "$1" ] || exit 77; cd "$1" || exit 77
for f in * .[!.]* ..?*; do if [ -e "$f" ] || [ -L "$f" ]; then printf '%s %s\\0' "$(stat -c '${format}' "./$f")" "$f"; fi; done`;
// mv would move into a folder that has the final name.
const renameScript = `[ -e "$1" ] || [ -L "$1" ] || exit 66; [ -d "$2" ] && exit 73; [ -d "$4" ] || exit 66
[ -w "$3" ] && [ -w "$4" ] || exit 77; mv -f "$1" "$2"`;
const makeFolderScript =
  'if [ -e "$1" ] && ! [ -d "$1" ]; then exit 73; fi; umask 077; mkdir -p "$1" || exit 77';

const timeoutMs = 60_000;
/** The list of a folder: some 100 bytes an entry. */
const maxOutputBytes = 64 * 1024 * 1024;

/** Files by commands, where the server has no SFTP subsystem. Free space comes from `df`, in units of 1 KiB (POSIX). */
export function createExecFiles(
  run: RemoteHost['run'],
  openExec: OpenExec,
  connectionLost: AbortSignal,
): Files {
  const script = (signal: AbortSignal, body: string, file: string, ...more: string[]) =>
    run(['sh', '-c', body, 'sh', literal(file), ...more], {
      signal,
      timeoutMs,
      maxOutputBytes,
      name: 'files',
      // What may write is refused above this port.
      effect: 'adds-files',
    });
  return {
    read: (file, options) => readOverExec(openExec, file, { ...options, connectionLost }),
    write: (file, options) => writeOverExec(openExec, file, { ...options, connectionLost }),
    stat: async (file, signal) => {
      const result = await script(signal, `[ -e "$1" ] || exit 66; stat -L -c '${format}' "$1"`, file);
      if (result.exitCode === exits.missing) return undefined;
      return parseStat(expectSuccess(result, file).trim(), file);
    },
    list: async (folder, signal) =>
      expectSuccess(await script(signal, listScript, folder), folder)
        .split('\0')
        .slice(0, -1)
        .map((record) => {
          const [mode = '', size = '', seconds = '', ...name] = record.split(' ');
          return { name: name.join(' '), ...parseStat(`${mode} ${size} ${seconds}`, folder) };
        }),
    makeFolder: async (folder, signal) => {
      expectSuccess(await script(signal, makeFolderScript, folder), folder);
    },
    rename: async (from, to, signal) => {
      const folders = [from, to].map((file) => literal(path.posix.dirname(file)));
      expectSuccess(await script(signal, renameScript, from, literal(to), ...folders), from);
    },
    remove: async (file, signal) => {
      expectSuccess(await script(signal, 'rm -f "$1" || exit 77', file), file);
    },
    freeSpaceBytes: async (folder, signal) => {
      const result = await script(signal, 'df -P -k "$1"', folder);
      if (result.exitCode !== 0) return undefined;
      const [, , , available] = (result.stdout.trim().split('\n').at(-1) ?? '').split(/\s+/);
      const kibibytes = Number(available);
      return available !== undefined && Number.isFinite(kibibytes) ? kibibytes * 1024 : undefined;
    },
  };
}

function expectSuccess({ exitCode, stdout, stderr }: CommandResult, path: string): string {
  if (exitCode !== 0) throw exitError(exitCode, path, stderr.slice(0, 300));
  return stdout;
}

/** File type bits of st_mode (inode(7)). */
const typeMask = 0o170000;
const kinds: Readonly<Record<number, RemoteStat['kind']>> = {
  0o100000: 'file',
  0o040000: 'folder',
  0o120000: 'link',
};

function parseStat(text: string, path: string): RemoteStat {
  const match = /^([0-9a-f]+) (\d+) (\d+)$/.exec(text);
  if (!match)
    throw new MigrationError('transfer.failed', { path, detail: `stat said: ${text.slice(0, 100)}` });
  const [, mode = '', size = '', seconds = ''] = match;
  const bits = Number.parseInt(mode, 16);
  return {
    kind: kinds[bits & typeMask] ?? 'other',
    sizeBytes: Number(size),
    modifiedAt: new Date(Number(seconds) * 1000),
    mode: bits & 0o7777,
  };
}
