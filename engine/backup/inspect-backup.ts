import type { Inspection } from '../../shared/run/inspection.ts';
import { MigrationError } from '../errors.ts';
import type { InspectOptions } from './inspect-file.ts';
import { lookInThread, type ThreadLimits } from './thread/look-in-thread.ts';

export type { Inspection, InspectOptions };

/**
 * Looks into a backup file on the laptop, without a network, in a thread of its own: nothing is written, and neither the
 * memory nor the event loop of this process is at the mercy of the file. Gives data with coded reasons; the words stand in
 * `shared/text/en/inspection.ts`. A look that takes too much or breaks down is ended; then the bytes alone are read, and the
 * verdict is at best `cannot-tell`. May run twice. Throws `local.*`, `backup.look-ended` where not even that came to an
 * end, and the signal's reason when aborted.
 */
export async function inspectBackup(
  file: string,
  options: InspectOptions,
  limits?: ThreadLimits,
): Promise<Inspection> {
  const first = await lookInThread(file, options, limits);
  if (!('ended' in first)) return first;
  const { key: _key, ...others } = options;
  const second = await lookInThread(file, { ...others, ended: first.ended });
  if (!('ended' in second)) return second;
  throw new MigrationError('backup.look-ended', { path: file, why: second.ended }, { side: 'local' });
}
