import path from 'node:path';
import { MigrationError } from '../../errors.ts';
import type { CommandResult, RemoteEntry, RemoteStat } from '../remote-host.ts';

/** Runs a command of this file. */
export type Runner = (argv: readonly string[]) => Promise<CommandResult>;

/** How the scripts end where a file cannot be had; numbers of sysexits.h. */
const exits = { missing: 66, exists: 73, denied: 77 } as const;

// Names come in as $1 and are given a leading ./ where a dash could begin them, so that no character of them means anything.
// `stat -c` is GNU and BusyBox: kind, size, seconds, mode in hexadecimal.
const format = '%f %s %Y';

/** What stands at `file`, following links; undefined where nothing does. */
export async function stat(run: Runner, file: string): Promise<RemoteStat | undefined> {
  const result = await script(run, file, `[ -e "$1" ] || exit 66; stat -L -c '${format}' "$1"`);
  if (result.exitCode === exits.missing) return undefined;
  return parseStat(expectSuccess(result, file).trim(), file);
}

/** The entries of a folder, links not followed. Names may hold every character: they come NUL-terminated. */
export async function list(run: Runner, folder: string): Promise<RemoteEntry[]> {
  const body = `[ -d "$1" ] || exit 66; [ -r "$1" ] || exit 77; cd "$1" || exit 77
for f in * .[!.]* ..?*; do if [ -e "$f" ] || [ -L "$f" ]; then printf '%s %s\\0' "$(stat -c '${format}' "./$f")" "$f"; fi; done`;
  const output = expectSuccess(await script(run, folder, body), folder);
  return output
    .split('\0')
    .slice(0, -1)
    .map((record) => {
      const [mode = '', size = '', seconds = '', ...name] = record.split(' ');
      return { name: name.join(' '), ...parseStat(`${mode} ${size} ${seconds}`, folder) };
    });
}

export async function makeFolder(run: Runner, folder: string): Promise<void> {
  expectSuccess(
    await script(
      run,
      folder,
      'if [ -e "$1" ] && ! [ -d "$1" ]; then exit 73; fi; umask 077; mkdir -p "$1" || exit 77',
    ),
    folder,
  );
}

// mv would move into a folder that has the final name.
const renameScript = `[ -e "$1" ] || [ -L "$1" ] || exit 66; [ -d "$2" ] && exit 73; [ -d "$4" ] || exit 66
[ -w "$3" ] && [ -w "$4" ] || exit 77; mv -f "$1" "$2"`;

export async function rename(run: Runner, from: string, to: string): Promise<void> {
  const folders = [from, to].map((file) => literal(path.posix.dirname(file)));
  expectSuccess(await script(run, from, renameScript, literal(to), ...folders), from);
}

export async function remove(run: Runner, file: string): Promise<void> {
  expectSuccess(await script(run, file, 'rm -f "$1" || exit 77'), file);
}

/** Free bytes by `df`, in units of 1 KiB (POSIX); undefined where it cannot tell. */
export async function freeSpaceBytes(run: Runner, folder: string): Promise<number | undefined> {
  const result = await script(run, folder, 'df -P -k "$1"');
  if (result.exitCode !== 0) return undefined;
  const [, , , available] = (result.stdout.trim().split('\n').at(-1) ?? '').split(/\s+/);
  const kibibytes = Number(available);
  return available !== undefined && Number.isFinite(kibibytes) ? kibibytes * 1024 : undefined;
}

async function script(run: Runner, file: string, body: string, ...more: string[]): Promise<CommandResult> {
  return run(['sh', '-c', body, 'sh', literal(file), ...more]);
}

function literal(file: string): string {
  return file.startsWith('-') ? `./${file}` : file;
}

function expectSuccess(result: CommandResult, path: string): string {
  switch (result.exitCode) {
    case 0:
      return result.stdout;
    case exits.missing:
      throw new MigrationError('transfer.source-missing', { path });
    case exits.exists:
      throw new MigrationError('transfer.already-exists', { path });
    case exits.denied:
      throw new MigrationError('transfer.permission-denied', { path });
    default:
      throw new MigrationError('transfer.failed', { path, detail: result.stderr.trim().slice(0, 300) });
  }
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
