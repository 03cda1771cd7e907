import fs from 'node:fs';

let isDone = false;

/**
 * Keeps what is in memory out of the file that a crash may leave. On Linux the kernel is told to write none of this process's
 * memory into a core dump, and the processes that it starts inherit that; elsewhere this does nothing. Once a process,
 * and before it holds its first secret.
 */
export function keepMemoryOutOfCoreDumps(): void {
  if (isDone) return;
  isDone = true;
  if (process.platform !== 'linux') return;
  try {
    fs.writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A container may forbid it. Whether anything is dumped at all is then up to the system.
  }
}
