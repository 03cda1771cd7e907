// One warm process of the engine: does what it is told over IPC, tells how long it took and how much memory it ever held.
import path from 'node:path';
import { systemClock } from '../engine/clock.ts';
import { connectHost } from '../engine/ssh/connect.ts';
import { openKnownHosts } from '../engine/ssh/trust/known-hosts.ts';
import type { RemoteHost } from '../engine/ssh/remote-host.ts';
import { pullFile } from '../engine/transfer/pull-file.ts';
import { pushFile } from '../engine/transfer/push-file.ts';
import { relayFile } from '../engine/transfer/relay.ts';

export interface Machine {
  readonly port: number;
  readonly user: string;
  readonly keyFile: string;
  readonly sha256: string;
}

/** What the bench asks for. Every task connects first, as the commands that it is compared with do. */
export type Task =
  | { readonly kind: 'connect'; readonly from: Machine }
  | { readonly kind: 'pull'; readonly from: Machine; readonly remotePath: string; readonly localPath: string }
  | { readonly kind: 'push'; readonly to: Machine; readonly remotePath: string; readonly localPath: string }
  | {
      readonly kind: 'job';
      readonly from: Machine;
      readonly to: Machine;
      readonly remotePath: string;
      readonly localPath: string;
      readonly pushPath: string;
    };

export interface Outcome {
  readonly durationMs: number;
  /** Of the part before the far side's proof, where the task has one. */
  readonly movedMs: number;
  readonly peakRssBytes: number;
  readonly error?: string;
}

const signal = new AbortController().signal;
const common = { signal, clock: systemClock };

process.on('message', (task: Task) => {
  void measure(task).then((outcome) => process.send?.(outcome));
});

async function measure(task: Task): Promise<Outcome> {
  const startMs = performance.now();
  let movedMs = 0;
  const noteMoved = (): void => {
    movedMs = performance.now() - startMs;
  };
  let error: string | undefined;
  try {
    await perform(task, noteMoved);
  } catch (thrown) {
    error = String(thrown);
  }
  const durationMs = performance.now() - startMs;
  const peakRssBytes = process.resourceUsage().maxRSS * 1024;
  return { durationMs, movedMs: movedMs || durationMs, peakRssBytes, ...(error !== undefined && { error }) };
}

async function perform(task: Task, noteMoved: () => void): Promise<void> {
  switch (task.kind) {
    case 'connect': {
      const host = await connect(task.from);
      await host.run(['true'], { signal, timeoutMs: 30_000, name: 'true', effect: 'reads' });
      await host.close();
      return;
    }
    case 'pull': {
      const host = await connect(task.from);
      await pullFile({ ...common, host, remotePath: task.remotePath, localPath: task.localPath });
      await host.close();
      return;
    }
    case 'push': {
      const host = await connect(task.to);
      // What follows is the proof of the far side; scp has none.
      const { remotePath, localPath } = task;
      await pushFile({ ...common, host: tellWhenFinished(host, noteMoved), remotePath, localPath });
      await host.close();
      return;
    }
    case 'job': {
      const [from, to] = await Promise.all([connect(task.from), connect(task.to)]);
      const { pulled, relayed, pushError } = await relayFile({ ...common, ...task, host: from, to });
      if (!relayed) throw pushError ?? new Error('not relayed');
      const sha256 = pulled.sha256;
      const remotePath = task.pushPath;
      await pushFile({ ...common, host: to, remotePath, localPath: task.localPath, sha256, relayed });
      await Promise.all([from.close(), to.close()]);
      return;
    }
    default:
      task satisfies never;
  }
}

/** The host, telling when a writer has finished. */
function tellWhenFinished(host: RemoteHost, onFinished: () => void): RemoteHost {
  return new Proxy(host, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'write') return value.bind(target) as unknown;
      return async (...args: Parameters<RemoteHost['write']>) => {
        const writer = await target.write(...args);
        return {
          write: (chunk: Uint8Array) => writer.write(chunk),
          get acknowledgedBytes() {
            return writer.acknowledgedBytes;
          },
          finish: async () => {
            await writer.finish();
            onFinished();
          },
          abandon: () => writer.abandon(),
        };
      };
    },
  });
}

function connect(machine: Machine): Promise<RemoteHost> {
  const { port, user, keyFile, sha256 } = machine;
  return connectHost({
    side: 'old',
    target: { address: '127.0.0.1', port, user, authentication: ['key'], keyFile },
    pinnedSha256: sha256,
    knownHosts: openKnownHosts(path.join(path.dirname(keyFile), 'no-known-hosts'), []),
    ask: () => Promise.reject(new Error('nobody is here to answer')),
    signal,
  });
}
