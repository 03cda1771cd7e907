/**
 * How long the processor worked for a piece of work, in milliseconds, with all threads of this process. A machine that does
 * much else lets the clock go on and not this one.
 */
export async function processorMs<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly ms: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}
