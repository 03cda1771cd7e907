import fs from 'node:fs';
import os from 'node:os';
import { z } from 'zod';
import { MigrationError } from '../errors.ts';

const holderSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  operator: z.string(),
  since: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the lock of a job: one operator at a time. Returns the function that gives it back (may be called twice). A lock
 * whose process is gone from this machine is taken over; one of another machine is not, for nobody here can tell
 * whether that process lives. Throws `local.job-locked` with the holder.
 */
export function takeLock(path: string, operator: string): () => void {
  const mine: Holder = { pid: process.pid, host: os.hostname(), operator, since: new Date().toISOString() };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryCreate(path, JSON.stringify(mine))) {
      const giveBack = () => fs.rmSync(path, { force: true });
      let isHeld = true;
      return () => {
        if (isHeld) giveBack();
        isHeld = false;
      };
    }
    const holder = readHolder(path);
    if (holder && !isStale(holder)) {
      throw new MigrationError('local.job-locked', { path, holder: describe(holder) }, { side: 'local' });
    }
    fs.rmSync(path, { force: true });
  }
  throw new MigrationError(
    'local.job-locked',
    { path, holder: 'another process that starts at the same moment' },
    { side: 'local' },
  );
}

/** Who holds the lock of a job, in words; undefined where nobody does. */
export function lockHolder(path: string): string | undefined {
  const holder = readHolder(path);
  return holder && !isStale(holder) ? describe(holder) : undefined;
}

function tryCreate(path: string, content: string): boolean {
  try {
    fs.writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new MigrationError('local.io', { path, detail: String(error) }, { side: 'local', cause: error });
  }
}

/** An unreadable lock counts as none: it is what a crash while writing leaves. */
function readHolder(path: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(fs.readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function isStale(holder: Holder): boolean {
  if (holder.host !== os.hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function describe(holder: Holder): string {
  return `${holder.operator} on ${holder.host} (process ${holder.pid}) since ${holder.since}`;
}
