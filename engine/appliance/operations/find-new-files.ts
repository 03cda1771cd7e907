import { isOfFamily, MigrationError } from '../../errors.ts';
import type { CommandResult } from '../../ssh/remote-host.ts';
import type { Appliance } from '../appliance.ts';
import { parseDf } from '../facts/machine.ts';
import { exactPath, serverText } from '../output/server-text.ts';

export interface NewFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/** What a search for new files saw, and what it did not. */
export interface NewFiles {
  /** The last changed first. */
  readonly files: readonly NewFile[];
  /** Folders that could not be looked into, and files whose name cannot be shown as it is: a few of them. */
  readonly unseen: readonly string[];
  /** Why the search is not complete; absent where it came to its end. */
  readonly cut?: 'time' | 'number';
}

const searchSeconds = 120;
/** Some ten thousand files. */
const maxOutputBytes = 2 * 1024 * 1024;
const mostUnseen = 8;
/** What `timeout` exits with where the time was over (timeout(1)). */
const timedOut = 124;

/**
 * Files below `roots` that changed after `sinceMs` by the machine's own clock, whatever their name: by `find`, behind everybody
 * else in the queue for processor and disk, on each root's own file system only, for two minutes at most. As root where sudo allows
 * it, else as the login. Changes nothing and writes nothing. Throws `appliance.command-failed` where nothing could be looked at, `reach.*`.
 */
export async function findNewFiles(
  appliance: Appliance,
  { roots, sinceMs }: { readonly roots: readonly string[]; readonly sinceMs: number },
  signal: AbortSignal,
): Promise<NewFiles> {
  // The words of a refusal are looked for below.
  const argv = ['env', 'LC_ALL=C', 'nice', '-n', '19', 'ionice', '-c', '3', 'timeout', String(searchSeconds)];
  argv.push('find', ...roots, '-xdev', '-type', 'f');
  argv.push('-newermt', `@${String(Math.floor(sinceMs / 1000))}`, '-size', '+0', '-printf', '%s %T@ %p\\0');
  const result = await asRootWhereAllowed(appliance, argv, signal);
  const { exitCode, stdout, stderr, isTruncated } = result;
  const errors = stderr.split('\n').filter((line) => line.startsWith('find: '));
  const named = errors.flatMap((line) => {
    const [, path, why = ''] = /^find: '(.+)': (.+)$/.exec(line) ?? [];
    return path === undefined ? [] : [{ path, isGone: why === 'No such file or directory' }];
  });
  // What went away meanwhile is no backup; whatever else find says was not looked at.
  const unseen = named.filter(({ isGone }) => !isGone).map(({ path }) => path);
  const isSearched = exitCode === 0 || exitCode === timedOut || (exitCode === 1 && named.length > 0);
  if (!isSearched || named.length < errors.length) unseen.push(...roots);
  if (!isSearched && stdout === '') {
    const output = serverText(appliance.sudo.redact(stderr));
    throw new MigrationError(
      'appliance.command-failed',
      { operation: 'list-backups', exitCode, output },
      { side: appliance.side },
    );
  }
  // What stands behind the last NUL was cut.
  const records = stdout.split('\0').slice(0, -1).map(fileOf);
  const files = records.filter(({ path }) => isFit(path));
  unseen.push(...records.map(({ path }) => path).filter((path) => !isFit(path)));
  const cut = exitCode === timedOut ? 'time' : isTruncated ? 'number' : undefined;
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    files: [...byPath.values()].sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime()),
    unseen: [...new Set(unseen)].slice(0, mostUnseen).map((folder) => serverText(folder, 120)),
    ...(cut && { cut }),
  };
}

async function asRootWhereAllowed(
  appliance: Appliance,
  argv: readonly string[],
  signal: AbortSignal,
): Promise<CommandResult> {
  const search = (isRoot: boolean): Promise<CommandResult> =>
    appliance.execute('list-backups', argv, {
      signal,
      timeoutMs: (searchSeconds + 30) * 1000,
      name: 'find',
      maxOutputBytes,
      asRoot: isRoot,
    });
  if (appliance.profile.privilege !== 'sudo') return search(false);
  try {
    return await search(true);
  } catch (error) {
    if (!isOfFamily(error, 'auth')) throw error;
    return search(false);
  }
}

