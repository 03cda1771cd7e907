import { createBridge, type BridgeHost, type BridgeOptions } from '../../engine/index.ts';
import type { FileRef } from '../../shared/contract/contract.ts';
import {
  maxHostLength,
  maxJobName,
  mostHosts,
  shellMessageSchema,
  type EngineMessage,
  type ShellMessage,
} from './messages.ts';

/** What is used of the port to the main process; that of a utility process has it. */
export interface ShellPort {
  on(
    event: 'message',
    listener: (message: { readonly data: unknown; readonly ports: readonly PagePort[] }) => void,
  ): void;
  postMessage(message: EngineMessage): void;
}

/** What is used of a port to a page. */
export interface PagePort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

export interface EngineServerOptions extends Pick<
  BridgeOptions,
  'home' | 'operator' | 'runWith' | 'sshFolder'
> {
  readonly startDemo: NonNullable<BridgeHost['startDemo']>;
  /** Called when the engine has closed. */
  readonly exit: () => void;
}

/**
 * The engine at the far end of the main process: serves each page on its own port. It has no dialogs and no windows; a path
 * comes from the main process alone, which had a person choose it.
 */
export function serveEngine(shell: ShellPort, { startDemo, exit, ...options }: EngineServerOptions): void {
  const asked = new Map<number, (answer: ShellMessage) => void>();
  let lastId = 0;
  const ask = (question: (id: number) => EngineMessage): Promise<ShellMessage> =>
    new Promise((resolve) => {
      lastId += 1;
      asked.set(lastId, resolve);
      shell.postMessage(question(lastId));
    });
  const askForPath = async (question: (id: number) => EngineMessage): Promise<string | undefined> => {
    const answer = await ask(question);
    return answer.type === 'chosen' ? answer.path : undefined;
  };

  const bridge = createBridge({
    ...options,
    host: {
      kind: 'electron',
      chooseFile: (purpose) => askForPath((id) => ({ type: 'choose-file', id, purpose })),
      chooseTarget: (suggestedName) => askForPath((id) => ({ type: 'choose-target', id, suggestedName })),
      mayReach: async (hosts) => {
        // Too much to read is too much to agree to.
        if (hosts.length > mostHosts || hosts.some((host) => host.length > maxHostLength)) return false;
        const answer = await ask((id) => ({ type: 'may-reach', id, hosts: [...hosts] }));
        return answer.type === 'agreed' && answer.isAgreed;
      },
      mayDelete: async ({ jobId, name }, contents) => {
        const shown = name.slice(0, maxJobName);
        const answer = await ask((id) => ({ type: 'may-delete', id, jobId, name: shown, contents }));
        return answer.type === 'agreed' && answer.isAgreed;
      },
      startDemo,
      onWorking: (isWorking) => shell.postMessage({ type: 'working', isWorking }),
    },
  });

  shell.on('message', ({ data, ports }) => {
    const parsed = shellMessageSchema.safeParse(data);
    // Nothing that is said here is worth the end of a migration.
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.type) {
      case 'port': {
        const [port] = ports;
        if (port) servePage(port);
        return;
      }
      case 'chosen':
      case 'agreed':
        asked.get(message.id)?.(message);
        asked.delete(message.id);
        return;
      case 'add-file':
        shell.postMessage({ type: 'added', id: message.id, ...added(message.path) });
        return;
      case 'close':
        void bridge.close().finally(exit);
        return;
      default:
        message satisfies never;
    }
  });

  function added(filePath: string): { file?: FileRef } {
    try {
      return { file: bridge.addFile(filePath) };
    } catch {
      // Its folder is not ours to look into. The page hears that the file cannot be had.
      return {};
    }
  }

  function servePage(port: PagePort): void {
    const closed = new AbortController();
    port.on('close', () => closed.abort());
    bridge.servePort(port, closed.signal);
    port.start();
  }
}
