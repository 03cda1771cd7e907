import fs from 'node:fs';
import os from 'node:os';
import { z } from 'zod';
import { MigrationError } from '../errors.ts';

const holderSchema = z.object({
  pid: z.number().int(),
  /** Tells a process from a later one with the same number, where the system says when it began. */
  processBegan: z.string().optional(),
  host: z.string(),
  operator: z.string(),
  since: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the lock of a job: one operator at a time. Returns the function that gives it back (may be called twice). A lock
 * whose process is gone from this machine is taken over; one of another machine is not, for nobody here can tell
 * whether that process lives. Throws `local.job-locked` with the holder; where the lock names another computer, which may be
 * this one under a former name, `local.job-locked-elsewhere` with what a person must check.
 */
export function takeLock(path: string, operator: string): () => void {
  const began = processBegan(process.pid);
  const mine: Holder = {
    pid: process.pid,
    ...(began !== undefined && { processBegan: began }),
    host: os.hostname(),
    operator,
    since: new Date().toISOString(),
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryCreate(path, JSON.stringify(mine))) {
      const release = () => fs.rmSync(path, { force: true });
      let isHeld = true;
      return () => {
        if (isHeld) release();
        isHeld = false;
      };
    }
    const found = readText(path);
    const holder = found === undefined ? undefined : parseHolder(found);
    if (holder && !isStale(holder)) throw refusal(path, holder);
    if (found !== undefined) removeStale(path, found);
  }
  throw new MigrationError('local.job-locked', {
    path,
    holder: 'another process that starts at the same moment',
  });
}

/** Who holds the lock of a job, in words; undefined where nobody does. */
export function lockHolder(path: string): string | undefined {
  const holder = standingHolder(path);
  return holder && describe(holder);
}

/** What {@link takeLock} would throw, for another process holds the lock; undefined where none does. */
export function heldByOther(path: string): MigrationError | undefined {
  const holder = standingHolder(path);
  const isThis = holder?.pid === process.pid && !isElsewhere(holder);
  return holder && !isThis ? refusal(path, holder) : undefined;
}

function refusal(path: string, holder: Holder): MigrationError {
  return isElsewhere(holder)
    ? new MigrationError('local.job-locked-elsewhere', {
        path,
        holder: describe(holder),
        host: holder.host,
        thisHost: os.hostname(),
        pid: holder.pid,
      })
    : new MigrationError('local.job-locked', { path, holder: describe(holder) });
}

function standingHolder(path: string): Holder | undefined {
  const holder = parseHolder(readText(path) ?? '');
  return holder && !isStale(holder) ? holder : undefined;
}

/** The lock appears with its content in it: half a lock would pass for the leftover of a crash. */
function tryCreate(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  try {
    fs.writeFileSync(draft, content, { mode: 0o600 });
    fs.linkSync(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // A file system without hard links, such as exFAT.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return tryWrite(path, content);
    throw new MigrationError('local.io', { path, detail: String(error) }, { cause: error });
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function tryWrite(path: string, content: string): boolean {
  try {
    fs.writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new MigrationError('local.io', { path, detail: String(error) }, { cause: error });
  }
}

/** Removes the lock that was judged, and not one that somebody took in the meantime. */
function removeStale(path: string, judged: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    fs.renameSync(path, aside);
    if (readText(aside) !== judged) fs.linkSync(aside, path);
  } catch (error) {
    // Gone, or taken again: the next attempt sees which.
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw new MigrationError('local.io', { path, detail: String(error) }, { cause: error });
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

function readText(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    // None, or none that can be read: nobody is named.
    return undefined;
  }
}

/** An unreadable lock counts as none: it is what a crash while writing leaves. */
function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Whether the lock names another computer. macOS renames itself with the network that it is in. */
function isElsewhere(holder: Holder): boolean {
  return holder.host !== os.hostname();
}

function isStale(holder: Holder): boolean {
  if (isElsewhere(holder)) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, as somebody else's.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
  }
  // Numbers of processes are used again, soonest after a restart of the machine.
  const began = processBegan(holder.pid);
  if (holder.processBegan !== undefined && began !== undefined) return holder.processBegan !== began;
  return Date.parse(holder.since) < Date.now() - os.uptime() * 1000;
}

/** When a process began, in the system's own measure: clock ticks since boot (proc(5), field 22 of `stat`). Linux only. */
function processBegan(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  // The name of the program, in brackets, may hold anything.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function describe(holder: Holder): string {
  return `${holder.operator} on ${holder.host} (process ${holder.pid}) since ${holder.since}`;
}
