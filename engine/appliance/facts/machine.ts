import { keyValues } from '../output/parse-output.ts';

/** The name of the system in `/etc/os-release`, such as `Ubuntu 22.04.4 LTS`. */
export function parseOsRelease(text: string): string | undefined {
  const values = keyValues(text, '=');
  return values.get('PRETTY_NAME') ?? values.get('NAME');
}

/** `MemTotal` of `/proc/meminfo`, in bytes. The kernel's kB are 1024 bytes. */
export function parseMemTotal(text: string): number | undefined {
  const kibibytes = /^MemTotal:\s+(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

/** The first number of `/proc/uptime`: seconds since the start. */
export function parseUptime(text: string): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?) /.exec(text)?.[1];
  return seconds === undefined ? undefined : Math.floor(Number(seconds));
}

/** The second number of `/proc/loadavg`: the average of five minutes. */
export function parseLoadAverage(text: string): number | undefined {
  const load = /^\d+\.\d+ (\d+\.\d+) /.exec(text)?.[1];
  return load === undefined ? undefined : Number(load);
}

/** A count on a line of its own, as `nproc` prints it. */
export function parseCount(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** One line of text without spaces, such as a host name or a kernel release. */
export function parseWord(text: string): string | undefined {
  return /^\S{1,255}$/.test(text.trim()) ? text.trim() : undefined;
}

export interface Disk {
  readonly mount: string;
  readonly totalBytes: number;
  readonly freeBytes: number;
}

/**
 * `df -P -B1`: the file systems that hold data. Free is what an ordinary user may still write (`Available`). Memory
 * file systems and read-only images are left out, except the root, whatever it lies on.
 */
export function parseDf(text: string): Disk[] | undefined {
  const disks: Disk[] = [];
  for (const line of text.split('\n')) {
    const match = /^(.+?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(?:\d+%|-)\s+(\/.*)$/.exec(line);
    if (!match) continue;
    const [, source = '', total = '', , free = '', mount = ''] = match;
    const isMemory = /^(?:tmpfs|devtmpfs|udev|none|efivarfs|cgroup\w*|shm)$/.test(source);
    const isImage = source.startsWith('/dev/loop') || mount.startsWith('/snap/');
    if (mount !== '/' && (isMemory || isImage || Number(total) === 0)) continue;
    disks.push({ mount, totalBytes: Number(total), freeBytes: Number(free) });
  }
  return disks.length > 0 ? disks : undefined;
}
