// Looks into files for `inspectBackup`, one after the other, in a thread that can be ended at any time.
import { parentPort } from 'node:worker_threads';
import { isMigrationError } from '../../errors.ts';
import { Secret } from '../../secret.ts';
import { inspectFile } from '../inspect-file.ts';
import type { LookNews, LookOrder } from './look-in-thread.ts';

const port = parentPort;
const tell = (news: LookNews): void => port?.postMessage(news);
/** A look is cancelled by ending its thread. */
const never = new AbortController().signal;

port?.on('message', (order: LookOrder) => {
  // What is no error of ours ends the thread, and whoever waits for it sees that.
  look(order).then(tell, () => process.exit(1));
});

async function look({ file, options, key }: LookOrder): Promise<LookNews> {
  const secret = key && new Secret(Buffer.from(key).toString('utf8'));
  key?.fill(0);
  try {
    const inspection = await inspectFile(file, {
      ...options,
      signal: never,
      ...(secret && { key: secret }),
      onProgress: (doneBytes, totalBytes) =>
        tell({ type: 'progress', doneBytes, ...(totalBytes !== undefined && { totalBytes }) }),
    });
    return { type: 'seen', inspection };
  } catch (error) {
    if (!isMigrationError(error)) throw error;
    return { type: 'failed', error: error.toRecord() };
  } finally {
    secret?.clear();
  }
}