function fileOf(record: string): NewFile {
  const [, size = '', seconds = '', path = record] = /^(\d+) (\d+(?:\.\d+)?) (\/[^]*)$/.exec(record) ?? [];
  return { path, sizeBytes: Number(size), modifiedAt: new Date(Number(seconds) * 1000) };
}

/** What could not be shown as it is could not be agreed to either. */
function isFit(path: string): boolean {
  return path.startsWith('/') && exactPath.safeParse(path).success && serverText(path, 1_000) === path;
}

/** What is searched beside the folders themselves: so many mounts at most. */
const mostMounts = 20;
/** Where the kernel tells every mount, without touching a disk or a network (proc(5)). */
const mountTable = '/proc/self/mounts';
/** Hold no files of anybody, are gone with a restart, or are images that nobody writes to. */
const noDisk =
  /^(?:proc|sysfs|tmpfs|devtmpfs|ramfs|devpts|cgroup2?|securityfs|debugfs|tracefs|mqueue|hugetlbfs|pstore|bpf|configfs|fusectl|efivarfs|binfmt_misc|nsfs|rpc_pipefs|squashfs)$/;

/** Where to search, and what is left out of it. */
export interface SearchRoots {
  readonly roots: readonly string[];
  /** Mounts below them that are not searched, those of a network among them; the table of mounts, where nobody could read it. */
  readonly unseen: readonly string[];
  readonly isCut: boolean;
}

/**
 * `folders`, with what is mounted below them from the machine's own disks: a search stays on one file system. Only the folders
 * where the mounts cannot be read. Throws `reach.*`.
 */
export async function withMounts(
  appliance: Appliance,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<SearchRoots> {
  const options = { signal, timeoutMs: 15_000, isQuiet: true } as const;
  const df = await appliance.execute('facts', ['df', '-P', '-l', '-B1'], { ...options, name: 'df' });
  const isBelow = (mount: string) =>
    folders.some((folder) => mount.startsWith(folder.replace(/\/*$/, '/')) && mount !== folder);
  const table = await appliance.execute('facts', ['cat', mountTable], { ...options, name: 'mounts' });
  const mounts = table.exitCode === 0 ? mountsOf(table.stdout) : new Map<string, boolean>();
  // `df` tells one mount of a disk; a folder of it may be mounted in a second place.
  const told = (parseDf(df.stdout) ?? []).map(({ mount }) => mount);
  const local = new Set([...told, ...[...mounts.keys()].filter((mount) => mounts.get(mount))]);
  const below = [...local].filter((mount) => isFit(mount) && isBelow(mount));
  const roots = [...folders, ...below.slice(0, mostMounts)];
  const left = [...mounts.keys()].filter((mount) => isBelow(mount) && !roots.includes(mount));
  const unseen = mounts.size === 0 ? [mountTable] : left.map((mount) => serverText(mount, 120));
  return { roots, unseen, isCut: below.length > mostMounts };
}

/** Every mount that holds files, and whether they lie on a disk of the machine. */
function mountsOf(table: string): ReadonlyMap<string, boolean> {
  const mounts = table.split('\n').flatMap((line) => {
    const [device = '', mount, type] = line.split(' ');
    if (mount === undefined || type === undefined || noDisk.test(type)) return [];
    // Spaces, tabs, line ends and backslashes stand there in octal.
    const path = mount.replace(/\\([0-7]{3})/g, (_all, octal: string) =>
      String.fromCharCode(parseInt(octal, 8)),
    );
    // A program that shows files of anywhere says `/dev/fuse`, too.
    return [[path, device.startsWith('/dev/') && !/^fuse(?:\.|$)/.test(type)] as const];
  });
  // What the kernel mounts for itself, whatever its type.
  return new Map(mounts.filter(([mount]) => !/^\/(?:proc|sys|dev)(?:\/|$)/.test(mount)));
}
