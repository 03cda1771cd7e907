import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './project.mjs';

/** Runs `work` while no other set-up works in this checkout; waits for one that does. The lock of a dead process is taken. */
export async function withLock(work) {
  const lock = lockPath();
  await take(lock);
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

/** Outside the checkout: `npm ci` empties node_modules, and the build replaces dist. */
function lockPath() {
  const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return path.join(os.tmpdir(), `handover-setup-${process.getuid?.() ?? 'user'}-${id}.lock`);
}

async function take(lock) {
  let isTold = false;
  for (;;) {
    try {
      claim(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = holderOf(lock);
    if (holder === undefined) continue;
    if (!isAlive(holder)) {
      steal(lock, holder);
      continue;
    }
    if (!isTold) console.error(`set-up: waiting for another one (process ${holder})`);
    isTold = true;
    await sleep(200);
  }
}

/** Throws EEXIST when the lock is held. A link appears with its content, so that nobody reads it half-written. */
function claim(lock) {
  const own = `${lock}.${process.pid}`;
  fs.writeFileSync(own, String(process.pid), { mode: 0o600 });
  try {
    fs.linkSync(own, lock);
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** The process that holds the lock; undefined when the lock went away. */
function holderOf(lock) {
  try {
    return Number.parseInt(fs.readFileSync(lock, 'utf8'), 10);
  } catch {
    return undefined;
  }
}

/** Of several that see the same dead holder, one renames the lock away; the others find nothing to rename. */
function steal(lock, holder) {
  const aside = `${lock}.${process.pid}.old`;
  try {
    fs.renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = holderOf(aside);
  if (moved !== undefined && isAlive(moved) && moved !== holder) fs.linkSync(aside, lock);
  fs.rmSync(aside, { force: true });
}

function isAlive(pid) {
  if (!Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
