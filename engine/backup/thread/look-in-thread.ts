import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { Inspection } from '../../../shared/run/inspection.ts';
import type { LookEnd } from '../../../shared/run/look-end.ts';
import { MigrationError } from '../../errors.ts';
import { shippedFile } from '../../shipped-file.ts';
import { untilAborted } from '../../until-aborted.ts';
import type { FileOptions } from '../inspect-file.ts';

/** What a thread is told to look into. */
export interface LookOrder {
  readonly file: string;
  readonly options: Omit<FileOptions, 'signal' | 'onProgress' | 'key'>;
  /** UTF-8; moved to the thread and not copied, and overwritten there after the look. */
  readonly key?: Uint8Array;
}

/** What a thread tells of it. */
export type LookNews =
  | { readonly type: 'progress'; readonly doneBytes: number; readonly totalBytes?: number }
  | { readonly type: 'seen'; readonly inspection: Inspection }
  | { readonly type: 'failed'; readonly error: ErrorRecord };

/** How much a look may take of this process. */
export interface ThreadLimits {
  /** What JavaScript keeps, in the thread. */
  readonly heapMiB: number;
  /** What the whole process may grow by meanwhile: buffers and WebAssembly count here only. */
  readonly grownBytes: number;
  /** Work of the thread: waiting for a disk is none. */
  readonly workMs: number;
  /** A large file may take longer: a millisecond for so many of its bytes. */
  readonly bytesPerWorkMs: number;
}

/** No backup needs a quarter of it: the most that was seen is 2 MB a second, of bzip2, and half a gigabyte, of a passphrase of age. */
export const threadLimits: ThreadLimits = {
  heapMiB: 768,
  grownBytes: 1.5 * 1024 ** 3,
  workMs: 120_000,
  bytesPerWorkMs: 300,
};

/** How often is looked whether a limit is met. */
const watchMs = 100;
/** A thread that has nothing to do is kept for the next file so long: it takes a while to start. */
const idleMs = 30_000;

/** Compiled where this is compiled. */
const entry = ['engine', 'backup', 'thread', `inspection-thread${path.extname(import.meta.url)}`];

/** A look that was ended, and why. */
export interface Ended {
  readonly ended: LookEnd;
}

let idle: { readonly thread: Worker; readonly timer: NodeJS.Timeout } | undefined;

/**
 * Looks into a file in a thread of its own, so that neither its work nor its end is felt here. A cancel does not wait for the
 * thread. Rejects with `local.*`, or with the signal's reason; gives {@link Ended} where the look met a limit or broke down.
 */
export async function lookInThread(
  file: string,
  { signal, onProgress, key, ...options }: FileOptions,
  limits: ThreadLimits = threadLimits,
): Promise<Inspection | Ended> {
  signal.throwIfAborted();
  const thread = takeThread(limits);
  const order: LookOrder = {
    file,
    options,
    ...(key && { key: Uint8Array.from(Buffer.from(key.reveal(), 'utf8')) }),
  };
  let isReusable = false;
  let watch: NodeJS.Timeout | undefined;
  try {
    return await untilAborted<Inspection | Ended>([signal], (resolve, reject) => {
      let sizeBytes = 0;
      watch = setInterval(
        startWatch(
          thread,
          limits,
          () => sizeBytes,
          (why) => resolve({ ended: why }),
        ),
        watchMs,
      );
      thread.on('message', (news: LookNews) => {
        switch (news.type) {
          case 'progress':
            sizeBytes = news.totalBytes ?? news.doneBytes;
            onProgress?.(news.doneBytes, news.totalBytes);
            return;
          case 'seen':
            // A key leaves nothing behind in a thread that ends.
            isReusable = !key && limits === threadLimits;
            resolve(news.inspection);
            return;
          case 'failed':
            isReusable = !key && limits === threadLimits;
            reject(errorOf(news.error));
            return;
          default:
            news satisfies never;
        }
      });
      thread.on('error', (error: NodeJS.ErrnoException) =>
        resolve({ ended: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash' }),
      );
      thread.on('exit', () => resolve({ ended: 'crash' }));
      thread.postMessage(order, order.key ? [order.key.buffer as ArrayBuffer] : []);
    });
  } finally {
    clearInterval(watch);
    forgetListeners(thread);
    // Set by what the thread says, which the checker does not follow.
    if (isReusable as boolean) keepThread(thread);
    else end(thread);
  }
}

function takeThread(limits: ThreadLimits): Worker {
  if (idle && limits === threadLimits) {
    const { thread, timer } = idle;
    clearTimeout(timer);
    idle = undefined;
    forgetListeners(thread);
    thread.ref();
    return thread;
  }
  return new Worker(shippedFile(...entry), {
    name: 'inspection',
    // It needs nothing of it, and what is secret there is none of its business.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMiB },
  });
}

/** Keeps one thread for the next file, without keeping the process. */
function keepThread(thread: Worker): void {
  if (idle) {
    end(thread);
    return;
  }
  const forget = () => {
    if (idle?.thread === thread) idle = undefined;
    end(thread);
  };
  const timer = setTimeout(forget, idleMs);
  timer.unref();
  thread.unref();
  thread.on('error', forget).on('exit', forget);
  idle = { thread, timer };
}

/** Node's own listeners stay: without them no message arrives any more. */
function forgetListeners(thread: Worker): void {
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
}

/** Nobody waits for it: one that reads from a disk that does not answer ends when that does. */
function end(thread: Worker): void {
  forgetListeners(thread);
  // What it throws on its way out concerns nobody.
  thread.on('error', () => undefined);
  thread.unref();
  void thread.terminate();
}

/** Tells when a thread takes too much. Its work is seen from here also while it does not come to any answer. */
function startWatch(
  thread: Worker,
  { grownBytes, workMs, bytesPerWorkMs }: ThreadLimits,
  sizeBytes: () => number,
  tooMuch: (why: LookEnd) => void,
): () => void {
  const fromBytes = process.memoryUsage.rss();
  const from = thread.performance.eventLoopUtilization();
  return () => {
    if (process.memoryUsage.rss() - fromBytes > grownBytes) tooMuch('memory');
    const { active } = thread.performance.eventLoopUtilization(from);
    if (active > workMs + sizeBytes() / bytesPerWorkMs) tooMuch('time');
  };
}

function errorOf({ code, params, side }: ErrorRecord): MigrationError {
  // The thread made it from an error of ours.
  return new MigrationError(code, params as never, { side });
}
